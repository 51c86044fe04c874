import Testing

import TextWidth

@testable import TerminalKit

@Suite struct ScoreBarLayoutTests {
  private static let width = 30

  private func lines(
    _ range: ClosedRange<Int>, of possible: ClosedRange<Int> = 0...27, bands: [Int] = [], cutOff: Int? = nil,
    glyphs: Glyphs = .ascii, width: Int = width
  ) -> [String] {
    let bar = ScoreBar(
      range: range, possible: possible, bandStarts: bands, cutOff: cutOff, scoreLabel: "",
      cutOffLabel: "")
    return ScoreBarLayout(width: width, glyphs: glyphs).lines(of: bar).map(\.text)
  }

  @Test(
    "Nothing is filled at the lowest score and everything at the highest",
    arguments: [
      (0...0, "|............................|"), (27...27, "|############################|"),
      (0...27, "|~~~~~~~~~~~~~~~~~~~~~~~~~~~~|"), (14...14, "|##############..............|"),
      (7...14, "|#######~~~~~~~..............|"), (26...27, "|##########################~~|"),
    ])
  func filled(_ range: ClosedRange<Int>, _ bar: String) {
    #expect(lines(range).first == bar)
  }

  @Test("A known score is marked over the bar, and the cut-off says what it is", arguments: [0, 12, 27])
  func labels(_ score: Int) throws {
    let bar = ScoreBar(
      range: score...score, possible: 0...27, bandStarts: [], cutOff: 10, scoreLabel: "your score: \(score)",
      cutOffLabel: "cut-off 10")
    let lines = ScoreBarLayout(width: 62, glyphs: .ascii).lines(of: bar).map(\.text)
    #expect(lines.first?.contains("your score: \(score)") == true)
    #expect(lines.last?.contains("^ cut-off 10") == true)
    #expect(lines.allSatisfy { $0.count <= 62 })
    let mark = try #require(lines.first?.firstIndex(of: "v")).utf16Offset(in: lines[0])
    let filled = lines[1].count { $0 == "#" }
    #expect(abs(mark - filled) <= 1, "\(lines)")
  }

  @Test func bandsAreEdgesWithTheirFirstScoreUnderThem() {
    #expect(
      lines(12...12, bands: [0, 5, 10, 15, 20], cutOff: 10) == [
        "|#####|####|#...|....|.......|", " 0    5    10   15   20     27",
        "           ^",
      ])
  }

  @Test("The numbers under the bar are the lowest, the cut-off and the highest where there are no bands")
  func cutOffAlone() {
    let lines = lines(0...0, of: 0...80, cutOff: 31)
    #expect(lines.dropFirst().first?.split(separator: " ") == ["0", "31", "80"])
    #expect(lines.last?.last == "^")
  }

  @Test(
    "The mark of the cut-off stands under its number, and the filled part reaches it when the score does",
    arguments: [(9, false), (10, true), (11, true)])
  func reachesTheCutOff(_ score: Int, _ isReached: Bool) throws {
    let lines = lines(score...score, cutOff: 10, width: 62)
    let mark = try #require(lines.last?.count)
    let filled = try #require(lines.first?.prefix { $0 == "|" || $0 == "#" }.count)
    #expect((filled >= mark - 1) == isReached, "\(lines)")
  }

  @Test("A range is drawn differently from a score, without colour")
  func ranges() {
    #expect(lines(5...5) != lines(5...9))
    #expect(lines(5...5, glyphs: .unicode) != lines(5...9, glyphs: .unicode))
  }

  @Test("Every score fills at least as much as the one below it", arguments: [6, 11, 27, 80, 366])
  func grows(_ maximum: Int) {
    let filled = (0...maximum).map { score in
      lines(score...score, of: 0...maximum, width: 62).first?.count { $0 == "#" } ?? -1
    }
    #expect(filled == filled.sorted())
    #expect(filled.first == 0 && filled.last == 60)
  }

  @Test("Any width and any scale", arguments: [-1, 0, 1, 4, 6, 20, 36, 38, 56, 72, 200])
  func anyWidth(_ width: Int) {
    for maximum in [0, 1, 2, 27, 366] {
      for low in [0, maximum / 2, maximum] {
        let lines = lines(low...maximum, of: 0...maximum, bands: [0, maximum / 2], cutOff: maximum / 3, width: width)
        #expect(lines.allSatisfy { $0.displayWidth <= max(width, 0) })
      }
    }
  }

  @Test func asciiHasOnlyASCII() {
    #expect(lines(3...9, bands: [0, 5], cutOff: 5).joined().allSatisfy { $0.isASCII })
  }
}
