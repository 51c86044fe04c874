import Screening

/// The numbers that stand for an item's possible answers: its options, or the numbers that it takes, then "not answered",
/// then "prefer not to say".
struct AnswerPlaces {
  private let item: Item
  private let lowest: Int
  private let given: Int

  init(_ item: Item) {
    self.item = item
    switch item.answerKind {
    case .options(let options): (lowest, given) = (0, options.count)
    case .number(let range): (lowest, given) = (range.minimum, range.maximum - range.minimum + 1)
    }
  }

  var count: Int { given + 2 }

  /// The bits that the highest number needs.
  var width: Int { Int.bitWidth - (count - 1).leadingZeroBitCount }

  func place(of answer: Answer?) -> Int {
    switch answer {
    case .option(let code): item.options.firstIndex { $0.code == code } ?? given
    case .number(let number): (lowest..<(lowest + given)).contains(number) ? number - lowest : given
    case nil: given
    case .declined: given + 1
    }
  }

  /// The answer at this place; `nil` inside where it was not answered.
  ///
  /// - Returns: `nil` for a number that stands for nothing.
  func answer(at place: Int) -> Answer?? {
    switch place {
    case given: .some(nil)
    case given + 1: .declined
    case 0..<given: item.options.isEmpty ? .number(place + lowest) : .option(item.options[place].code)
    default: nil
    }
  }
}
