import Screening

/// The meaning that a FHIR R4 Questionnaire gives to its linkIds and to the codes of its options, as far as it is certain.
package struct QuestionnaireMap: Sendable {
  /// The items and scores by linkId.
  private(set) var targets: [String: ItemNames.Target] = [:]
  /// The options of each item, by position.
  private(set) var options: [Int: [Code: Int]] = [:]
  /// The Questionnaire's own address and id.
  private(set) var url: String?
  private var id: String?

  /// A code in its system.
  struct Code: Hashable, Sendable {
    let system: String?
    let code: String
  }

  /// A Questionnaire that says nothing of the questionnaire, or contradicts itself.
  package struct Refusal: Error {
    package let problems: [ResponseReading.Problem]
  }

  package init(_ questionnaire: JSONNode, of own: Questionnaire) throws(Refusal) {
    var reader = Reader(own, contained: questionnaire["contained"]?.listed ?? [])
    guard questionnaire["resourceType"]?.isText("Questionnaire") == true else {
      reader.report("this is no FHIR Questionnaire", at: questionnaire["resourceType"] ?? questionnaire)
      throw Refusal(problems: reader.problems)
    }
    if let repeated = questionnaire.repeatedMember {
      reader.report("'\(repeated.name)' appears twice here; nobody can tell which of them counts", at: repeated)
    }
    reader.readItems(of: questionnaire)
    if reader.targets.isEmpty, reader.problems.isEmpty {
      reader.report(
        "no item here has a code or definition of an item of '\(own.id)'; its linkIds have no certain meaning",
        at: questionnaire["item"] ?? questionnaire)
    }
    if !reader.problems.isEmpty { throw Refusal(problems: reader.problems) }
    targets = reader.targets
    options = reader.options
    url = questionnaire["url"]?.string
    id = questionnaire["id"]?.string
  }

  /// Whether a response that names this Questionnaire may be one to it.
  func isOrigin(_ address: String) -> Bool {
    let address = address.split(separator: "|").first.map(String.init) ?? address
    // What is no address of a Questionnaire anywhere, such as `Questionnaire/7`, tells nothing.
    guard let url, address.contains(":") else { return true }
    return address == url || address.split(separator: "/").last.map(String.init) == id
  }

  /// Reads the items of the Questionnaire, one inside the other.
  private struct Reader {
    var targets: [String: ItemNames.Target] = [:]
    var options: [Int: [Code: Int]] = [:]
    var problems: [ResponseReading.Problem] = []
    private let items: [Item]
    private let names: ItemNames
    private let scored: Set<Item.ID>
    private let contained: [JSONNode]
    private var linkIDs: [ItemNames.Target: String] = [:]

    init(_ own: Questionnaire, contained: [JSONNode]) {
      items = own.items
      scored = Set(own.scores.flatMap(\.items))
      self.contained = contained
      names = ItemNames(own, given: nil)
    }

    mutating func report(_ message: String, at node: JSONNode) {
      problems.append(ResponseReading.Problem(message, at: node))
    }

    mutating func readItems(of node: JSONNode) {
      for item in node["item"]?.listed ?? [] {
        read(item)
        readItems(of: item)
      }
    }

    private mutating func read(_ item: JSONNode) {
      guard let linkID = item["linkId"]?.string else { return report("an item needs a linkId", at: item) }
      let found = named(item, linkID: linkID)
      if found.count > 1 { return report("the codes of '\(linkID)' name different items", at: item) }
      guard let target = found.first else { return }
      if let other = linkIDs.updateValue(linkID, forKey: target) {
        return report("'\(linkID)' and '\(other)' have the code of the same item", at: item)
      }
      targets[linkID] = target
      if case .item(let position) = target { readOptions(of: item, position: position) }
    }

    private func named(_ item: JSONNode, linkID: String) -> [ItemNames.Target] {
      var found: [ItemNames.Target] = []
      func note(_ target: ItemNames.Target?) {
        if let target, !found.contains(target) { found.append(target) }
      }
      for member in item.members where member.isNamed("code") {
        for coding in FHIRCodings(member) {
          note(coding["code"]?.string.flatMap { names.target(code: $0, system: coding["system"]?.string) })
        }
      }
      note(item["definition"]?.string.flatMap { names.target(definition: $0) })
      note(names.target(linkID: linkID))
      return found
    }

    // MARK: Options

    /// One of the answers that an item offers.
    private struct Offer {
      let coding: JSONNode
      let system: String?
      /// The nodes that may give its points.
      let holders: [JSONNode]
    }

    /// The offers that stand in the item, and those of a ValueSet that the Questionnaire contains.
    private func offers(of item: JSONNode) -> [Offer] {
      let inItem = (item["answerOption"]?.listed ?? []).compactMap { option in
        option["valueCoding"].map { Offer(coding: $0, system: $0["system"]?.string, holders: [option, $0]) }
      }
      guard let reference = item["answerValueSet"]?.string, reference.hasPrefix("#") else { return inItem }
      let set = contained.first { $0["id"]?.string == String(reference.dropFirst()) }
      let included = set?["compose"]?["include"]?.listed ?? []
      return inItem
        + included.flatMap { include in
          (include["concept"]?.listed ?? []).map {
            Offer(coding: $0, system: include["system"]?.string, holders: [$0])
          }
        }
    }

    private mutating func readOptions(of item: JSONNode, position: Int) {
      let known = OptionNames(items[position], given: [:])
      for offer in offers(of: item) {
        guard let code = offer.coding["code"]?.string else { continue }
        var meanings: Set<Int> = []
        if offer.system.map(FHIRNames.isLOINC) ?? true,
          let index = Array(code.utf8).withUnsafeBytes(known.option(loinc:))
        {
          meanings.insert(index)
        }
        if let index = offer.coding["display"]?.string.flatMap(known.option(words:)) { meanings.insert(index) }
        if meanings.count > 1 {
          report(
            "the code and the display of this option mean different answers to '\(items[position].id)'",
            at: offer.coding)
        } else if let index = meanings.first {
          let published = items[position].options[index].points
          // Points of an item that no score counts mean nothing.
          let points = scored.contains(items[position].id) ? offer.holders.flatMap(Self.points) : []
          if points.allSatisfy({ $0 == Double(published) }) {
            options[position, default: [:]][Code(system: offer.system, code: code)] = index
          } else {
            report(
              "this option of '\(items[position].id)' has other points than the published \(published)",
              at: offer.coding)
          }
        }
      }
    }

    private static func points(in node: JSONNode) -> [Double] {
      (node["extension"]?.listed ?? []).filter { $0["url"].map(FHIRNames.isPointsExtension) == true }
        .flatMap { part in part.members.filter { $0.isNamed(beginning: "value") }.compactMap(FHIRNumber.read) }
    }
  }
}
