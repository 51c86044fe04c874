import BatchScoring
import FuzzTargets
import QuestionnaireLibrary
import Records
import Screening
import SelfCheck
import TerminalKit
import Testing
import TestSupport

/// Each promise can be broken: with a fault in the reader, the target says so.
struct PlantedFaultTests {
  /// Whether the target finds a fault in what is kept of inputs for it.
  private func findsFault(_ target: some FuzzTarget, with corpus: String) throws -> Bool {
    var target = target
    for input in try Corpus.inputs(of: corpus) {
      do {
        try target.check(input)
      } catch is BrokenPromise {
        return true
      }
    }
    return false
  }

  /// What libFuzzer finds in Scripts/fuzz planted is found here too.
  @Test func aTargetWithAFaultFails() throws {
    var target = try #require(try FuzzTargets.make("planted"))
    #expect(throws: BrokenPromise.self) { try target.check(Array("faulty".utf8)) }
    try target.check(Array("fine".utf8))
  }

  @Test(arguments: [InputFormat.csv, .ndjson, .fhir])
  func aRowTooManyIsFound(in format: InputFormat) throws {
    let target = try TableTarget(format) { task in
      var outcome = try task.run()
      outcome.written += [10]
      return outcome
    }
    #expect(try findsFault(target, with: format.rawValue))
  }

  @Test func aWrongTotalIsFound() throws {
    let target = try TableTarget(.csv) { task in
      var outcome = try task.run()
      // Every 6 is a 7.
      outcome.written = outcome.written.map { $0 == UInt8(ascii: "6") ? UInt8(ascii: "7") : $0 }
      return outcome
    }
    #expect(try findsFault(target, with: "csv"))
  }

  @Test(arguments: [InputFormat.csv, .ndjson, .fhir])
  func anUnreportedProblemIsFound(in format: InputFormat) throws {
    let target = try TableTarget(format) { task in
      var outcome = try task.run()
      outcome.reports.removeAll()
      return outcome
    }
    #expect(try findsFault(target, with: format.rawValue))
  }

  @Test(arguments: [InputFormat.csv, .ndjson, .fhir])
  func aProblemInAnotherPlaceIsFound(in format: InputFormat) throws {
    let target = try TableTarget(format) { task in
      var outcome = try task.run()
      outcome.reports = outcome.reports.map { $0.replacing("fuzz:", with: "fuzz:9") }
      return outcome
    }
    #expect(try findsFault(target, with: format.rawValue))
  }

  private static func misplaced(_ files: SiteFiles) -> Result<Library, Problems> {
    do throws(Problems) {
      return .success(try Library(siteFiles: files))
    } catch {
      return .failure(
        Problems(
          error.all.map { Problem(file: $0.file, line: $0.line + 1000, column: $0.column, message: $0.message) }))
    }
  }

  @Test func aProblemOutsideAFileIsFound() throws {
    #expect(try findsFault(QuestionnaireFileTarget(read: Self.misplaced), with: "questionnaire"))
    #expect(try findsFault(SiteFileTarget(read: Self.misplaced), with: "site"))
    #expect(try findsFault(InterfaceFileTarget(read: Self.misplaced), with: "interface"))
  }

  @Test func aScoreOutsideItsRangeIsFound() throws {
    let target = QuestionnaireFileTarget(
      read: { files in
        do throws(Problems) { return .success(try Library(siteFiles: files)) } catch { return .failure(error) }
      },
      score: { questionnaire, _ in
        // The number of another questionnaire's item, which this one does not have.
        let days = Item(id: "days", text: "", answerKind: .number(Item.NumberRange(minimum: 0, maximum: 999, unit: "")))
        let other = Questionnaire(
          id: "other", version: "1", area: .mood, kind: .screen, presentation: .oneAtATime, title: "", short: "",
          minutes: 1, items: [days],
          scores: [ScoreDefinition(id: "total", title: "", area: .mood, method: .sum, items: ["days"])])
        return other.scores(for: ["days": .number(999)], from: .form)
      })
    #expect(try findsFault(target, with: "questionnaire"))
  }

  @Test func aKeyOutOfAPasteIsFound() throws {
    let target = KeysTarget { decoder, input, now in
      let key = decoder.take(input, at: now)
      // Each letter is a key, whatever came before.
      if case .character(0x30...0x7A) = input { return input }
      return key
    }
    #expect(try findsFault(target, with: "keys"))
  }

  @Test func aSwallowedKeyIsFound() throws {
    let target = KeysTarget { decoder, input, now in
      let key = decoder.take(input, at: now)
      return key == .character(0x78) ? nil : key
    }
    #expect(try findsFault(target, with: "keys"))
  }

  /// A check that says each time what it said at first, of records that nobody changed.
  private final class ForgetfulCheck {
    private var first: Verification?

    func verify(_ store: RecordStore) throws -> Verification {
      let verification = try first ?? store.verify()
      first = verification
      return verification
    }
  }

  @Test func damageThatVerifyPassesOverIsFound() throws {
    let rows = try RecordRowsTarget(verify: ForgetfulCheck().verify)
    try rows.check([])
    #expect(try findsFault(rows, with: "records"))
    let file = try RecordFileTarget(verify: ForgetfulCheck().verify)
    try file.check([])
    #expect(try findsFault(file, with: "records-file"))
  }

  @Test func aCrisisPageThatGoesByIsFound() throws {
    let target = try SessionTarget { program, key in
      var effects = program.press(key)
      if program.session.isAt(Session<PersonAlone>.CrisisScreen.self) { effects += program.press(.escape) }
      return effects
    }
    #expect(try findsFault(target, with: "session"))
  }
}
