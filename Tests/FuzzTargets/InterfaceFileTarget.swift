import QuestionnaireLibrary

/// A file of interface strings: one that is taken can fill every place of every sentence.
package struct InterfaceFileTarget: FuzzTarget {
  private let read: (SiteFiles) -> Result<Library, Problems>

  package init() { read = FileReading.read }

  /// With a fault, to see that it is found.
  package init(read: @escaping (SiteFiles) -> Result<Library, Problems>) { self.read = read }

  package mutating func check(_ input: [UInt8]) throws {
    guard let library = try FileReading.library(of: input, isSiteFile: false, read) else { return }
    for language in ["en", "es"] {
      let strings = try library.inLanguage(language).strings()
      try promise(!strings.crisisTitle.isEmpty && !strings.crisisGoOn.isEmpty, "a crisis page without words")
      let call = strings.centreCall(phone: "555-0100")
      try promise(call.contains("555-0100"), "the number to call is missing in '\(call)'")
    }
    _ = library.languages
  }
}
