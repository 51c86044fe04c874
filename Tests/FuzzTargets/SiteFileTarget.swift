import QuestionnaireLibrary

/// A site file: one that is taken has crisis lines that can be reached.
package struct SiteFileTarget: FuzzTarget {
  private let read: (SiteFiles) -> Result<Library, Problems>

  package init() { read = FileReading.read }

  /// With a fault, to see that it is found.
  package init(read: @escaping (SiteFiles) -> Result<Library, Problems>) { self.read = read }

  package mutating func check(_ input: [UInt8]) throws {
    guard let library = try FileReading.library(of: input, isSiteFile: true, read) else { return }
    let site = try library.site()
    try promise(!site.crisisLines.isEmpty, "a site without crisis lines")
    for line in site.crisisLines {
      try promise(!line.name.isEmpty, "a crisis line without a name")
      try promise(!line.reach.isEmpty && !line.reach.contains(""), "a crisis line that cannot be reached")
    }
    try promise(site.idleSeconds >= 20 && site.countdownSeconds >= 20, "a site that hurries people")
    // What a kiosk shows first is made from these.
    for id in site.plans + site.topics { try promise(try library.plan(id) != nil, "there is no plan '\(id)'") }
    if input.count % 16 == 0 { try promise(try library.site() == site, "the site is another one the second time") }
  }
}
