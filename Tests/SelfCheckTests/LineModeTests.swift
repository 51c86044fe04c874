import QuestionnaireLibrary
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// The same pages as lines of text, for screen readers and pipes.
@Suite struct LineModeTests {
  /// A line that stands for Ctrl-C.
  private static let interrupt = "\u{3}"

  /// What a run with these lines typed came to.
  private struct Run {
    var exitCode: Int32?
    var error: String?
    var output = ""
    /// How many of the lines were read.
    var read = 0
  }

  private func run(_ plan: String? = nil, _ lines: String...) throws -> Run {
    try run(plan, lines: lines)
  }

  private func run(_ plan: String?, lines: [String], canForget: Bool = false) throws -> Run {
    let person = try Person(plan, settings: Settings(isInLines: true, canForgetLines: canForget))
    var run = Run()
    var remaining = lines[...]
    var lines = LineMode(
      person.program, answering: { _ in .nothing },
      readLine: {
        run.output += "\n"
        run.read += remaining.isEmpty ? 0 : 1
        return remaining.popFirst().map { $0 == Self.interrupt ? .interrupted : .line($0) } ?? .ended
      },
      write: { run.output += $0 }, forget: { run.output = "" })
    do throws(LineInputEnded) {
      run.exitCode = try lines.run()
    } catch {
      run.error = error.description
    }
    return run
  }

  @Test("A full run with everything lowest reaches the centre's number and ends with 0")
  func fullRun() throws {
    let questions = ["1", "1", "1", "1", "1", "1", "1", "0", "0", "1"]
    let run = try run("full", lines: questions + ["1", "1", "1", "1", "1", "5", "2"])
    #expect(run.exitCode == 0)
    #expect(run.error == nil)
    #expect(run.output.contains("619-485-6029"))
    #expect(run.output.contains("Your results"))
  }

