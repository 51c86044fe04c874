import Screening

/// Reads what a FHIR R4 QuestionnaireResponse says: its answers, each with everything that it states of one, and the
/// sender's own totals.
package struct ResponseReader {
  private let questionnaire: Questionnaire
  private let items: [Item]
  private let names: ItemNames
  private let statedResults: StatedResults
  private let answers: AnswerReader
  private let map: QuestionnaireMap?

  private var reading: ResponseReading
  /// The linkIds that are no item's, for the case that none is.
  private var linkIDs: [String] = []
  private var hasItem = false

  /// - Parameter map: what a Questionnaire that was given says of linkIds and codes.
  package init(_ table: ScoringTable, codes: AnswerCodes, map: QuestionnaireMap?) {
    questionnaire = table.questionnaire
    items = questionnaire.items
    names = ItemNames(questionnaire, given: map)
    answers = AnswerReader(questionnaire, codes: codes, map: map)
    statedResults = StatedResults(table, names: names)
    self.map = map
    reading = ResponseReading(itemCount: items.count)
  }

  /// Reads a response.
  ///
  /// - Parameter observations: those that stand beside it and are about it.
  package mutating func read(_ resource: JSONNode, observations: [JSONNode]) -> ResponseReading {
    reading = ResponseReading(itemCount: items.count)
    linkIDs.removeAll()
    hasItem = false
    if let status = resource["status"], status.isText("entered-in-error") {
      reading.report("the response says that it was entered in error, so it is not scored", at: status)
    }
    if let repeated = resource.repeatedMember {
      reading.report("'\(repeated.name)' appears twice here; nobody can tell which of them counts", at: repeated)
    }
    checkOrigin(of: resource)
    readItems(of: resource)
    if !hasItem, !isKnownToBeEmpty(resource) { reportNoItem(resource) }
    for observation in observations { read(observation) }
    return reading
  }

  /// What people are told of an item of the response just read that the questionnaire would not have asked.
  package func unasked(item position: Int) -> ResponseReading.Problem? {
    reading.nodes[position].map { ResponseReading.Problem(UnaskedAnswer(items[position]).message, at: $0) }
  }

  /// Whether the response just read has the item, answered or not.
  package func has(item position: Int) -> Bool { reading.nodes[position] != nil }

  // MARK: The response

  /// The Questionnaire that was given speaks only of its own responses.
  private mutating func checkOrigin(of resource: JSONNode) {
    guard let map, let named = resource["questionnaire"], let address = named.string, !map.isOrigin(address) else {
      return
    }
    reading.report(
      "this is a response to '\(address)', but the Questionnaire given is '\(map.url ?? "")'", at: named)
  }

  /// Whether the response names the questionnaire and says nothing: then nothing was answered.
  private func isKnownToBeEmpty(_ resource: JSONNode) -> Bool {
    guard linkIDs.isEmpty, let canonical = resource["questionnaire"]?.string else { return false }
    return canonical.split(separator: "|").first == FHIRNames.canonical(questionnaire).split(separator: "|").first
  }

  private mutating func reportNoItem(_ resource: JSONNode) {
    let node = resource["item"] ?? resource
    // What was wrong with its items was said.
    if linkIDs.isEmpty, !reading.problems.isEmpty { return }
    let expected = items.map(\.id).joined(separator: ", ")
    guard !linkIDs.isEmpty else {
      return reading.report(
        "no item is answered here; expected are items of '\(questionnaire.id)': \(expected)", at: node)
    }
    let shown = linkIDs.prefix(3).joined(separator: ", ") + (linkIDs.count > 3 ? ", …" : "")
    reading.report(
      "no item is one of '\(questionnaire.id)': its linkIds are \(shown); expected are \(expected)", at: node)
  }

  // MARK: Items

  /// Items stand inside the response, inside items and inside answers.
  private mutating func readItems(of node: JSONNode) {
    for member in node.members {
      if member.isNamed("modifierExtension") {
        // FHIR: what changes the meaning in a way that is not known here must not be read as if it did not.
        reading.report("a modifierExtension may change what this means, so it is not scored", at: member)
      } else if member.isNamed("item") {
        checkList(member)
        for item in member.listed { readItem(item) }
      }
    }
  }

  private mutating func checkList(_ node: JSONNode) {
    if !node.isArray { reading.report("this is a list in FHIR, in [ ]", at: node) }
  }

  private mutating func readItem(_ item: JSONNode) {
    let targets = targets(of: item)
    for target in targets {
      switch target {
      case .item(let position): read(item, position: position, isFirst: target == targets.first)
      case .score(let position): statedResults.read(answerOf: item, score: position, into: &reading)
      }
    }
    readItems(of: item)
    for member in item.members where member.isNamed("answer") {
      checkList(member)
      for answer in member.listed { readItems(of: answer) }
    }
  }

  /// The things that the item says it is about: one, if it is known and does not contradict itself.
  private mutating func targets(of item: JSONNode) -> [ItemNames.Target] {
    var targets: [ItemNames.Target] = []
    func note(_ target: ItemNames.Target?) {
      if let target, !targets.contains(target) { targets.append(target) }
    }
    if let linkID = item["linkId"]?.string {
      note(names.target(linkID: linkID))
      note(names.given(linkID: linkID))
      noteCodes(of: item, note)
      if targets.isEmpty { noteUnknown(linkID, item, note) }
    } else {
      reading.report("an item needs a linkId", at: item)
      noteCodes(of: item, note)
    }
    if let text = item["text"], let first = targets.first, text.kind == .string {
      note(names.other(than: first, text: text.bytes.slice(1..<(text.bytes.count - 1))))
    }
    if targets.count > 1 {
      reading.report("this says that it is \(targets.map(words).joined(separator: ", and that it is "))", at: item)
    }
    return targets
  }

  private func noteCodes(of item: JSONNode, _ note: (ItemNames.Target?) -> Void) {
    for member in item.members {
      if member.isNamed("code") {
        for coding in FHIRCodings(member) {
          note(coding["code"]?.string.flatMap { names.target(code: $0, system: coding["system"]?.string) })
        }
      } else if member.isNamed("definition") {
        note(member.string.flatMap { names.target(definition: $0) })
      }
    }
  }

  private mutating func noteUnknown(_ linkID: String, _ item: JSONNode, _ note: (ItemNames.Target?) -> Void) {
    linkIDs.append(linkID)
    guard let alike = names.lookAlike(linkID) else { return }
    note(alike.target)
    reading.report(
      "the linkId '\(linkID)' is not \(alike.name): \(alike.difference); write \(alike.name)",
      at: item["linkId"] ?? item)
  }

  private func words(_ target: ItemNames.Target) -> String {
    switch target {
    case .item(let position): items[position].id
    case .score(let position): "the score '\(questionnaire.scores[position].id)'"
    }
  }

  /// - Parameter isFirst: whether the item is this one before all others that it says it is.
  private mutating func read(_ item: JSONNode, position: Int, isFirst: Bool) {
    hasItem = true
    let isRepeated = reading.nodes[position] != nil
    let before = reading.responses[position]
    if !isRepeated { reading.nodes[position] = item }
    let answered = answers.read(item, position: position, into: &reading)
    if isRepeated || !isFirst {
      reading.add(other: answered, item: position)
    } else {
      reading.set(answered, item: position)
    }
    guard isRepeated else { return }
    let isSame = before == answered
    reading.report(
      "'\(items[position].id)' appears twice in this response" + (isSame ? "" : ", with different answers"), at: item)
  }

  // MARK: What stands beside it

  private mutating func read(_ observation: JSONNode) {
    for (target, node) in statedResults.targets(of: observation) {
      switch target {
      case .score(let position): statedResults.read(valueOf: node, score: position, into: &reading)
      case .item(let position): compareAnswer(node, position: position)
      }
    }
    statedResults.readRules(of: observation, into: &reading)
  }

  /// An Observation of one answer says the same as the response.
  private mutating func compareAnswer(_ observation: JSONNode, position: Int) {
    let stated = answers.read(valueOf: observation, position: position, into: &reading)
    if stated == .missing || stated == reading.responses[position] { return }
    reading.add(other: stated, item: position)
    reading.report("'\(items[position].id)' has another answer here than in the response", at: observation)
  }
}
