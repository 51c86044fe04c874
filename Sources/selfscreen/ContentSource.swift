import ArgumentParser
import QuestionnaireLibrary

/// Where questionnaires and the site's words come from.
struct ContentSource {
  var language = "en"
  var folder: String?
  var siteFile: String?

  /// - Throws: `Problems`, all of them, when a file of the site's has one; a usage error for a language that is
  ///   not here.
  func library() throws -> Library {
    if language == "en", folder == nil, siteFile == nil { return Library() }
    let library = try Library(language: language, folder: folder, siteFile: siteFile)
    guard library.languages.contains(language) else {
      throw ValidationError(
        "There is no language '\(language)' here. The languages are: \(library.languages.joined(separator: ", ")).")
    }
    return library
  }
}
