import Glibc
import Kiosk
import KioskHost
import QuestionnaireLibrary
import SelfCheck

/// All that a kiosk is made of, from one reading of the site's files.
struct KioskParts {
  let files: SiteFiles
  let site: SiteProfile
  let program: KioskProgram
  /// None where the site has no code: then the kiosk cannot be left from the keyboard at all.
  let staffCode: StaffCode?
  let counts: VisitCounts?

  /// - Throws: what is wrong with the files, for people.
  init(_ files: SiteFiles, _ content: ContentOptions, _ settings: Settings) throws {
    let library = try content.source.library(of: files)
    let site = try library.site()
    let offered = site.languages.filter(library.languages.contains)
    var languages: [Language] = []
    var first: [String: Session<Visitor>] = [:]
    for code in offered.count > 1 ? offered : [] {
      let session = try KioskProgram.session(
        library: try content.source(in: code).library(of: files), settings: settings, size: .smallest)
      languages.append(Language(code: code, strings: session.strings))
      first[code] = session
    }
    let firstPages = first
    self.files = files
    self.site = site
    program = KioskProgram(
      try KioskProgram.session(library: library, settings: settings, size: .smallest), languages: languages,
      speak: { firstPages[$0] })
    staffCode = try site.kiosk.staffCode.map {
      try StaffCode(line: $0, triesFile: site.kiosk.staffCodeTriesFile) { MonotonicClock.seconds }
    }
    counts = site.kiosk.countsFile.map(VisitCounts.init)
  }

  /// The folders of the files in which something is counted.
  var countFolders: [String] {
    [site.kiosk.countsFile, site.kiosk.staffCodeTriesFile].compactMap { $0.map(Self.folder(of:)) }
  }

  /// The folders that the site's files are in. A file may be replaced by another; one that is a link is in two of them.
  func readable(_ content: ContentOptions) -> [String] {
    let paths = files.paths + (content.site.map { [$0] } ?? [])
    let targets = paths.compactMap { path -> String? in
      guard let target = realpath(path, nil) else { return nil }
      defer { free(target) }
      return String(cString: target)
    }
    let folders = Set((paths + targets).map(Self.folder(of:)))
    return folders.sorted() + (content.questionnaires.map { [$0] } ?? [])
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Looks whether a kiosk that is locked in can count in its files.
  ///
  /// - Parameter folders: those in which it may; `nil` while it may in all.
  func check(isHeldTo folders: [String]?) throws(HostProblem) {
    guard let folders else { return }
    for file in [site.kiosk.countsFile, site.kiosk.staffCodeTriesFile].compactMap(\.self)
    where !folders.contains(Self.folder(of: file)) {
      throw HostProblem(
        "\(file): error: a kiosk that is running counts only in the folders that it began with; start it again to use this one"
      )
    }
  }

  /// Looks whether the machine has what the site's files ask for, and changes nothing.
  func check() throws {
    try counts?.check()
    try staffCode?.check()
  }
}
