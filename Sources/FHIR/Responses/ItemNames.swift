import ForeignText
import Screening

/// The items and the scores of a questionnaire by what FHIR may call them.
///
/// A class, so that looking one up does not copy it.
final class ItemNames: Sendable {
  /// The thing that an item of a response or an Observation is about.
  enum Target: Hashable, Sendable {
    /// An item, by its position.
    case item(Int)
    /// A score, by its position: what stands there is the sender's own total.
    case score(Int)
  }

  private let byID: [String: Target]
  private let byLOINC: [String: Target]
  private let byGivenLinkID: [String: Target]
  private let byWords: [PlainWords: [Target]]
  private let texts: [[UInt8]]
  private let lookAlikes: LookAlikes
  private let scoreCodes: [String: Target]

  init(_ questionnaire: Questionnaire, given map: QuestionnaireMap?) {
    let items = questionnaire.items.enumerated().map { (name: $1, target: Target.item($0)) }
    let scores = questionnaire.scores.enumerated().map { (name: $1, target: Target.score($0)) }
    byID = Self.dictionary(items.map { ($0.name.id, $0.target) } + scores.map { ($0.name.id, $0.target) })
    byLOINC = Self.dictionary(
      items.compactMap { item in item.name.loinc.map { ($0, item.target) } }
        + scores.compactMap { score in score.name.loinc.map { ($0, score.target) } })
    scoreCodes = Self.dictionary(scores.map { ("\(questionnaire.id)/\($0.name.id)", $0.target) })
    byGivenLinkID = map?.targets ?? [:]
    byWords = Dictionary(grouping: items) { PlainWords($0.name.text) }.mapValues { $0.map(\.target) }
    texts = questionnaire.items.map { Array($0.text.utf8) }
    lookAlikes = LookAlikes(Array(byID.keys) + Array(byLOINC.keys))
  }

  private static func dictionary(_ pairs: [(String, Target)]) -> [String: Target] {
    Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// By our id, or by the LOINC code as the last part of a path such as `/44249-1/44250-9`.
  func target(linkID: String) -> Target? { byID[linkID] ?? byLOINC[Self.lastPart(of: linkID)] }

  /// By the Questionnaire that was given.
  func given(linkID: String) -> Target? { byGivenLinkID.isEmpty ? nil : byGivenLinkID[linkID] }

  /// By a code. It counts only with its system.
  func target(code: String, system: String?) -> Target? {
    switch system {
    case FHIRNames.scores: scoreCodes[code]
    case nil: byLOINC[code] ?? byID[code]
    case let system? where FHIRNames.isLOINC(system): byLOINC[code]
    case let system?: system == FHIRNames.options(of: code) ? byID[code] : nil
    }
  }

  /// By the definition of the item, which is an address that ends in its id or its LOINC code.
  func target(definition: String) -> Target? {
    let last = Self.lastPart(of: definition)
    return byLOINC[last] ?? byID[last]
  }

  /// The item that has these words, when it is another than this one.
  func other(than target: Target, text: Bytes) -> Target? {
    if case .item(let position) = target, text.matches(texts[position]) { return nil }
    guard let targets = byWords[PlainWords(text.text)], !targets.contains(target) else { return nil }
    return targets.first
  }

  /// The id or code that a linkId looks like without being it.
  func lookAlike(_ linkID: String) -> (target: Target, name: String, difference: String)? {
    guard let match = lookAlikes.match(linkID) ?? lookAlikes.match(Self.lastPart(of: linkID)) else { return nil }
    return (byID[match.name] ?? byLOINC[match.name]).map { ($0, match.name, match.difference) }
  }

  private static func lastPart(of path: String) -> String {
    path.split(whereSeparator: { $0 == "/" || $0 == "#" || $0 == "|" || $0 == ":" }).last.map(String.init) ?? ""
  }
}
