import Screening

/// Reads all that an item of a response says of its answer, and compares it.
///
/// A class, so that reading with it does not copy it.
final class AnswerReader: Sendable {
  private let items: [Item]
  private let isScored: [Bool]
  private let codes: AnswerCodes
  private let options: [OptionNames]
  private let table: ScoringTable

  init(_ questionnaire: Questionnaire, codes: AnswerCodes, map: QuestionnaireMap?) {
    items = questionnaire.items
    let scored = Set(questionnaire.scores.flatMap(\.items))
    isScored = items.map { scored.contains($0.id) }
    options = items.indices.map { OptionNames(questionnaire.items[$0], given: map?.options[$0] ?? [:]) }
    self.codes = codes
    table = ScoringTable(questionnaire)
  }

  /// The answers of an item. What disagrees with the first, or is not known, is reported and counts for safety rules only.
  func read(_ item: JSONNode, position: Int, into reading: inout ResponseReading) -> ScoringTable.Response {
    var statements: [AnswerStatement] = []
    statements.reserveCapacity(4)
    let problemsBefore = reading.problems.count
    readReasons(in: item, position: position, &statements, &reading)
    var answerCount = 0
    for member in item.members where member.isNamed("answer") {
      for answer in member.listed {
        answerCount += 1
        readAnswer(answer, position: position, &statements, &reading)
      }
    }
    if answerCount > 1 { reading.report("'\(items[position].id)' has \(answerCount) answers; it takes one", at: item) }
    return settle(statements, item, position: position, problemsBefore: problemsBefore, &reading)
  }

  /// The value of an Observation.
  func read(valueOf observation: JSONNode, position: Int, into reading: inout ResponseReading) -> ScoringTable.Response
  {
    var statements: [AnswerStatement] = []
    statements.reserveCapacity(4)
    let problemsBefore = reading.problems.count
    readAnswer(observation, position: position, &statements, &reading)
    return settle(statements, observation, position: position, problemsBefore: problemsBefore, &reading)
  }

  // MARK: Agreement

  private func settle(
    _ statements: [AnswerStatement], _ node: JSONNode, position: Int, problemsBefore: Int,
    _ reading: inout ResponseReading
  ) -> ScoringTable.Response {
    guard let answer = statements.first(where: { $0.kind.isAnswer }), case .response(let response) = answer.meaning
    else {
      for statement in statements { add(statement, position: position, to: &reading) }
      if let first = statements.first, reading.problems.count == problemsBefore {
        reading.report(
          "'\(items[position].id)' has \(first.kind == .points ? "points" : "words"), but no answer", at: node)
      }
      return .missing
    }
    for statement in statements where !agrees(statement, with: response, position: position) {
      add(statement, position: position, to: &reading)
      reading.report(
        "\(items[position].id): \(answer.words(items[position])), but \(statement.words(items[position])); "
          + "mend the one that is wrong", at: statement.node)
    }
    return response
  }

  private func agrees(_ statement: AnswerStatement, with response: ScoringTable.Response, position: Int) -> Bool {
    switch statement.meaning {
    case .response(let other): other == response
    case .points(let points): table.points(of: response, toItemAt: position).map(Double.init) == points
    }
  }

  private func add(_ statement: AnswerStatement, position: Int, to reading: inout ResponseReading) {
    switch statement.meaning {
    case .response(let response): reading.add(other: response, item: position)
    case .points(let points):
      for option in options[position].options(points: points) { reading.add(other: .option(option), item: position) }
    }
  }

  // MARK: Statements

  private func readAnswer(
    _ answer: JSONNode, position: Int, _ statements: inout [AnswerStatement], _ reading: inout ResponseReading
  ) {
    if answer.kind != .object {
      addProbable(answer, position: position, &reading)
      return reading.report("an answer is an object in FHIR, in { }", at: answer)
    }
    var valueCount = 0
    readReasons(in: answer, position: position, &statements, &reading)
    for member in answer.members {
      if member.isNamed(beginning: "value") {
        valueCount += 1
        readReasons(in: member, position: position, &statements, &reading)
        readValue(member, position: position, &statements, &reading)
      } else if member.isNamed(beginning: "_value") {
        readReasons(in: member, position: position, &statements, &reading)
      }
    }
    if valueCount > 1 { reading.report("an answer has one value", at: answer) }
  }

