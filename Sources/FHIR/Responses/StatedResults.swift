import Screening

/// Reads the results that a sender worked out itself: totals among the items of a response, and Observations beside it.
///
/// A class, so that reading with it does not copy it.
final class StatedResults: Sendable {
  private let names: ItemNames
  /// The rules by their codes in Observations.
  private let rules: [String: Int]

  init(_ table: ScoringTable, names: ItemNames) {
    self.names = names
    let codes = table.rules.enumerated().map { ("\(table.questionnaire.id)/\($1.id)", $0) }
    rules = Dictionary(codes, uniquingKeysWith: { first, _ in first })
  }

  /// The total that an item of a response answers with.
  func read(answerOf item: JSONNode, score: Int, into reading: inout ResponseReading) {
    for member in item.members where member.isNamed("answer") {
      for answer in member.listed { read(valueOf: answer, score: score, into: &reading) }
    }
  }

  /// The total that is the value of an answer or an Observation.
  func read(valueOf node: JSONNode, score: Int, into reading: inout ResponseReading) {
    for value in node.members where value.isNamed(beginning: "value") {
      if let range = range(value) {
        reading.add(StatedTotal(score: score, range: range, node: value))
      } else {
        reading.report("this is the place of a total, and no number stands in it", at: value)
      }
    }
  }

  private func range(_ value: JSONNode) -> ClosedRange<Double>? {
    if value.isNamed("valueRange") {
      let low = value["low"].flatMap(FHIRNumber.read) ?? -.infinity
      let high = value["high"].flatMap(FHIRNumber.read) ?? .infinity
      return low <= high ? low...high : nil
    }
    return FHIRNumber.read(value).flatMap { $0.isFinite ? $0...$0 : nil }
  }

  /// What an Observation and its components are about, each with the node that has the value.
  func targets(of observation: JSONNode) -> [(target: ItemNames.Target, node: JSONNode)] {
    guard Self.counts(observation) else { return [] }
    return parts(of: observation).compactMap { part in
      codings(of: part).compactMap { names.target(code: $0.code, system: $0.system) }.first.map { ($0, part) }
    }
  }

  /// The safety rules that an Observation of ours says are raised, or not.
  func readRules(of observation: JSONNode, into reading: inout ResponseReading) {
    guard !rules.isEmpty, Self.counts(observation) else { return }
    for part in parts(of: observation) {
      guard let value = part["valueBoolean"], value.kind == .bool else { continue }
      for (code, system) in codings(of: part) where system == FHIRNames.safetyRules {
        guard let position = rules[code] else { continue }
        reading.add(StatedRule(position: position, isRaised: value.bytes.count == "true".utf8.count, node: value))
      }
    }
  }

  private func parts(of observation: JSONNode) -> [JSONNode] {
    [observation] + (observation["component"].map { Array($0.elements) } ?? [])
  }

  private func codings(of part: JSONNode) -> [(code: String, system: String?)] {
    guard let code = part["code"] else { return [] }
    return FHIRCodings(code).compactMap { coding in coding["code"]?.string.map { ($0, coding["system"]?.string) } }
  }

  /// Whether the Observation is meant to hold: one that was withdrawn says nothing.
  private static func counts(_ observation: JSONNode) -> Bool {
    guard let status = observation["status"] else { return true }
    return !status.isText("entered-in-error") && !status.isText("cancelled")
  }
}
