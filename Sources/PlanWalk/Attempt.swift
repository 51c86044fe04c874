import Screening
import TerminalKit

/// One way to answer a stop, as keys, and what it is.
struct Attempt {
  let keys: [Key]
  /// The keys that confirm it again after somebody has come back to it.
  let again: [Key]
  /// The answers that are given with it.
  let answers: [(item: Item.ID, answer: Answer)]
}

extension Attempt {
  /// The ways to answer a stop that can lead on differently.
  ///
  /// - Parameter numbers: of each item that takes a number, those that can lead on differently.
  static func all(at stop: Stop, in interview: Interview, numbers: [Item.ID: [Int]]) -> [Attempt] {
    guard let questionnaire = interview.questionnaire(stop.questionnaire) else { return [] }
    switch stop {
    case .item(_, let id): return questionnaire.item(id).map { all(to: $0, numbers[id] ?? []) } ?? []
    case .offer: return offers
    case .tickList: return boxes(questionnaire)
    }
  }

  private static func all(to item: Item, _ numbers: [Int]) -> [Attempt] {
    let refusal = Attempt(keys: ["s"], again: ["s"], answers: [(item.id, .declined)])
    switch item.answerKind {
    case .options(let options):
      return options.enumerated().map { index, option in
        Attempt(keys: choosing(index) + [.enter], again: [.enter], answers: [(item.id, .option(option.code))])
      } + [refusal]
    case .number:
      return numbers.map { number in
        Attempt(
          keys: String(number).map(Key.character) + [.enter], again: [.enter], answers: [(item.id, .number(number))])
      } + [refusal]
    }
  }

  /// The keys that choose one of many: digits reach the first nine.
  private static func choosing(_ index: Int) -> [Key] {
    index < 9 ? [.character(Character(String(index + 1)))] : Array(repeating: .down, count: index) + [" "]
  }

  private static var offers: [Attempt] {
    [
      Attempt(keys: ["1", .enter], again: [.enter], answers: []),
      Attempt(keys: ["2", .enter], again: [.enter], answers: []), Attempt(keys: ["s"], again: [.enter], answers: []),
    ]
  }

  /// Each box by itself, all of them, none, and the refusal of the whole page.
  private static func boxes(_ questionnaire: Questionnaire) -> [Attempt] {
    let items = questionnaire.items
    func ticking(_ ticked: Range<Int>) -> Attempt {
      let moves = items.indices.flatMap { index -> [Key] in
        (ticked.contains(index) ? [" "] : []) + (index + 1 < ticked.upperBound ? [.down] : [])
      }
      // None at all is asked once more.
      return Attempt(
        keys: moves + (ticked.isEmpty ? [.enter, .enter] : [.enter]), again: [.enter],
        answers: items.enumerated().map { index, item in
          let option = ticked.contains(index) ? item.options.last : item.options.first
          return (item.id, .option(option?.code ?? ""))
        })
    }
    let refusal = Attempt(keys: ["s"], again: [.enter], answers: items.map { ($0.id, .declined) })
    let each = items.indices.map { ticking($0..<($0 + 1)) }
    return each + (items.count > 1 ? [ticking(items.indices)] : []) + [ticking(0..<0), refusal]
  }
}
