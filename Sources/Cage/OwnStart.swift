import CCage
import Glibc

/// The files that this program's next start cannot do without: the program, its libraries, and what the C library and
/// ncurses read of the machine.
enum OwnStart {
  /// A static program has none.
  static var hasLibraries: Bool { cage_loader() != 0 }

  static var files: [FileRules.Place] {
    // The file that runs, even if it was replaced or removed.
    [FileRules.Place(path: "/proc/self/exe", right: .run)] + libraries
      + systemFiles.map { FileRules.Place(path: $0, right: .read) }
  }

  /// The kernel starts the loader together with the program. An update may replace libraries, so that it is their folders
  /// that can be read.
  private static var libraries: [FileRules.Place] {
    guard hasLibraries else { return [] }
    var loader: [FileRules.Place] = []
    var folders: Set<String> = []
    for (start, path) in runningFiles {
      if start == cage_loader() { loader = [FileRules.Place(path: path, right: .run)] }
      if let end = path.lastIndex(of: "/") { folders.insert(String(path[...end])) }
    }
    return loader + (folders.sorted() + ["/etc/ld.so.cache"]).map { FileRules.Place(path: $0, right: .read) }
  }

  /// The files of which parts lie in memory, each with the place where its first part begins.
  private static var runningFiles: [(start: UInt, path: String)] {
    guard let file = fopen("/proc/self/maps", "r") else { return [] }
    defer { fclose(file) }
    var files: [(start: UInt, path: String)] = []
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while getline(&line, &room, file) > 0, let line {
      let text = String(cString: line)
      guard let slash = text.firstIndex(of: "/"), let start = UInt(text.prefix { $0 != "-" }, radix: 16) else {
        continue
      }
      files.append((start, String(text[slash...].dropLast())))
    }
    return files
  }

  private static var systemFiles: [String] {
    let named = ["TERMINFO", "TERMINFO_DIRS", "LOCPATH", "TZDIR"].compactMap(variable)
      .flatMap { $0.split(separator: ":").map(String.init) }
    let ownTerminals = variable("HOME").map { ["\($0)/.terminfo"] } ?? []
    let ofAll: [String] = [
      "/etc/terminfo", "/lib/terminfo", "/usr/lib/terminfo", "/usr/share/terminfo", "/usr/lib/locale",
      "/usr/share/locale",
      "/etc/locale.alias",
      "/usr/lib/x86_64-linux-gnu/gconv", "/usr/lib/aarch64-linux-gnu/gconv", "/usr/lib64/gconv", "/etc/localtime",
      "/usr/share/zoneinfo", "/sys/devices/system/cpu",
    ]
    return named + ownTerminals + ofAll
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
