/// A PHQ-9 as a FHIR response in the way of LOINC, whose answers can be set one by one.
struct PHQ9Response {
  /// The answer of each item, as JSON.
  var answers: [String]
  /// Items behind the questions.
  var more: [String] = []

  static let loinc = [
    "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
  ]
  private static let codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]

  /// - Parameter points: of all questions.
  init(all points: Int) { answers = Array(repeating: Self.answer(points), count: Self.loinc.count) }

  /// An answer by LOINC's code.
  ///
  /// - Parameter rest: further members of the Coding, with a comma before each.
  static func answer(_ points: Int, _ rest: String = "") -> String {
    #"{"valueCoding":{"system":"http://loinc.org","code":"\#(codes[points])"\#(rest)}}"#
  }

  /// The extension that gives an answer's points.
  static func points(_ number: String, url: String = "http://hl7.org/fhir/StructureDefinition/ordinalValue") -> String {
    #"{"url":"\#(url)","valueDecimal":\#(number)}"#
  }

  /// The members of the last question, instead of its answer.
  func json(lastQuestion: String? = nil) -> String {
    var items = zip(Self.loinc, answers).map { #"{"linkId":"/\#($0)","answer":[\#($1)]}"# }
    if let lastQuestion { items[items.count - 1] = lastQuestion }
    return response((items + more).joined(separator: ","))
  }
}
