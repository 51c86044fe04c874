/// How much is taken of what comes from outside: every reader keeps to this table, and README.md says the same.
///
/// Nothing that people make by hand comes near a limit. Whatever is above one is named, never cut off in silence.
package enum InputLimits {
  /// The bytes of a file of questionnaires, a plan, a site and so on.
  package static let fileBytes = 1 << 20
  /// The problems of such files that are named; the rest is counted.
  package static let namedProblems = 50

  /// The bytes of a row of a table, its header too.
  package static let rowBytes = 2 << 20
  /// The bytes of a FHIR resource that stands on one line, or of a document over several lines.
  package static let resourceBytes = 64 << 20
  /// The bytes of a FHIR Questionnaire that is imported.
  package static let formBytes = 16 << 20
  /// The questions that are taken of one, and the answers that are taken to one question.
  package static let questions = 1000
  package static let answers = 500
  /// The levels that JSON may be nested.
  package static let nesting = 200

  /// The number of bytes as people say it.
  package static func words(for bytes: Int) -> String { "\(bytes >> 20) MiB" }
}
