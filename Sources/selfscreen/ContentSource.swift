import ArgumentParser
import QuestionnaireLibrary

/// The source of questionnaires and of the site's words.
struct ContentSource {
  var language = "en"
  var folder: String?
  var siteFile: String?

  /// - Throws: `Problems`, all of them, when a file of the site's has one; a usage error for a language that is
  ///   not here.
  func library() throws -> Library {
    try library(of: try files())
  }

  /// The site's own files as they are now.
  func files() throws(Problems) -> SiteFiles { try SiteFiles(folder: folder, siteFile: siteFile) }

  /// - Throws: the same, for files that were read before.
  func library(of files: SiteFiles) throws -> Library {
    if language == "en", folder == nil, siteFile == nil { return Library() }
    let library = try Library(language: language, siteFiles: files)
    let languages = library.languages
    guard languages.contains(language) else {
      let missing = library.missing(in: language)
      let reason =
        missing.isEmpty
        ? "There is no language '\(language)' here."
        : "The language '\(language)' isn't complete here: it is missing \(missing.joined(separator: ", "))."
      throw ValidationError("\(reason) The languages are: \(languages.joined(separator: ", ")).")
    }
    return library
  }
}
