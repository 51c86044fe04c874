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

  /// Looks whether the machine has what the site's files ask for, and changes nothing.
  func check() throws {
    try counts?.check()
    try staffCode?.check()
  }
}
