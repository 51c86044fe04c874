import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import Testing

@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TestSupport
@testable import TerminalKit

/// Scores over time, and what changed.
@Suite struct ScoreHistoryTests {
  /// A client with PHQ-9 scores a week apart, the last of them with an open answer.
  private func office() throws -> TestOffice {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    for points in [[3, 3, 3, 3, 2], [3, 3, 2, 2], [2, 2, 2], [2, 1, 1]] {
      try office.finishPHQ9(points, for: client)
      office.move(days: 7)
    }
    var answers: Answers = ["phq9_9": .option("0"), "phq9_difficulty": .option("0"), "phq9_1": .declined]
    for number in 2...8 { answers["phq9_\(number)"] = .option("0") }
    try office.finish("phq-9", answers, for: client)
    return office
  }

  private func atHistory(_ office: TestOffice, columns: Int = 80, rows: Int = 24, asASCII: Bool = false) throws
    -> CounselorPerson
  {
    var person = try CounselorPerson(
      office, columns: columns, rows: rows, settings: Settings(usesASCII: asASCII))
    try person.open("A-17")
    try person.choose("Scores over time")
    try person.choose("PHQ-9")
    return person
  }

  @Test("The pages as they are seen", arguments: [(80, 24, false), (40, 15, false), (80, 24, true)])
  func snapshots(columns: Int, rows: Int, asASCII: Bool) throws {
    var person = try atHistory(try office(), columns: columns, rows: rows, asASCII: asASCII)
    let size = "\(columns)x\(rows)\(asASCII ? "-ascii" : "")"
    try Snapshot.check(person.screens().joined(separator: "\n"), named: "course-\(size)")
    person.readOn()
    try Snapshot.check(person.screens().joined(separator: "\n"), named: "items-\(size)")
    if asASCII { #expect(person.screens().allSatisfy { $0.allSatisfy(\.isASCII) }) }
  }

  @Test("Each value in the table and in the plot is the stored one") func values() throws {
    let person = try atHistory(try office())
    let table = try #require(
      person.page.blocks.compactMap { block -> [[String]]? in
        if case .table(_, let rows) = block { rows } else { nil }
      }.first)
    #expect(table.map { $0[1] } == ["0–3", "4", "6", "10", "14"])
    #expect(table.map { $0[2] } == ["−4 to −1", "−2", "−4", "−4", ""])
    #expect(table.map { $0[4] } == ["below", "below", "below", "reached", "reached"])
    let plot = try #require(
      person.page.blocks.compactMap { block -> ScorePlot? in
        if case .scorePlot(let plot) = block { plot } else { nil }
      }.first)
    #expect(plot.scores == [14...14, 10...10, 6...6, 4...4, 0...3])
    #expect(plot.bands.map(\.start) == [0, 5, 10, 15, 20] && plot.cutOff == 10)
  }

  @Test("A score is never drawn on a line that it does not reach; one outside the scale is drawn at its end")
  func linesOfPlot() throws {
    let plot = { (scores: [ClosedRange<Int>]) in
      ScorePlot(
        scores: scores, possible: 0...27,
        bands: [0, 5, 10, 15, 20].map { ScorePlot.Band(start: $0, name: "from \($0)") }, cutOff: 10, firstLabel: "a",
        lastLabel: "b",
        legend: ScorePlot.Legend(score: "score", range: "range", cutOff: "cut-off", band: "band"))
    }
    for width in [40, 80] {
      for score in 0...27 {
        let lines = ScorePlotLayout(width: width, glyphs: .ascii).lines(of: plot([score...score])).map(\.text)
        let row = try #require(lines.firstIndex { $0.contains("*") && $0.contains("|") })
        for line in [5, 10, 15, 20] {
          let lineRow = try #require(lines.firstIndex { $0.hasPrefix(line < 10 ? " \(line) |" : "\(line) |") })
          #expect((row <= lineRow) == (score >= line), "score \(score), line \(line), width \(width)")
        }
      }
      // The cut-off is the very first point of a long scale.
      let long = ScorePlot(
        scores: [0...0, 1...1], possible: 0...366, bands: [], cutOff: 1, firstLabel: "a", lastLabel: "b",
        legend: ScorePlot.Legend(score: "score", range: "range", cutOff: "cut-off", band: "band"))
      let rows = ScorePlotLayout(width: width, glyphs: .ascii).lines(of: long).map(\.text).filter { $0.contains("|") }
      #expect(rows[rows.count - 1].contains("  0 |*") && rows[rows.count - 2].contains("  1 |="))
      #expect(rows[rows.count - 2].contains("*"))
      let outside = ScorePlotLayout(width: width, glyphs: .ascii).lines(of: plot([40...40, -3 ... -3])).map(\.text)
      #expect(outside[0].contains("*") && outside.last { $0.contains("0 |") }?.contains("*") == true)
    }
  }

  @Test("The results show also the scores that are meant for a counselor") func counselorScores() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.finish("pcl-5", ["pcl5_1": .option("4"), "pcl5_6": .option("2")], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Results and summaries")
    try person.choose("PCL-5")
    let clusters = try #require(try Library().questionnaire("pcl-5")).scores.filter(\.isForCounselors)
    #expect(clusters.count == 4)
    for cluster in clusters { #expect(person.words.contains("\(cluster.title) · PCL-5")) }
  }

  @Test(
    "A change is held against the published figure",
    arguments: [
      ([3, 3, 3, 3], [3, 3, 1], "This one is that large."), ([3, 3, 3, 3], [3, 3, 2], "This one isn't that large."),
      ([0], [3, 2], "This one is that large."), ([1], [1], "This one isn't that large."),
    ])
  func figure(before: [Int], now: [Int], words: String) throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.finishPHQ9(before, for: client)
    try office.finishPHQ9(now, for: client)
    let person = try atHistory(office)
    #expect(person.words.contains("A change of 5 points or more is usually considered meaningful. \(words)"))
    #expect(person.words.contains("Med Care 42:1194-1201"))
  }

  @Test("Where no figure is published it says so") func noFigure() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    let answers: Answers = ["gad7_1": .option("1"), "gad7_2": .option("0")]
    try office.finish("gad-2", answers, for: client)
    try office.finish("gad-2", answers, for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Scores over time")
    try person.choose("GAD-2")
    #expect(person.words.contains("No published figure for a meaningful change is included."))
  }

  @Test("Only scores of the same version are compared") func versions() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    let old = Questionnaire(
      id: "phq-9", version: "0", area: .mood, kind: .screen, presentation: .oneAtATime, title: "An older one",
      short: "Old", minutes: 1,
      items: [Item(id: "phq9_1", text: "x", answerKind: .options([AnswerOption(code: "3", points: 3, text: "y")]))],
      scores: [ScoreDefinition(id: "total", title: "Total", area: .mood, method: .sum, items: ["phq9_1"])])
    let inProgress = try office.store.startResponse(of: "phq-9", questionnaires: [], for: client.id)
    let result = QuestionnaireResult(questionnaire: old, answers: ["phq9_1": .option("3")], from: .interview)
    try office.store.finish(inProgress, with: [RecordStore.NewResponse(result, fileContent: "old")])
    office.move(days: 1)
    try office.finishPHQ9([1], for: client)
    var person = try atHistory(office)
    #expect(person.words.contains("not compared: 1."))
    #expect(person.words.contains("This is the first time with this version"))
    // The older one is shown as it was given.
    person.press(.character("b"), .character("b"))
    try person.choose("Results and summaries")
    person.press(.down, .enter)
    #expect(person.words.contains("asked in version 0") && person.words.contains("Total: 3 of 3"))
  }

  @Test("A change between ranges is the least and the most that it can be")
  func ranges() throws {
    func score(_ range: ClosedRange<Int>) throws -> RecordedScore {
      let items = (1...9).map { number in
        Item(
          id: "i\(number)", text: "x",
          answerKind: .options((0...3).map { AnswerOption(code: "\($0)", points: $0, text: "x") }))
      }
      let questionnaire = Questionnaire(
        id: "q", version: "1", area: .mood, kind: .screen, presentation: .oneAtATime, title: "Q", short: "Q",
        minutes: 1, items: items,
        scores: [ScoreDefinition(id: "total", title: "T", area: .mood, method: .sum, items: items.map(\.id))])
      var answers: Answers = [:]
      var rest = range.lowerBound
      let open = (range.upperBound - range.lowerBound) / 3
      for item in items.dropFirst(open) {
        answers[item.id] = .option(String(min(3, rest)))
        rest -= min(3, rest)
      }
      let score = try #require(questionnaire.scores(for: answers, from: .interview).first)
      try #require(score.range == range)
      return RecordedScore(score)
    }
    let change = ScoreChange(from: try score(9...12), to: try score(3...6))
    #expect(change.range == -9 ... -3)
    #expect(change.reaches(3) == .yes && change.reaches(4) == .unknown && change.reaches(10) == .no)
    let either = ScoreChange(from: try score(3...6), to: try score(3...6))
    #expect(either.range == -3...3)
    #expect(either.reaches(1) == .unknown && either.reaches(4) == .no)
  }
}
