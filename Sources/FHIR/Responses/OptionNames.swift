import ForeignText
import Screening

/// The options of an item by what FHIR may call them.
///
/// A class, so that looking one up does not copy it.
final class OptionNames: Sendable {
  /// The code system of the item's own codes.
  let system: String
  private let loinc: [(code: [UInt8], option: Int)]
  private let loincLookAlikes: LookAlikes
  private let texts: [[UInt8]]
  private let byWords: [PlainWords: Int]
  private let points: [Int]
  /// The options by system and code of a Questionnaire that was given.
  private let byGivenCode: [QuestionnaireMap.Code: Int]

  init(_ item: Item, given: [QuestionnaireMap.Code: Int]) {
    system = FHIRNames.options(of: item.id)
    loinc = item.options.enumerated().compactMap { index, option in option.loinc.map { (Array($0.utf8), index) } }
    loincLookAlikes = LookAlikes(item.options.compactMap(\.loinc))
    texts = item.options.map { Array($0.text.utf8) }
    points = item.options.map(\.points)
    byGivenCode = given
    let words = Dictionary(grouping: item.options.indices) { PlainWords(item.options[$0].text) }
    byWords = words.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  func option(loinc code: Bytes) -> Int? { loinc.first { code.matches($0.code) }?.option }

  /// The option with a LOINC code that people would take this for.
  func option(likeLOINC code: String) -> Int? {
    loincLookAlikes.match(code).flatMap { match in Array(match.name.utf8).withUnsafeBytes(option(loinc:)) }
  }

  func option(given code: QuestionnaireMap.Code) -> Int? { byGivenCode.isEmpty ? nil : byGivenCode[code] }

  /// The option with these very words.
  func option(text: Bytes) -> Int? { texts.firstIndex { text.matches($0) } }

  /// The option with these words, however they are written, also with a number beside them.
  func option(words text: String) -> Int? {
    let words = PlainWords(text)
    return byWords[words] ?? byWords[words.withoutNumber]
  }

  /// The options that give these points.
  func options(points number: Double) -> [Int] { points.indices.filter { Double(points[$0]) == number } }
}
