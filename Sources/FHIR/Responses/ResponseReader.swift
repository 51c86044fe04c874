import Screening

/// Reads the answers of a FHIR R4 QuestionnaireResponse.
package struct ResponseReader {
  private let questionnaire: Questionnaire.ID
  private let codes: AnswerCodes
  private let items: [Item]
  private let positionsByID: [String: Int]
  private let positionsByLOINC: [String: Int]

  private var responses: [ScoringTable.Response] = []
  /// The items found, each with the node that answers it.
  private var found: [Int: JSONNode] = [:]
  private var linkIDs: [String] = []
  private var problems: [Problem] = []

  /// Something that cannot be read.
  package struct Problem {
    /// The place in the text that was read.
    package let offset: Int
    package let message: String

    fileprivate init(_ message: String, at node: JSONNode) {
      offset = node.offset
      self.message = node.path.isEmpty ? message : "\(node.path): \(message)"
    }
  }

  package init(_ questionnaire: Questionnaire, codes: AnswerCodes) {
    self.questionnaire = questionnaire.id
    self.codes = codes
    items = questionnaire.items
    positionsByID = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    positionsByLOINC = Dictionary(
      items.enumerated().compactMap { position, item in item.loinc.map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The responses, one for each item in order, and what could not be read.
  package mutating func read(_ resource: JSONNode) -> (responses: [ScoringTable.Response], problems: [Problem]) {
    responses = Array(repeating: .missing, count: items.count)
    found = [:]
    linkIDs = []
    problems = []
    if let status = resource["status"], status.string == "entered-in-error" {
      report("the response says that it was entered in error, so it is not scored", at: status)
    }
    readItems(of: resource)
    if found.isEmpty, !linkIDs.isEmpty {
      let shown = linkIDs.prefix(3).joined(separator: ", ") + (linkIDs.count > 3 ? ", …" : "")
      report(
        "no item is one of '\(questionnaire)': its linkIds are \(shown); expected are "
          + items.map(\.id).joined(separator: ", "), at: resource["item"] ?? resource)
    }
    return (responses, problems)
  }

  /// What people are told of an item of the response just read that the questionnaire would not have asked.
  package func unasked(item position: Int) -> Problem? {
    found[position].map { Problem(UnaskedAnswer(items[position]).message, at: $0) }
  }

  private mutating func report(_ message: String, at node: JSONNode) { problems.append(Problem(message, at: node)) }

  /// Items stand inside the response, inside items and inside answers.
  private mutating func readItems(of node: JSONNode) {
    if let modifier = node["modifierExtension"] {
      // FHIR: what changes the meaning in a way that is not known here must not be read as if it did not.
      report("a modifierExtension may change what this means, so it is not scored", at: modifier)
    }
    if let name = node.repeatedName { report("'\(name)' appears twice here", at: node) }
    for item in list("item", of: node) {
      let answers = list("answer", of: item)
      if let linkID = item["linkId"]?.string {
        linkIDs.append(linkID)
        if let position = position(of: linkID) { read(item, answers: answers, position: position) }
      } else {
        report("an item needs a linkId", at: item)
      }
      readItems(of: item)
      for answer in answers { readItems(of: answer) }
    }
  }

  private mutating func list(_ name: String, of node: JSONNode) -> [JSONNode] {
    guard let list = node[name] else { return [] }
    if !list.isArray { report("this is a list in FHIR, in [ ]", at: list) }
    return list.elements
  }

  /// The item by our id, or by its LOINC code as the last part of a path such as `/44249-1/44250-9`.
  private func position(of linkID: String) -> Int? {
    positionsByID[linkID] ?? linkID.split(separator: "/").last.flatMap { positionsByLOINC[String($0)] }
  }

  private mutating func read(_ item: JSONNode, answers: [JSONNode], position: Int) {
    guard found.updateValue(item, forKey: position) == nil else {
      return report("'\(items[position].id)' appears twice in this response", at: item)
    }
    if answers.count > 1 {
      return report("'\(items[position].id)' has \(answers.count) answers; it takes one", at: item)
    }
    if item.absentReason == FHIRNames.declined { responses[position] = .declined }
    for answer in answers { read(answer, position: position) }
  }

  private mutating func read(_ answer: JSONNode, position: Int) {
    let members = answer.members
    let values = members.filter { $0.name.hasPrefix("value") }
    if values.count > 1 { return report("an answer has one value", at: answer) }
    // A value that is absent may say why, in its own place or in that of the answer.
    let places = [answer] + values.map(\.value) + members.filter { $0.name.hasPrefix("_value") }.map(\.value)
    if let reason = places.lazy.compactMap(\.absentReason).first {
      // Any other reason says no more than that there is no answer.
      if reason == FHIRNames.declined { responses[position] = .declined }
    } else if let value = values.first {
      read(value.value, named: value.name, position: position)
    }
  }

  private mutating func read(_ value: JSONNode, named name: String, position: Int) {
    switch name {
    case "valueCoding": readCoding(value, position: position)
    case "valueInteger": take(value.bytes.text, of: value, position: position)
    case "valueDecimal": take(Self.wholeNumber(value.bytes.text) ?? value.bytes.text, of: value, position: position)
    case "valueBoolean": readBoolean(value, position: position)
    case "valueString":
      let text = value.string ?? value.bytes.text
      take(items[position].options.first { $0.text == text }?.code ?? text, of: value, position: position)
    default: report("\(name) is not an answer to '\(items[position].id)'", at: value)
    }
  }

  private mutating func readCoding(_ coding: JSONNode, position: Int) {
    let system = coding["system"]?.string
    guard let code = coding["code"]?.string else { return report("this Coding has no code", at: coding) }
    if system == FHIRNames.dataAbsentReason {
      if code == FHIRNames.declined { responses[position] = .declined }
      return
    }
    let options = items[position].options
    let isLOINC = system == FHIRNames.loinc || (system == nil && !options.contains { $0.code == code })
    let option = isLOINC ? options.first { $0.loinc == code } : options.first { $0.code == code }
    take(option?.code ?? code, of: coding, position: position, isKnown: option != nil)
  }

  private mutating func readBoolean(_ value: JSONNode, position: Int) {
    let word = value.bytes.text
    let isYesOrNo = Set(items[position].options.map(\.code)) == ["no", "yes"]
    take(isYesOrNo ? ["true": "yes", "false": "no"][word] ?? word : word, of: value, position: position)
  }

  /// - Parameter isKnown: whether it may be one of the item's codes at all.
  private mutating func take(_ code: String, of node: JSONNode, position: Int, isKnown: Bool = true) {
    let bytes = Array(code.utf8)
    bytes.withUnsafeBytes { bytes in
      if isKnown, let response = codes.response(bytes, item: position) {
        responses[position] = response
      } else {
        report(UnknownCode(bytes, item: position, codes: codes).message, at: node)
      }
    }
  }

  /// A decimal that is whole, such as `2.0`, without its point.
  private static func wholeNumber(_ decimal: String) -> String? {
    Double(decimal).flatMap { Int(exactly: $0) }.map(String.init)
  }
}

extension JSONNode {
  /// The reason that an extension gives for there being no answer.
  fileprivate var absentReason: String? {
    let reason = self["extension"]?.elements.first { $0["url"]?.string == FHIRNames.dataAbsentReasonExtension }
    return reason?["valueCode"]?.string
  }

  /// A name that an object has twice, if there is one: nobody can tell which of them counts.
  fileprivate var repeatedName: String? {
    var seen: Set<String> = []
    return members.first { !seen.insert($0.name).inserted }?.name
  }
}