  @Test("Enter alone leads from the results to the number") func onlyEnter() throws {
    let questions = ["1", "1", "1", "1", "1", "1", "1", "0", "0", "1"]
    let run = try run("full", lines: questions + ["", "", "", "", "", "q", "y"])
    #expect(run.exitCode == 0)
    let titles = ["Your results", "What I can do next", "Care at a glance", "The center", "Who to call"]
    var rest = Substring(run.output)
    for title in titles { rest = rest[try #require(rest.range(of: "\n\(title)\n"), "\(title)").upperBound...] }
  }

  @Test("Ctrl-C asks once, and a second time leaves with 130") func interrupts() throws {
    let stayed = try run("full", "1", Self.interrupt, "1", "q", "y")
    #expect(stayed.exitCode == 0 && stayed.output.contains("Leave?"))
    let left = try run("full", "1", Self.interrupt, Self.interrupt)
    #expect(left.exitCode == 130)
    #expect(try run("full", Self.interrupt).exitCode == 130, "with nothing answered nothing is asked")
  }

  @Test("Where it can be cleared, leaving offers to clear what was written") func forgets() throws {
    let kept = try run("full", "1", "q")
    #expect(!kept.output.contains("clear this terminal, also"))
    let forgotten = try run("full", lines: ["1", "q", "3"], canForget: true)
    #expect(forgotten.exitCode == 0)
    #expect(!forgotten.output.contains("Feeling nervous") && !forgotten.output.contains("Leave?"))
  }

  @Test("The title is said once for the questions that it stands over") func titles() throws {
    let run = try run("mood", "1", "1", "q", "y")
    #expect(run.output.components(separatedBy: "\nMood").count == 2)
    #expect(run.output.contains("\n2 of up to 11\nFeeling down"))
  }

  @Test func startsAtTheFirstPageWithNumberedChoices() throws {
    let run = try run(nil, "q")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("\n1. Quick checklists"))
    #expect(run.output.contains("\n2. Full self-check"))
  }

  @Test("Bare Enter on a question asks again, and no answer is taken")
  func bareEnter() throws {
    let run = try run("full", "", "", "1", "q", "y")
    #expect(run.exitCode == 0)
    let strings = try Library().strings()
    #expect(run.output.split(separator: strings.lineAgain(count: "4")).count == 3)
    #expect(run.output.split(separator: "Feeling nervous, anxious or on edge").count == 2, "the page is not repeated")
  }

  @Test("An answer that is none of the choices asks again", arguments: ["5", "0", "99", "x", "yes", "-1", "1.5"])
  func noChoice(_ line: String) throws {
    let run = try run("full", line, "q")
    #expect(run.exitCode == 0, "nothing was stored, so nothing is asked before leaving")
    #expect(run.read == 2)
  }

  @Test func inputThatEndsEarlyIsAnError() throws {
    let run = try run("full", "1", "1")
    #expect(run.exitCode == nil)
    let strings = try Library().strings()
    #expect(run.error == strings.lineEnded)
  }

  @Test("Item 9 brings the crisis lines before the next question", arguments: ["2", "4", "s"])
  func crisis(_ answer: String) throws {
    let run = try run("mood", lines: Array(repeating: "2", count: 8) + [answer, "", "1", "q", "y"])
    let afterItem9 = try #require(run.output.split(separator: "Thoughts that you would be better off dead").last)
    let next = try #require(afterItem9.firstRange(of: "how difficult have these problems made it"))
    #expect(afterItem9[..<next.lowerBound].contains("988"))
    #expect(afterItem9[..<next.lowerBound].contains("911"))
  }

  @Test func backShowsTheQuestionBefore() throws {
    let run = try run("mood", "1", "b", "q", "y")
    #expect(run.output.split(separator: "Little interest or pleasure").count == 3)
  }

  @Test("Words are understood", arguments: [("help", "Call or text 988"), ("Help!", "Call or text 988")])
  func words(_ word: String, _ shown: String) throws {
    let run = try run("mood", word, "b", "quit")
    #expect(run.output.contains(shown))
    #expect(run.exitCode == 0)
  }

  @Test("An answer is understood by its words, a number with a point, and skip as s") func answers() throws {
    let run = try run("mood", "Several days", "2.", "skip", "review", "exit", "y")
    #expect(run.output.contains("Trouble falling"))
    #expect(run.output.contains("Feeling tired"))
    #expect(run.output.contains("That isn't one of the choices."))
    #expect(run.exitCode == 0)
  }

  @Test("The keys page names only what can be typed") func keys() throws {
    let run = try run("mood", "?", "", "q")
    let keys = try #require(run.output.range(of: "\nKeys\n"))
    let page = run.output[keys.upperBound...]
    for words in ["Key: s", "Key: b", "Key: r", "Key: Enter"] { #expect(page.contains(words), "\(words)") }
    for words in ["Up/Down", "PgUp", "Wheel", "Esc", "Key: p", "Ctrl-Z"] { #expect(!page.contains(words), "\(words)") }
  }

  @Test("What is said of privacy is true of lines") func privacyInLines() throws {
    let run = try run(nil, "2", "1", "q", "y")
    #expect(run.output.contains("stay visible in this terminal"))
    for claim in ["they are gone", "your answers are gone", "Press p", "are wiped"] {
      #expect(!run.output.contains(claim), "\(claim)")
    }
  }

  @Test func skippingIsNoAnswer() throws {
    let run = try run("mood", lines: Array(repeating: "s", count: 9) + ["", "s", "1", "2", "", "q", "y"])
    #expect(run.output.contains(try Library().strings().glanceLeftOut))
    #expect(run.output.contains(try Library().strings().resultsLeftOut))
    #expect(!run.output.contains("between 0 and 27"))
  }

  @Test("A checklist is answered with one line of numbers")
  func checklist() throws {
    let run = try run("quick", "1 3, 5", "", "", "s", "7", "2", "b", "q", "y")
    #expect(run.output.contains("1. Feeling sad or hopeless on most days\n"))
    #expect(run.output.contains("Mood checklist (3 checked)"))
    #expect(run.output.contains("Anxiety checklist (0 checked)"))
    #expect(run.output.contains("Trauma and stress checklist (prefer not to say)"))
    #expect(run.exitCode == 0)
  }

  @Test("A box is ticked by its words too, and a tick can be taken away") func boxWords() throws {
    let run = try run("quick", "Feeling sad or hopeless on most days", "b", "3", "b", "-1", "b", "q", "y")
    #expect(run.output.contains("1. Feeling sad or hopeless on most days (checked)"))
    let last = try #require(run.output.components(separatedBy: "Mood checklist").last)
    #expect(last.contains("1. Feeling sad or hopeless on most days\n"))
    #expect(last.contains("(checked)"))
  }

  @Test("A sign of self-harm in its own words brings its page") func crisisInWords() throws {
    let run = try run("quick", "Thoughts that life is not worth living, or of hurting yourself", "", "", "q", "y")
    #expect(run.output.contains("Thank you for being honest about that"))
  }

  @Test("A sign of self-harm among others brings its page at once, and no other number is lost")
  func crisisInChecklist()
    throws
  {
    let run = try run("quick", "8 2", "", "", "q", "y")
    let thanks = try #require(run.output.range(of: "Thank you for being honest about that"))
    let after = run.output[thanks.upperBound...]
    #expect(after.contains("2. Losing interest or joy in things that used to matter (checked)"))
  }

  @Test func helpNowAndBack() throws {
    let run = try run("full", "h", "", "q")
    #expect(run.output.contains("988"))
    #expect(run.output.split(separator: "Feeling nervous, anxious or on edge").count == 3)
  }

  @Test("A number is typed as it is, and one out of range asks again")
  func number() throws {
    let run = try run("substance-use", "400", "366", "q", "y")
    let strings = try Library().strings()
    #expect(run.output.contains(strings.noticeNumberRange(low: "0", high: "366")))
    #expect(run.output.contains("illegal drug"))
  }

  @Test("Every prompt says how to go on, and none is a blank screen")
  func prompts() throws {
    let run = try run(nil, "p", "2", "p", "q")
    #expect(run.exitCode == 0)
    let strings = try Library().strings()
    #expect(run.output.contains(strings.lineMenu) && run.output.contains(strings.lineChoose))
  }

  @Test("Whatever the page, its words are all there as lines", arguments: SamplePage.allCases)
  func everyPage(_ page: SamplePage) throws {
    let person = try page.reached()
    if person.page.isBlank { return }
    let text = person.words
    #expect(text.contains(person.page.title))
    #expect(!text.contains("█") && !text.contains("(•)"), "nothing is drawn")
  }
}
