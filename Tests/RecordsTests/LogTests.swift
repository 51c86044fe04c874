import Foundation
import Records
import RecordsTestSupport
import Testing

@Suite struct LogTests {
  @Test("Who did what, when, and with which client") func entries() throws {
    let folder = try Folder()
    let ada = try TestRecords(in: folder, user: "ada")
    let store = try ada.create()
    let client = try store.addClient(code("A"))
    try Sample.finish(1, for: client.id, in: store)
    try store.close()
    let grace = try TestRecords(in: folder, user: "grace")
    grace.clock.move(days: 1)
    let again = try grace.open()
    _ = try again.record(of: client.id)
    let (entries, unreadable) = try again.logEntries()
    #expect(unreadable.isEmpty)
    #expect(
      entries.map(\.action) == [
        .created, .clientAdded, .responseStarted, .responseCompleted, .opened, .clientRead, .logRead,
      ])
    #expect(entries.map(\.id) == Array(1...7))
    #expect(entries.map(\.user) == Array(repeating: "ada", count: 4) + Array(repeating: "grace", count: 3))
    #expect(entries.map(\.client) == [nil, client.id, client.id, client.id, nil, client.id, nil])
    #expect(
      entries.map(\.time) == Array(repeating: ada.clock.now, count: 4) + Array(repeating: grace.clock.now, count: 3))
  }

  @Test("The last entries only") func last() throws {
    let records = try TestRecords()
    let store = try records.create()
    for number in 0..<5 { try store.addClient(code("C-\(number)")) }
    #expect(try store.logEntries(last: 2).entries.map(\.action) == [.clientAdded, .logRead])
    #expect(try store.logEntries(last: 100).entries.count == 8)
  }

  @Test("A program's own actions are kept, and a deleted client stays in the log without a name") func deleted() throws
  {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    try store.log(.init(rawValue: "summary printed"), client: client.id)
    try store.delete(client.id)
    let entries = try store.logEntries().entries
    #expect(
      entries.map(\.action.rawValue) == ["created", "client added", "summary printed", "client deleted", "log read"])
    #expect(entries.last { $0.client != nil }?.client == client.id)
  }
}
