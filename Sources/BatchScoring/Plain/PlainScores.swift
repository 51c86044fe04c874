import FHIR
import Screening

/// All that scoring a plain row needs, made ready before the first: what each one-byte code adds to the scores, and the
/// finished text of every value that a score can have.
///
/// A plain row is one whose answers are one-byte codes or blank, of a questionnaire whose scores simply add up. Nearly all
/// rows are plain; everything else is left to `RowScorer`, which writes the same.
final class PlainScores: Sendable {
  typealias Sums = RunningSums.Sums

  let runningSums: RunningSums
  /// For each item 256 entries: by byte, what the code adds, or `notPlain`.
  private let additions: FixedTable<Sums>
  /// What a blank adds, for each item.
  private let additionsOfBlanks: [Sums]
  private let texts: ReadyTexts
  private let scores: FixedTable<ScoreTextPlaces>
  private let scoreCount: Int
  private let firstFlags: Int

  /// The places of a score's texts: those of complete values in order, then those of all ranges, by both of their ends.
  fileprivate struct ScoreTextPlaces: BitwiseCopyable, Sendable {
    let first: Int
    let lowest: Int
    let count: Int

    @inline(__always)
    func place(of word: RunningSums.Word) -> Int {
      let low = word.low - lowest
      return first + (word.isComplete ? low : count + low * count + word.high - lowest)
    }
  }

  /// A score with more values is not plain: the texts of all its ranges would take too much room.
  private static var mostValues: Int { 128 }

  /// - Parameters:
  ///   - table: the questionnaire's.
  ///   - scores: the texts of each score.
  ///   - flags: the text behind the scores up to the end of the row, with the rules that are raised.
  /// - Returns: `nil` for a questionnaire whose scores do not simply add up.
  init?<Format: TableFormat>(
    _ table: ScoringTable, _ codes: AnswerCodes, scores: [ScoreTexts<Format>],
    flags: ([ScoringTable.RuleState]) -> [UInt8]
  ) {
    guard let runningSums = RunningSums(table),
      scores.indices.allSatisfy({ table.possibleRange(ofScoreAt: $0).count <= Self.mostValues })
    else { return nil }
    self.runningSums = runningSums
    let items = table.questionnaire.items.indices
    additionsOfBlanks = items.map { runningSums.sums(of: .missing, item: $0) }
    additions = FixedTable(
      items.flatMap { item in
        (0...UInt8.max).map { byte in
          codes.option(ofByte: byte, item: item).map { runningSums.sums(of: .option($0), item: item) } ?? Self.notPlain
        }
      })
    var texts: [[UInt8]] = []
    self.scores = FixedTable(
      scores.enumerated().map { index, score in
        let possible = table.possibleRange(ofScoreAt: index)
        defer { texts += Self.texts(of: score, at: index, possible, in: table) }
        return ScoreTextPlaces(first: texts.count, lowest: possible.lowerBound, count: possible.count)
      })
    scoreCount = scores.count
    firstFlags = texts.count
    texts += (0..<(1 << table.rules.count)).map { raised in
      flags(table.rules.indices.map { raised >> $0 & 1 == 1 ? .raised : .notRaised })
    }
    self.texts = ReadyTexts(texts)
  }

  private static func texts<Format: TableFormat>(
    of score: ScoreTexts<Format>, at index: Int, _ possible: ClosedRange<Int>, in table: ScoringTable
  ) -> [[UInt8]] {
    func text(_ value: ScoringTable.ScoreValue) -> [UInt8] {
      var bytes: [UInt8] = []
      score.write(value, to: &bytes)
      return bytes + [Format.separator]
    }
    let complete = possible.map { text(table.value($0, ofScoreAt: index)) }
    let open = possible.flatMap { low in
      possible.map { high in low <= high ? text(table.value(openIn: low...high, ofScoreAt: index)) : [] }
    }
    return complete + open
  }

  /// Stands where no one-byte code does.
  private static var notPlain: Sums { Sums(repeating: .max) }

  /// What is added up before a row's first answer: what those items add that it has no column for.
  ///
  /// - Parameter items: the positions of the items that have one.
  func sums(withoutItems items: some Sequence<Int>) -> Sums {
    let items = Set(items)
    return additionsOfBlanks.indices.filter { !items.contains($0) }.reduce(Sums.zero) { $0 &+ additionsOfBlanks[$1] }
  }

  /// The most bytes that a row's scores and flags take, with what writing them may touch.
  var mostRoom: Int { (scoreCount + 1) * texts.mostRoom }

  /// The additions of an item's codes.
  func additions(item: Int) -> Additions {
    Additions(byCode: additions.start + 256 * item, ofBlank: additionsOfBlanks[item])
  }

  struct Additions: BitwiseCopyable {
    fileprivate let byCode: UnsafePointer<Sums>
    let ofBlank: Sums

    /// Adds what the code adds.
    ///
    /// - Returns: whether there is such a code.
    @inline(__always)
    func add(_ code: UInt8, to sums: inout Sums) -> Bool {
      let addition = byCode[Int(code)]
      sums &+= addition
      return addition[0] != .max
    }
  }

  /// The addresses of all that is needed to write a row, for as long as this lives.
  var view: View { View(texts: texts.view, scores: scores.start, scoreCount: scoreCount, firstFlags: firstFlags) }

  struct View: BitwiseCopyable {
    fileprivate let texts: ReadyTexts.View
    fileprivate let scores: UnsafePointer<ScoreTextPlaces>
    fileprivate let scoreCount: Int
    fileprivate let firstFlags: Int

    /// Writes the scores and the flags, up to the end of the row.
    @inline(__always)
    func write(_ sums: Sums, to output: inout UnsafeMutableRawPointer) {
      for index in 0..<scoreCount {
        texts.write(scores[index].place(of: RunningSums.word(sums, ofScoreAt: index)), to: &output)
      }
      texts.write(firstFlags + RunningSums.raisedRules(sums), to: &output)
    }
  }
}
