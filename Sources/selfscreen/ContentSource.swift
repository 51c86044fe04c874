import QuestionnaireLibrary

/// Where questionnaires and the site's words come from.
struct ContentSource {
  var language = "en"
  var folder: String?
  var siteFile: String?

  /// - Throws: `Problems`, all of them, when a file of the site's has one.
  func library() throws -> Library {
    if language == "en", folder == nil, siteFile == nil { return Library() }
    return try Library(language: language, folder: folder, siteFile: siteFile)
  }
}
