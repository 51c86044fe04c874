import ForeignText
import Foundation

/// Reads site files from disk, with messages that say what to do.
enum Disk {
  /// - Throws: `Problems` when the file cannot be read or is not UTF-8 text.
  static func read(_ path: String) throws(Problems) -> String {
    // What is no plain file, such as a pipe, may never come to an end; it is not waited for.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if file < 0, errno == ENOENT || errno == ENOTDIR {
      throw problem(path, "there is no such file; check the path")
    }
    guard file >= 0 else { throw problem(path, "the file cannot be read; check its permissions") }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw problem(path, "the file cannot be read; check its permissions") }
    if facts.st_mode & S_IFMT == S_IFDIR { throw problem(path, "this is a folder; name a file in it") }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw problem(path, "this is no plain file; name one") }
    guard facts.st_size <= InputLimits.fileBytes else {
      throw problem(
        path,
        "the file is larger than \(InputLimits.words(for: InputLimits.fileBytes)); no questionnaire or site file needs "
          + "that much")
    }
    // No more than that, should it grow meanwhile. At its end there is nothing to read.
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
    guard let read = try? handle.read(upToCount: InputLimits.fileBytes) ?? Data() else {
      throw problem(path, "the file cannot be read; it may be damaged")
    }
    guard let text = String(validating: read, as: UTF8.self) else {
      throw problem(path, "the file is not UTF-8 text; save it as UTF-8")
    }
    // Some editors mark a file as UTF-8 with a sign that is no part of the text.
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// The YAML files in a folder and below it, in order of their paths.
  ///
  /// - Throws: `Problems` when the folder is missing or cannot be read.
  static func yamlFiles(below folder: String) throws(Problems) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw problem(folder, "there is no such folder; check the path")
    }
    guard isFolder.boolValue else { throw problem(folder, "this is a file; name the folder it is in") }
    guard FileManager.default.isReadableFile(atPath: folder),
      let names = FileManager.default.enumerator(atPath: folder)
    else {
      throw problem(folder, "the folder cannot be read; check its permissions")
    }
    return names.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .sorted()
      .map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  private static func problem(_ file: String, _ message: String) -> Problems {
    Problems([Problem(file: file, message: message)])
  }
}