  /// The extensions of an item, an answer or a value: points, and reasons for there being no answer.
  private func readReasons(
    in node: JSONNode, position: Int, _ statements: inout [AnswerStatement], _ reading: inout ResponseReading
  ) {
    for member in node.members where member.isNamed("extension") {
      for part in member.elements {
        guard let url = part["url"] else { continue }
        if url.isText(FHIRNames.dataAbsentReasonExtension) {
          let reason = part["valueCode"]
          statements.append(absence(reason, at: reason ?? part))
        } else if FHIRNames.isPointsExtension(url), isScored[position] {
          readPoints(part, &statements, &reading)
        }
      }
    }
  }

  private func absence(_ reason: JSONNode?, at node: JSONNode) -> AnswerStatement {
    // Any other reason says no more than that there is no answer.
    let isDeclined = reason?.isText(FHIRNames.declined) == true
    return AnswerStatement(meaning: .response(isDeclined ? .declined : .missing), kind: .reason, node: node)
  }

  private func readPoints(_ part: JSONNode, _ statements: inout [AnswerStatement], _ reading: inout ResponseReading) {
    for value in part.members where value.isNamed(beginning: "value") {
      if let points = FHIRNumber.read(value) {
        statements.append(AnswerStatement(meaning: .points(points), kind: .points, node: value))
      } else {
        reading.report("these points are no number", at: value)
      }
    }
  }

  private func readValue(
    _ value: JSONNode, position: Int, _ statements: inout [AnswerStatement], _ reading: inout ResponseReading
  ) {
    if value.isNamed("valueCoding") {
      if value.isArray { reading.report("this is one Coding in FHIR, and no list", at: value) }
      readCodings(value, position: position, &statements, &reading)
    } else if value.isNamed("valueCodeableConcept") {
      readCodings(value, position: position, &statements, &reading)
      if let text = value["text"] { readDisplay(text, position: position, &statements) }
    } else if value.isNamed("valueInteger") {
      take(value.bytes.text, .number, of: value, position: position, &statements, &reading)
    } else if value.isNamed("valueDecimal") {
      let text = value.bytes.text
      take(Self.wholeNumber(text) ?? text, .number, of: value, position: position, &statements, &reading)
    } else if value.isNamed("valueBoolean") {
      let word = value.bytes.text
      let isYesOrNo = Set(items[position].options.map(\.code)) == ["no", "yes"]
      let code = isYesOrNo ? ["true": "yes", "false": "no"][word] ?? word : word
      take(code, .boolean, of: value, position: position, &statements, &reading)
    } else if value.isNamed("valueString") {
      readText(value, position: position, &statements, &reading)
    } else {
      addProbable(value["value"] ?? value, position: position, &reading)
      reading.report("\(value.name) is not an answer to '\(items[position].id)'", at: value)
    }
  }

  private func readText(
    _ value: JSONNode, position: Int, _ statements: inout [AnswerStatement], _ reading: inout ResponseReading
  ) {
    let text = value.string ?? value.bytes.text
    if let option = items[position].options.firstIndex(where: { $0.text == text }) {
      statements.append(AnswerStatement(meaning: .response(.option(option)), kind: .text, node: value))
    } else {
      take(text, .text, of: value, position: position, &statements, &reading)
    }
  }

  // MARK: Codes

  /// One of several Codings may be another system's, if one is known here.
  private func readCodings(
    _ value: JSONNode, position: Int, _ statements: inout [AnswerStatement], _ reading: inout ResponseReading
  ) {
    var unknown: ResponseReading.Problem?
    let before = statements.count
    for coding in FHIRCodings(value) {
      // Those of the value itself were read.
      if coding.offset != value.offset { readReasons(in: coding, position: position, &statements, &reading) }
      readCoding(coding, position: position, &statements, &unknown, &reading)
    }
    if let unknown, !statements[before...].contains(where: { $0.kind.isAnswer }) { reading.report(unknown) }
  }

