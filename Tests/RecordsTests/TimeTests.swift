import Foundation
import Records
import RecordsTestSupport
import Testing

/// Orders, and what is due, also when the clock is wrong.
@Suite struct TimeTests {
  @Test("With the clock set back, what was stored later still comes later") func order() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let first = try Sample.finish(1, for: client.id, in: store)
    records.clock.move(days: -30)
    let second = try Sample.finish(2, for: client.id, in: store)
    let screens = try store.record(of: client.id).responses
    #expect(screens == [first, second])
    #expect(second.finishedAt < first.finishedAt)
  }

  @Test(
    "A clock that was set back is told when the records are opened", arguments: [(-1.0, true), (-1.0 / 86_400, false)])
  func clockSetBack(days: Double, isTold: Bool) throws {
    let records = try TestRecords()
    let store = try records.create()
    #expect(store.timeAheadOfClock == nil)
    try store.close()
    let time = records.clock.now
    records.clock.move(days: days)
    // A second of correction is nothing to speak of.
    #expect(try records.open().timeAheadOfClock == (isTold ? time : nil))
    records.clock.move(days: 2)
    #expect(try records.open().timeAheadOfClock == nil)
  }

  @Test("Due is what was last finished longer ago than its interval, the longest due first") func due() throws {
    let records = try TestRecords()
    let store = try records.create()
    let early = try store.addClient(code("early"))
    let late = try store.addClient(code("late"))
    let never = try store.addClient(code("never"))
    try Sample.finish(1, for: early.id, in: store)
    // An interval that is set later counts from the last screen.
    try store.setInterval(days: 14, for: "sample-mood", of: early.id)
    try store.setInterval(days: 7, for: "another", of: never.id)
    records.clock.move(days: 7)
    try store.setInterval(days: 14, for: "sample-mood", of: late.id)
    try Sample.finish(1, for: late.id, in: store)
    #expect(try store.dueQuestionnaires().map(\.client) == [never])
    records.clock.move(days: 6.9)
    #expect(try store.dueQuestionnaires().map(\.client) == [never])
    records.clock.move(days: 0.2)
    #expect(try store.dueQuestionnaires().map(\.client) == [never, early])
    records.clock.move(days: 7)
    #expect(try store.dueQuestionnaires().map(\.client) == [never, early, late])
    try Sample.finish(2, for: early.id, in: store)
    try store.setInterval(days: nil, for: "another", of: never.id)
    #expect(try store.dueQuestionnaires().map(\.client) == [late])
    #expect(try store.dueQuestionnaires().first?.interval.questionnaire == "sample-mood")
  }

  @Test("A last time that lies in the future does not keep a screen from being due") func dueWithWrongClock() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    try store.setInterval(days: 7, for: "sample-mood", of: client.id)
    try Sample.finish(1, for: client.id, in: store)
    #expect(try store.dueQuestionnaires().isEmpty)
    records.clock.move(days: -365)
    #expect(try store.dueQuestionnaires().map(\.client) == [client])
  }

  @Test("An interval that is set again replaces the one before", arguments: [(0, 1), (30, 30), (9999, 3650)])
  func replaced(days: Int, taken: Int) throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    try store.setInterval(days: 14, for: "sample-mood", of: client.id)
    try store.setInterval(days: days, for: "sample-mood", of: client.id)
    #expect(try store.record(of: client.id).intervals.map(\.days) == [taken])
  }
}
