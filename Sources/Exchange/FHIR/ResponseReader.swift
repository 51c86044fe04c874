import Screening

/// Reads the answers of a FHIR R4 QuestionnaireResponse.
struct ResponseReader {
  private let scorer: RowScorer
  private let items: [Item]
  private let positionsByID: [String: Int]
  private let positionsByLOINC: [String: Int]

  private var responses: [ScoringTable.Response] = []
  private var found: Set<Int> = []
  private var linkIDs: [String] = []
  private var problems: [Problem] = []

  struct Problem {
    /// In the text that was read.
    let offset: Int
    let message: String
  }

  init(_ scorer: RowScorer) {
    self.scorer = scorer
    items = scorer.questionnaire.items
    positionsByID = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    positionsByLOINC = Dictionary(
      items.enumerated().compactMap { position, item in item.loinc.map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The responses, one for each item in order, and what could not be read.
  mutating func read(_ resource: JSONNode) -> (responses: [ScoringTable.Response], problems: [Problem]) {
    responses = Array(repeating: .missing, count: items.count)
    found = []
    linkIDs = []
    problems = []
    if let status = resource["status"], status.string == "entered-in-error" {
      report("the response was entered in error, as it says itself; it is not scored", at: status)
    }
    readItems(of: resource)
    if found.isEmpty, !linkIDs.isEmpty {
      let shown = linkIDs.prefix(3).joined(separator: ", ") + (linkIDs.count > 3 ? ", …" : "")
      report(
        "no item is one of '\(scorer.questionnaire.id)': its linkIds are \(shown); expected are "
          + items.map(\.id).joined(separator: ", "), at: resource["item"] ?? resource)
    }
    return (responses, problems)
  }

  private mutating func report(_ message: String, at node: JSONNode) {
    problems.append(Problem(offset: node.offset, message: node.path.isEmpty ? message : "\(node.path): \(message)"))
  }

  /// Items stand inside the response, inside items and inside answers.
  private mutating func readItems(of node: JSONNode) {
    if let modifier = node["modifierExtension"] {
      // FHIR: what changes the meaning in a way that is not known here must not be read as if it did not.
      report("a modifierExtension may change what this means; it is not scored", at: modifier)
    }
    for item in node["item"]?.elements ?? [] {
      let answers = item["answer"]?.elements ?? []
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

  /// The item by our id, or by its LOINC code as the last part of a path such as `/44249-1/44250-9`.
  private func position(of linkID: String) -> Int? {
    positionsByID[linkID] ?? linkID.split(separator: "/").last.flatMap { positionsByLOINC[String($0)] }
  }

  private mutating func read(_ item: JSONNode, answers: [JSONNode], position: Int) {
    guard found.insert(position).inserted else {
      return report("'\(items[position].id)' stands twice in this response", at: item)
    }
    if answers.count > 1 {
      return report("'\(items[position].id)' has \(answers.count) answers; it takes one", at: item)
    }
    if item.isDeclined { responses[position] = .declined }
    for answer in answers { read(answer, position: position) }
  }

  private mutating func read(_ answer: JSONNode, position: Int) {
    let values = answer.members.filter { $0.name.hasPrefix("value") || $0.name.hasPrefix("_value") }
    if answer.isDeclined || values.contains(where: { $0.value.isDeclined }) {
      responses[position] = .declined
    } else if let value = values.first(where: { $0.name.hasPrefix("value") }) {
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
    default: report("\(name) is no answer to '\(items[position].id)'", at: value)
    }
  }

  private mutating func readCoding(_ coding: JSONNode, position: Int) {
    let system = coding["system"]?.string
    guard let code = coding["code"]?.string else { return report("this Coding has no code", at: coding) }
    if system == FHIRNames.dataAbsentReason {
      // Any other reason says no more than that there is no answer.
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
    take(isYesOrNo ? (word == "true" ? "yes" : "no") : word, of: value, position: position)
  }

  /// - Parameter isKnown: whether it may be one of the item's codes at all.
  private mutating func take(_ code: String, of node: JSONNode, position: Int, isKnown: Bool = true) {
    let bytes = Array(code.utf8)
    bytes.withUnsafeBytes { bytes in
      if isKnown, let response = scorer.response(bytes, item: position) {
        responses[position] = response
      } else {
        report(
          UnknownCode.message(
            item: items[position].id, code: bytes, expectation: scorer.expectation(item: position)), at: node)
      }
    }
  }

  /// A decimal that is whole, such as `2.0`, without its point.
  private static func wholeNumber(_ decimal: String) -> String? {
    Double(decimal).flatMap { Int(exactly: $0) }.map(String.init)
  }
}

extension JSONNode {
  /// Whether an extension says that the person was asked and preferred not to say.
  fileprivate var isDeclined: Bool {
    (self["extension"]?.elements ?? []).contains { node in
      node["url"]?.string == FHIRNames.dataAbsentReasonExtension && node["valueCode"]?.string == FHIRNames.declined
    }
  }
}
