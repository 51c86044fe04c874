import PublishedRules

/// What a rule says of sheets with blanks, beside what it says of every way to fill them in: that is how the rule itself
/// is tried, for the papers speak of complete sheets only.
package struct OpenSheets {
  private let rule: PublishedRule
  private let boxCounts: [Int]

  package init(_ rule: PublishedRule) {
    self.rule = rule
    boxCounts = (0..<rule.questionCount).map { rule.boxCount(ofQuestion: $0) }
  }

  /// The number of sheets, each question at one of its boxes or blank.
  private var count: Int { boxCounts.reduce(1) { $0 * ($1 + 1) } }

  /// Whether all of them are few enough for a test.
  package var areFew: Bool { !boxCounts.contains(0) && (1...200_000).contains(count) && boxCounts.count < 12 }

  /// The two ends of a score, and the bands and verdicts that come between.
  private struct Reading: Equatable {
    var low: Int32
    var high: Int32
    var band: Int32?
    var met: UInt32?

    init(_ score: sheet_score) {
      low = score.low
      high = score.high
      band = score.band < 0 ? nil : score.band
      met = score.met == PERHAPS ? nil : score.met.rawValue
    }

    mutating func widen(by other: Reading) {
      low = min(low, other.low)
      high = max(high, other.high)
      if band != other.band { band = nil }
      if met != other.met { met = nil }
    }
  }

  /// Looks for a sheet with blanks of which the rule says more or less than what its fillings agree on, when the
  /// questions were asked one by one.
  ///
  /// - Returns: the answers to the first one; `nil` when there is none.
  package func firstThatIsNotItsFillings() -> [Int32]? {
    // Sheets are numbered so that a filled-in one comes before the one with the blank: a blank is the highest digit.
    var known: [[Reading]] = []
    known.reserveCapacity(count)
    var digits = boxCounts.map { _ in 0 }
    var scores = Array(repeating: sheet_score(), count: rule.scoreCount)
    var marks = sheet_marks()
    for number in 0..<count {
      let answers = digits.indices.map { digits[$0] == boxCounts[$0] ? Int32(BLANK) : Int32(digits[$0]) }
      read_sheet(rule.pointer, answers, false, &scores, &marks)
      let readings = scores.map(Reading.init)
      if let blank = digits.indices.first(where: { digits[$0] == boxCounts[$0] }) {
        let step = boxCounts[(blank + 1)...].reduce(1) { $0 * ($1 + 1) }
        var filled = known[number - step]
        for box in 2..<(boxCounts[blank] + 1) {
          for (score, reading) in known[number - box * step].enumerated() { filled[score].widen(by: reading) }
        }
        if filled != readings { return answers }
      }
      known.append(readings)
      var place = digits.count - 1
      while place >= 0, digits[place] == boxCounts[place] {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 { digits[place] += 1 }
    }
    return nil
  }
}
