import Foundation
import Records
import RecordsTestSupport
import Testing

@Suite struct ExportTests {
  @Test("All clients as one JSON document") func all() throws {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 2)
    let store = try records.open()
    let document = try document(store, client: nil)
    #expect(document["format"] as? String == "selfscreen-records")
    let clients = try #require(document["clients"] as? [[String: Any]])
    #expect(clients.map { $0["code"] as? String } == ["C-0", "C-1"])
    let screens = try #require(clients[1]["screens"] as? [[String: Any]])
    #expect(screens.count == 2)
    #expect(screens[1]["finishedAt"] as? String == "2027-01-15T08:00:00Z")
    let answers = try #require(screens[1]["answers"] as? [String: [String: String]])
    #expect(answers["mood_1"] == ["option": "1"])
  }

  @Test("One client only") func one() throws {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 1)
    let store = try records.open()
    let clients = try #require(try document(store, client: 2)["clients"] as? [[String: Any]])
    #expect(clients.map { $0["code"] as? String } == ["C-1"])
    #expect(try store.logEntries().entries.last { $0.action == .exported }?.client == 2)
  }

  @Test("Damaged rows are named, and the rest is there") func damaged() throws {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 3)
    try records.tamper("UPDATE screen SET sealed = x'00' WHERE id = 2")
    let store = try records.open()
    var text = ""
    #expect(try store.export { text += $0 } == [UnreadableRow(kind: .response, id: 2)])
    #expect(text.components(separatedBy: "\"finishedAt\"").count - 1 == 2)
  }

  private func document(_ store: RecordStore, client: Client.ID?) throws -> [String: Any] {
    var text = ""
    #expect(try store.export(client) { text += $0 } == [])
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
