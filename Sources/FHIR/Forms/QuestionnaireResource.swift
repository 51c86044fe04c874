import Screening

/// A questionnaire as a FHIR R4 Questionnaire.
package struct QuestionnaireResource {
  private let questionnaire: Questionnaire

  package init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  /// The resource, in lines that people can read.
  package var json: [UInt8] { resource.lines }

  private var resource: JSONTree {
    [
      "resourceType": "Questionnaire",
      "id": .string(questionnaire.id),
      "language": .string(questionnaire.language),
      "url": .string(FHIRNames.url(of: questionnaire.id)),
      "version": .string(questionnaire.version),
      "name": .string(computerName),
      "title": .string(questionnaire.title),
      "status": "active",
      "subjectType": ["Patient"],
      "publisher": questionnaire.source.owner.map(JSONTree.string),
      "description": .string(description),
      "copyright": copyright.map(JSONTree.string),
      "code": questionnaire.loinc.map { [["system": .string(FHIRNames.loinc), "code": .string($0)]] },
      "item": .array(tree(of: questionnaire.items.map(placed), depth: 0) + questionnaire.scores.map(score)),
    ]
  }

  /// A name that programs can use for a variable.
  private var computerName: String {
    let parts = questionnaire.id.split { !$0.isLetter && !$0.isNumber }
    let name = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "_")
    return name.first?.isLetter == true ? name : "Q_" + name
  }

  private var description: String {
    let head =
      questionnaire.kind == .screen
      ? "A screening questionnaire. A score is not a diagnosis." : "A checklist. It is not a test, and not a diagnosis."
    return ([head] + questionnaire.departures).joined(separator: " ")
  }

  /// The terms go with the words, whoever passes them on.
  private var copyright: String? {
    let source = questionnaire.source
    let parts = [
      source.terms, questionnaire.isNoncommercial ? "Not for commercial use." : nil,
      source.citation.map { "Source: \($0)" }, source.url,
    ]
    let words = parts.compactMap { $0 } + source.notices
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  // MARK: Items

  /// An item with what it stands under: the words above it, then each condition of several.
  private struct Placed {
    let item: Item
    let number: String?
    var groups: [Group]
    let condition: ItemCondition.Clause?
    let isAnyEnough: Bool
    let formula: String?
  }

  private enum Group: Equatable {
    case stem(String)
    case clause(ItemCondition.Clause)
  }

  private func placed(_ item: Item) -> Placed {
    let stem = item.stem.map { [Group.stem($0)] } ?? []
    let number = item.prefix.map { $0.isEmpty ? nil : $0 } ?? number(of: item)
    guard let condition = item.enableWhen else {
      return Placed(item: item, number: number, groups: stem, condition: nil, isAnyEnough: false, formula: nil)
    }
    guard var clauses = ItemCondition(condition, in: questionnaire)?.clauses else {
      return Placed(
        item: item, number: number, groups: stem, condition: nil, isAnyEnough: false,
        formula: ItemCondition.formula(condition, in: questionnaire))
    }
    if clauses.allSatisfy({ $0.count == 1 }) {
      return Placed(
        item: item, number: number, groups: stem, condition: clauses.flatMap { $0 }, isAnyEnough: false, formula: nil)
    }
    let last = clauses.removeLast()
    return Placed(
      item: item, number: number, groups: stem + clauses.map(Group.clause), condition: last, isAnyEnough: true,
      formula: nil)
  }

  /// The number that an item without one of its own is counted with.
  private func number(of item: Item) -> String? {
    let counted = questionnaire.items.filter { $0.prefix == nil }
    return counted.firstIndex { $0.id == item.id }.map { "\($0 + 1)." }
  }

  private func tree(of items: [Placed], depth: Int) -> [JSONTree] {
    var nodes: [JSONTree] = []
    var rest = items[...]
    while let first = rest.first {
      guard first.groups.count > depth else {
        nodes.append(question(first))
        rest = rest.dropFirst()
        continue
      }
      let inside = rest.prefix { $0.groups.count > depth && $0.groups[depth] == first.groups[depth] }
      nodes.append(group(Array(inside), depth: depth))
      rest = rest.dropFirst(inside.count)
    }
    return nodes
  }

  private func group(_ items: [Placed], depth: Int) -> JSONTree {
    let name = "group_\(items[0].item.id)_\(depth + 1)"
    let inside = JSONTree.array(tree(of: items, depth: depth + 1))
    switch items[0].groups[depth] {
    case .stem(let words):
      return ["linkId": .string(name), "text": .string(words), "type": "group", "item": inside]
    case .clause(let clause):
      return [
        "linkId": .string(name), "type": "group", "enableWhen": .array(clause.map(\.json)),
        "enableBehavior": clause.count > 1 ? "any" : nil, "item": inside,
      ]
    }
  }

  private func question(_ placed: Placed) -> JSONTree {
    let item = placed.item
    var extensions: [JSONTree] = []
    if item.enableWhen != nil, item.countsUnasked {
      extensions.append(["url": .string(FHIRNames.leftOutUnlessExtension), "valueBoolean": .bool(true)])
    }
    if let formula = placed.formula {
      extensions.append(Self.expression("sdc-questionnaire-enableWhenExpression", formula))
    }
    if case .number(let range) = item.answerKind {
      extensions += [
        ["url": .string(FHIRNames.structure("minValue")), "valueInteger": .number(range.minimum)],
        ["url": .string(FHIRNames.structure("maxValue")), "valueInteger": .number(range.maximum)],
        ["url": .string(FHIRNames.structure("questionnaire-unit")), "valueCoding": ["display": .string(range.unit)]],
      ]
    }
    let condition = placed.condition ?? []
    return [
      "extension": extensions.isEmpty ? nil : .array(extensions),
      "linkId": .string(item.id),
      "code": item.loinc.map { [["system": .string(FHIRNames.loinc), "code": .string($0)]] },
      "prefix": placed.number.map(JSONTree.string),
      "text": .string(item.text),
      "type": item.options.isEmpty ? "integer" : "choice",
      "enableWhen": condition.isEmpty ? nil : .array(condition.map(\.json)),
      "enableBehavior": condition.count > 1 ? (placed.isAnyEnough ? "any" : "all") : nil,
      "required": .bool(false),
      "answerOption": item.options.isEmpty ? nil : .array(item.options.map { option($0, of: item) }),
    ]
  }

  private func option(_ option: AnswerOption, of item: Item) -> JSONTree {
    let isScored = questionnaire.scores.contains { $0.items.contains(item.id) }
    let points: JSONTree = ["url": .string(FHIRNames.ordinalValueExtension), "valueDecimal": .number(option.points)]
    return ["extension": isScored ? [points] : nil, "valueCoding": FHIRNames.coding(option, of: item)]
  }

  // MARK: Scores

  private func score(_ score: ScoreDefinition) -> JSONTree {
    let items = score.items.compactMap(questionnaire.item)
    let own: JSONTree = [
      "system": .string(FHIRNames.scores), "code": .string("\(questionnaire.id)/\(score.id)"),
    ]
    let loinc: JSONTree? = score.loinc.map { ["system": .string(FHIRNames.loinc), "code": .string($0)] }
    return [
      "extension": [Self.expression("sdc-questionnaire-calculatedExpression", ItemCondition.formula(score, of: items))],
      "linkId": .string("score_\(score.id)"),
      "code": .array([loinc, own].compactMap { $0 }),
      "text": .string(score.title),
      "type": "integer",
      "required": .bool(false),
      "readOnly": .bool(true),
    ]
  }

  private static func expression(_ name: String, _ formula: String) -> JSONTree {
    [
      "url": .string(FHIRNames.structuredDataCapture(name)),
      "valueExpression": ["language": "text/fhirpath", "expression": .string(formula)],
    ]
  }
}