  private func readCoding(
    _ coding: JSONNode, position: Int, _ statements: inout [AnswerStatement], _ unknown: inout ResponseReading.Problem?,
    _ reading: inout ResponseReading
  ) {
    let system = coding["system"]
    var hasCode = false
    for member in coding.members {
      if member.isNamed("code") {
        hasCode = true
        readCode(member, system: system, coding, position: position, &statements, &unknown, &reading)
      } else if member.isNamed("display") {
        readDisplay(member, position: position, &statements)
      }
    }
    if !hasCode, !statements.contains(where: { $0.kind == .reason }) {
      unknown = ResponseReading.Problem("this Coding has no code", at: coding)
    }
  }

  private func readCode(
    _ node: JSONNode, system: JSONNode?, _ coding: JSONNode, position: Int, _ statements: inout [AnswerStatement],
    _ unknown: inout ResponseReading.Problem?, _ reading: inout ResponseReading
  ) {
    let names = options[position]
    guard let code = node.string else { return reading.report("a code is a text in FHIR, in quotes", at: node) }
    let bytes = Array(code.utf8)
    let response = bytes.withUnsafeBytes { bytes -> ScoringTable.Response? in
      let own = system.map { $0.isText(names.system) } ?? true
      if own, let response = codes.response(bytes, item: position) { return response }
      return system.map(isLOINC) ?? true ? names.option(loinc: bytes).map { .option($0) } : nil
    }
    if system?.isText(FHIRNames.dataAbsentReason) == true {
      return statements.append(absence(node, at: node))
    }
    let given = names.option(given: QuestionnaireMap.Code(system: system?.string, code: code))
    if let response = response ?? given.map({ .option($0) }) {
      return statements.append(AnswerStatement(meaning: .response(response), kind: .code, node: node))
    }
    addProbable(node, position: position, &reading)
    guard let system, !isLOINC(system), !system.isText(names.system) else {
      return reportUnknown(code, of: coding, position: position, &reading)
    }
    unknown = ResponseReading.Problem(
      "\(items[position].id): '\(code)' is a code of '\(system.string ?? "")', which is not known here; a code of LOINC, or one "
        + "of ours without a system, is expected", at: coding)
  }

  private func isLOINC(_ system: JSONNode) -> Bool {
    system.isText(FHIRNames.loinc) || system.string.map(FHIRNames.isLOINC) == true
  }

  private func readDisplay(_ node: JSONNode, position: Int, _ statements: inout [AnswerStatement]) {
    guard node.kind == .string else { return }
    let inside = node.bytes.slice(1..<(node.bytes.count - 1))
    guard let option = options[position].option(text: inside) ?? node.string.flatMap(options[position].option(words:))
    else {
      return
    }
    statements.append(AnswerStatement(meaning: .response(.option(option)), kind: .display, node: node))
  }

  // MARK: Codes that stand for an answer as they are

  private func take(
    _ code: String, _ kind: AnswerStatement.Kind, of node: JSONNode, position: Int,
    _ statements: inout [AnswerStatement], _ reading: inout ResponseReading
  ) {
    if let response = Array(code.utf8).withUnsafeBytes({ codes.response($0, item: position) }) {
      statements.append(AnswerStatement(meaning: .response(response), kind: kind, node: node))
    } else {
      addProbable(node, position: position, &reading)
      reportUnknown(code, of: node, position: position, &reading)
    }
  }

  private func reportUnknown(_ code: String, of node: JSONNode, position: Int, _ reading: inout ResponseReading) {
    Array(code.utf8).withUnsafeBytes {
      reading.report(UnknownCode($0, item: position, codes: codes).message, at: node)
    }
  }

  /// What is no code may still tell what was meant.
  private func addProbable(_ node: JSONNode, position: Int, _ reading: inout ResponseReading) {
    let names = options[position]
    let code = node.string ?? node.bytes.text
    let probable = Array(code.utf8).withUnsafeBytes { bytes in
      codes.response(bytes, item: position) ?? names.option(loinc: bytes).map { .option($0) }
        ?? (names.option(words: code) ?? names.option(likeLOINC: code)).map { .option($0) }
        ?? UnknownCode(bytes, item: position, codes: codes).probableResponse
    }
    if let probable { reading.add(other: probable, item: position) }
    let byPoints = Double(code).map(names.options(points:)) ?? []
    for option in byPoints { reading.add(other: .option(option), item: position) }
  }

  /// A decimal that is whole, such as `2.0`, without its point.
  private static func wholeNumber(_ decimal: String) -> String? {
    Double(decimal).flatMap { Int(exactly: $0) }.map(String.init)
  }
}
