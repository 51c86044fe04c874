import ForeignText

/// A file that should hold a FHIR R4 Questionnaire, or a Bundle with some.
package struct FormFile: Sendable {
  /// The Questionnaires, in their order.
  package let forms: [Form]
  private let text: [UInt8]

  /// A problem with its line and column, both counted from 1; the column in characters.
  package struct Problem: Error, Sendable {
    package let line: Int
    package let column: Int
    package let message: String
  }

  /// - Throws: the first problem that keeps the file from being read.
  package init(_ bytes: [UInt8]) throws(Problem) {
    let text: [UInt8]
    do throws(FormProblem) {
      text = try Self.decoded(bytes)
    } catch {
      throw Problem(line: 1, column: 1, message: error.message)
    }
    self.text = text
    do throws(FormProblem) {
      if let dialect = Self.dialect(of: text) { throw dialect }
      forms = try Self.forms(in: PlacedJSON(text))
    } catch {
      throw Self.problem(error, in: text)
    }
  }

  // MARK: Text

  /// The text as UTF-8 without a byte order mark, from UTF-8 or UTF-16.
  private static func decoded(_ bytes: [UInt8]) throws(FormProblem) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isBigEndian: true) }
    // JSON starts with a sign of ASCII: a zero beside it is half of a wider one.
    if bytes.count >= 2, bytes[0] != 0, bytes[1] == 0 { return try utf16(bytes[...], isBigEndian: false) }
    if bytes.count >= 2, bytes[0] == 0, bytes[1] != 0 { return try utf16(bytes[...], isBigEndian: true) }
    return try utf8(bytes)
  }

  private static func utf8(_ bytes: [UInt8]) throws(FormProblem) -> [UInt8] {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw FormProblem("this is no text in UTF-8; a FHIR resource is a JSON file in UTF-8", at: 0)
    }
    return bytes
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(FormProblem) -> [UInt8] {
    let start = bytes.startIndex
    let units = (0..<(bytes.count / 2)).map { index in
      let (first, second) = (UInt16(bytes[start + 2 * index]), UInt16(bytes[start + 2 * index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    guard bytes.count.isMultiple(of: 2), !units.contains(0), let text = String(validating: units, as: UTF16.self) else {
      throw FormProblem("this is no text in UTF-8 or UTF-16; a FHIR resource is a JSON file in UTF-8", at: 0)
    }
    return Array(text.utf8)
  }

  /// What a text that is no JSON seems to be, where its first words tell.
  private static func dialect(of text: [UInt8]) -> FormProblem? {
    guard let start = text.firstIndex(where: { !JSONText.isSpace($0) }) else {
      return FormProblem("the file is empty", at: 0)
    }
    switch text[start] {
    case Byte.openBrace: return nil
    case Byte.openBracket:
      return FormProblem(
        "this is a JSON list; a FHIR resource starts with {, so put one resource into a file", at: start)
    case UInt8(ascii: "<"):
      return FormProblem("this is XML (or HTML); save the Questionnaire as FHIR JSON", at: start)
    default: break
    }
    let head = String(decoding: text[start...].prefix(4096), as: UTF8.self)
    let lines = head.split(whereSeparator: \.isNewline)
    if lines.contains(where: { line in
      ["Instance:", "InstanceOf:", "Alias:", "Profile:", "RuleSet:", "ValueSet:", "CodeSystem:"]
        .contains { line.hasPrefix($0) }
    }) {
      return FormProblem(
        "this is FHIR Shorthand (FSH); build it with SUSHI, and import the JSON that comes out", at: start)
    }
    if lines.contains(where: { $0.hasPrefix("resourceType:") || $0.hasPrefix("---") || $0.hasPrefix("kind:") }) {
      return FormProblem("this is YAML; save the Questionnaire as FHIR JSON", at: start)
    }
    return FormProblem("this is not JSON: a FHIR resource starts with {", at: start)
  }

  private static func problem(_ problem: FormProblem, in text: [UInt8]) -> Problem {
    let before = text[..<min(problem.offset, text.count)]
    let lineStart = before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    return Problem(
      line: before.count { $0 == Byte.newline } + 1,
      column: String(decoding: before[lineStart...], as: UTF8.self).count + 1, message: problem.message)
  }

  // MARK: Resources

  private static func forms(in document: PlacedJSON) throws(FormProblem) -> [Form] {
    let type = try resourceType(of: document)
    switch type {
    case "Questionnaire": return [try FormReader.form(document, beside: [])]
    case "Bundle": break
    case "QuestionnaireResponse":
      throw FormProblem(
        "this is a QuestionnaireResponse, somebody's answers; score it with 'selfscreen score ID --input fhir'",
        at: document)
    default: throw FormProblem("this is a FHIR \(type), not a Questionnaire", at: document)
    }
    let resources = document["entry"]?.elements.compactMap { $0["resource"] } ?? []
    let questionnaires = resources.filter { $0["resourceType"]?.string == "Questionnaire" }
    if questionnaires.isEmpty { throw FormProblem("there is no Questionnaire in this Bundle", at: document) }
    var forms: [Form] = []
    for questionnaire in questionnaires { forms.append(try FormReader.form(questionnaire, beside: resources)) }
    return forms
  }

  private static func resourceType(of document: PlacedJSON) throws(FormProblem) -> String {
    guard let type = document["resourceType"] else {
      throw FormProblem(
        "there is no 'resourceType' here; a FHIR Questionnaire starts with \"resourceType\": \"Questionnaire\"",
        at: document)
    }
    guard let name = type.string else { throw FormProblem("'resourceType' takes text", at: type) }
    return name
  }
}
