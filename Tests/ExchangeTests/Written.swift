import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// Questionnaires as other programs might write them, made for the tests.
enum Written {
  /// What is built in, read once.
  static let library = Library()
  static let ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
  static let answers = [
    ("LA6568-5", "Not at all"), ("LA6569-3", "Several days"), ("LA6570-1", "More than half the days"),
    ("LA6571-9", "Nearly every day"),
  ]

  static func form(_ items: String, _ more: String = "") -> String {
    #"{"resourceType": "Questionnaire", "status": "draft", \#(more.isEmpty ? "" : more + ", ")"item": [\#(items)]}"#
  }

  static func question(_ linkID: String, _ text: String, _ more: String) -> String {
    #"{"linkId": "\#(linkID)", "text": "\#(text)", \#(more)}"#
  }

  static func boolean(_ linkID: String, _ text: String, _ more: String = "") -> String {
    question(linkID, text, #""type": "boolean"\#(more.isEmpty ? "" : ", " + more)"#)
  }

  /// An option with its points.
  static func option(_ code: String, _ text: String, _ points: Int?) -> String {
    let part = points.map { #""extension": [{"url": "\#(ordinal)", "valueDecimal": \#($0)}], "# } ?? ""
    return #"{\#(part)"valueCoding": {"system": "http://loinc.org", "code": "\#(code)", "display": "\#(text)"}}"#
  }

  static func choice(
    _ linkID: String, _ text: String, code: String? = nil, points: [Int?] = [0, 1, 2, 3], _ more: String = ""
  ) -> String {
    let options = zip(answers, points).map { option($0.0, $0.1, $1) }.joined(separator: ",")
    let coding = code.map { #""code": [{"system": "http://loinc.org", "code": "\#($0)"}], "# } ?? ""
    return question(
      linkID, text, #"\#(coding)"type": "choice", "answerOption": [\#(options)]\#(more.isEmpty ? "" : ", " + more)"#)
  }

  /// The PHQ-9's questions as a LOINC export has them.
  static func phq9(_ change: (Int, Item) -> String? = { choice("/\($1.loinc ?? "")", $1.text, code: $1.loinc) }) throws
    -> String
  {
    let items = try #require(try Written.library.questionnaire("phq-9")).items.prefix(9)
    return items.enumerated().compactMap { change($0, $1) }.joined(separator: ",")
  }

  static func read(_ text: String) throws -> Form { try #require(try FormFile(Array(text.utf8)).forms.first) }

  static func recognition(_ text: String) throws -> Recognition { try Recognition(read(text), in: Written.library) }

  /// The questionnaire that the form becomes, through the file that is written of it.
  static func plain(_ text: String) throws -> Questionnaire {
    try loaded(try #require(try PlainQuestionnaire(read(text), in: Written.library, near: nil)))
  }

  static func loaded(_ plain: PlainQuestionnaire) throws -> Questionnaire {
    let yaml = plain.yaml
    #expect(Written.library.problems(inFile: "plain.yaml", text: yaml).isEmpty)
    return try TemporaryFolder.with { folder in
      _ = try folder.write(yaml, to: "plain.yaml")
      let library = try Library(folder: folder.path, siteFile: nil)
      return try #require(try library.questionnaire(plain.id))
    }
  }
}

extension Recognition {
  var recognizedID: String? {
    if case .recognized(let questionnaire, _) = self { questionnaire.id } else { nil }
  }

  var differences: [String]? {
    if case .differs(_, let differences) = self { differences } else { nil }
  }

  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}
