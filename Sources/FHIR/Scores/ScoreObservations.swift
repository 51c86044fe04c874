import Screening

/// The results of a row as FHIR R4 Observations: one for each score, and one for the safety rules.
struct ScoreObservations {
  private let questionnaire: Questionnaire
  private let rulePositions: [Int?]
  private let scored: ScoredResponse
  private let derivedFrom: JSONTree?

  /// - Parameters:
  ///   - rulePositions: for each safety rule, where a row has its state.
  ///   - derivedFrom: the reference to the QuestionnaireResponse, if there is one.
  init(_ questionnaire: Questionnaire, rulePositions: [Int?], scored: ScoredResponse, derivedFrom: JSONTree?) {
    self.questionnaire = questionnaire
    self.rulePositions = rulePositions
    self.scored = scored
    self.derivedFrom = derivedFrom
  }

  var all: [JSONTree] {
    (scored.interview?.countsScores == false ? [] : zip(questionnaire.scores, scored.row.scores).map(score))
      + (questionnaire.safetyRules.isEmpty ? [] : [safety])
  }

  /// An Observation: what every one has, then what this one has besides.
  private func observation(status: String, code: JSONTree, _ rest: [(name: String, value: JSONTree?)]) -> JSONTree {
    var source: JSONNode?
    if case .resource(let node) = scored.origin { source = node }
    func copied(_ name: StaticString) -> JSONTree? { source?[name].map { .written(JSONText.onOneLine($0.bytes)) } }
    let interview = scored.interview
    let category: JSONTree = [
      "coding": [["system": .string(FHIRNames.observationCategory), "code": "survey", "display": "Survey"]]
    ]
    let members: [(name: String, value: JSONTree?)] =
      [
        ("resourceType", "Observation"), ("status", .string(status)), ("category", [category]), ("code", code),
        ("subject", interview?.subject?.json ?? copied("subject")), ("encounter", copied("encounter")),
        ("effectiveDateTime", interview.map { .string($0.authored) } ?? copied("authored")),
      ] + rest + [("derivedFrom", derivedFrom.map { [$0] })]
    return .object(members.compactMap { name, value in value.map { (name, $0) } })
  }

  // MARK: Scores

  private func score(_ definition: ScoreDefinition, _ value: ScoringTable.ScoreValue) -> JSONTree {
    let code = scoreCode(definition)
    guard scored.isValid else {
      return observation(status: "cancelled", code: code, [("dataAbsentReason", absent("error"))])
    }
    let range = value.range
    return observation(
      // Without all of its answers a score is not final: FHIR calls data that may be incomplete preliminary.
      status: value.isComplete ? "final" : "preliminary", code: code,
      [
        ("valueInteger", value.isComplete ? .number(range.lowerBound) : nil),
        (
          "valueRange",
          value.isComplete
            ? nil
            : ["low": ["value": .number(range.lowerBound)], "high": ["value": .number(range.upperBound)]]
        ),
        ("interpretation", value.bandIndex.map { [["text": .string(definition.bands[$0].text)]] }),
        ("note", [["text": "A score of what was reported. It is not a diagnosis."]]),
        ("component", cutOffComponent(definition, value).map { [$0] }),
      ])
  }

  private func scoreCode(_ definition: ScoreDefinition) -> JSONTree {
    let own: JSONTree = [
      "system": .string(FHIRNames.scores), "code": .string("\(questionnaire.id)/\(definition.id)"),
    ]
    let loinc: JSONTree? = definition.loinc.map {
      ["system": .string(FHIRNames.loinc), "code": .string($0)]
    }
    return [
      "coding": .array([loinc, own].compactMap { $0 }),
      "text": .string(
        questionnaire.scores.count == 1 ? definition.title : "\(questionnaire.short): \(definition.title)"),
    ]
  }

  private func cutOffComponent(_ definition: ScoreDefinition, _ value: ScoringTable.ScoreValue) -> JSONTree? {
    guard let cutOff = definition.cutOff, let met = value.cutOffMet else { return nil }
    let code: JSONTree = [
      "coding": [["system": .string(FHIRNames.cutOff), "code": "cut-off"]],
      "text": .string("Published cut-off: \(cutOff.atLeast) or more"),
    ]
    if met == .unknown { return ["code": code, "dataAbsentReason": absent("unknown")] }
    return [
      "code": code,
      "valueCodeableConcept": [
        "coding": [["system": .string(FHIRNames.cutOff), "code": .string(met.cutOffCode)]],
        "text": .string(met == .yes ? "met" : "not met"),
      ],
    ]
  }

  // MARK: Safety

  /// For each safety rule whether the answers raise it. One that nothing is known of is never called not raised.
  private var safety: JSONTree {
    let components = zip(questionnaire.safetyRules, rulePositions).map { rule, position in
      component(rule, position.map { scored.row.rules[$0] } ?? .missing)
    }
    return observation(
      status: components.allSatisfy(\.isKnown) && scored.isValid ? "final" : "preliminary",
      code: [
        "coding": [["system": .string(FHIRNames.scores), "code": .string("\(questionnaire.id)/safety")]],
        "text": .string("\(questionnaire.short): answers that call for attention to safety"),
      ],
      [("component", .array(components.map(\.json)))])
  }

  private func component(_ rule: SafetyRule, _ state: ScoringTable.RuleState) -> (json: JSONTree, isKnown: Bool) {
    let code: JSONTree = [
      "coding": [["system": .string(FHIRNames.safetyRules), "code": .string("\(questionnaire.id)/\(rule.id)")]],
      "text": .string(rule.id),
    ]
    func known(_ isRaised: Bool) -> (JSONTree, Bool) { (["code": code, "valueBoolean": .bool(isRaised)], true) }
    if scored.interview?.rulesRaised.contains(rule.id) == true { return known(true) }
    switch state {
    case .raised: return known(true)
    case .notRaised: return known(false)
    case .notAsked: return (["code": code, "dataAbsentReason": absent("not-asked")], true)
    case .declined: return (["code": code, "dataAbsentReason": absent(FHIRNames.declined)], false)
    case .missing: return (["code": code, "dataAbsentReason": absent("unknown")], false)
    }
  }

  private func absent(_ reason: String) -> JSONTree {
    ["coding": [["system": .string(FHIRNames.dataAbsentReason), "code": .string(reason)]]]
  }
}
