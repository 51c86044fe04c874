/// The texts of a site's own files, all as they were at one moment.
///
/// A program that runs for long can go on with them when the files on the disk can no longer be used.
public struct SiteFiles: Sendable, Equatable, Codable {
  struct File: Sendable, Equatable, Codable {
    let path: String
    let text: String
  }

  let files: [File]
  /// The path of the site file that takes the place of every other.
  let siteFile: String?
  /// The problems with files that could not be read.
  let unreadable: [Problem]

  /// The paths of the files that could be read.
  package var paths: [String] { files.map(\.path) }

  /// Reads them.
  ///
  /// - Parameters:
  ///   - folder: a folder with files that are added, or replace those of the same kind and id.
  ///   - siteFile: a file of `kind: site` that takes the place of every other.
  /// - Throws: `Problems` when the folder cannot be read. A file that cannot be is a problem of the library made from
  ///   these, together with all others.
  public init(folder: String?, siteFile: String?) throws(Problems) {
    var paths = try folder.map { folder throws(Problems) in try Disk.yamlFiles(below: folder) } ?? []
    if let siteFile { paths.append(siteFile) }
    self.init(paths: paths, siteFile: siteFile)
  }

  /// One file that stands on no disk.
  ///
  /// - Parameter isSiteFile: whether it takes the place of every other site file.
  package init(text: String, named name: String, isSiteFile: Bool = false) {
    files = [File(path: name, text: text)]
    siteFile = isSiteFile ? name : nil
    unreadable = []
  }

  init(paths: [String], siteFile: String? = nil) {
    var files: [File] = []
    var unreadable: [Problem] = []
    for path in paths {
      do throws(Problems) {
        files.append(File(path: path, text: try Disk.read(path)))
      } catch {
        unreadable += error.all
      }
    }
    self.files = files
    self.siteFile = siteFile
    self.unreadable = unreadable
  }

  /// The files with what their heads say, and the problems of those that cannot be read.
  func parsed() -> (files: [LibraryFile], problems: [Problem]) {
    var parsed: [LibraryFile] = []
    var problems = unreadable
    for file in files {
      do throws(Problems) {
        parsed.append(try LibraryFile(name: file.path, text: file.text))
      } catch {
        problems += error.all
      }
    }
    return (parsed, problems)
  }
}
