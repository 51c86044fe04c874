import Foundation
import Records
import RecordsTestSupport
import Testing

@Suite struct PassphraseTests {
  @Test("A wrong passphrase is told in one way, and each one waits longer") func wrong() throws {
    let records = try TestRecords()
    try records.create().close()
    for wrong in ["", "x", "Seven quiet lamps", "seven quiet lamps ", "seven", "quiet", "lamps"] {
      #expect(try problem { try records.file.open(passphrase: wrong) } == .wrongPassphrase)
    }
    #expect(records.pauses.all == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    // The right one does not wait, and the count begins anew.
    let store = try records.open()
    #expect(records.pauses.all.count == 7)
    // Whoever comes back to open records does not wait here: help must stay in reach meanwhile.
    #expect(try !store.isPassphrase("x"))
    #expect(try store.isPassphrase(Sample.passphrase))
    #expect(records.pauses.all.count == 7)
  }

  @Test("A changed passphrase opens, the old one no longer") func change() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let screen = try Sample.finish(1, for: client.id, in: store)
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    #expect(try store.isPassphrase("eight loud lamps"))
    #expect(try !store.isPassphrase(Sample.passphrase))
    try store.close()
    #expect(try problem { try records.open() } == .wrongPassphrase)
    let again = try records.file.open(passphrase: "eight loud lamps")
    #expect(try again.record(of: client.id).responses == [screen])
  }

  @Test("Everything is sealed anew, and nothing of the old is left") func rekeying() throws {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 3)
    let store = try records.open()
    try store.setInterval(days: 7, for: "sample-mood", of: 1)
    _ = try store.startResponse(of: "sample", questionnaires: [], for: 2)
    let contents = try [1, 2].map { try store.recordAgain(of: $0) }
    let before = try RawRows(records)
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    let bytes = try records.bytes()
    let old = before.clients + before.clientKeys + before.screens + before.drafts + [before.wrappedKey, before.salt]
    for row in old { #expect(bytes.range(of: row) == nil) }
    #expect(try [1, 2].map { try store.recordAgain(of: $0) } == contents)
    #expect(try store.verify().problems == [])
    #expect(try store.client(code("C-1"))?.id == 2)
    #expect(try store.logEntries().entries.map(\.action).contains(.passphraseChanged))
  }

  @Test("With an old copy and its passphrase nothing opens that was stored after the change") func replayedKey() throws
  {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 1)
    let old = "\(records.folder)/old.sqlite"
    try FileManager.default.copyItem(atPath: records.path, toPath: old)
    let store = try records.open()
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    let client = try store.addClient(code("NEW"))
    try Sample.finish(1023, for: client.id, in: store)
    try store.close()
    try records.tamper("ATTACH '\(old)' AS o; DELETE FROM store; INSERT INTO store SELECT * FROM o.store")
    let replayed = try records.open()
    #expect(replayed.isDamaged)
    #expect(try replayed.clients().clients.isEmpty)
    #expect(try replayed.client(code("NEW")) == nil)
    #expect(try replayed.verify().problems.contains(.headUnreadable))
    // With the old head, the old clients and the old log too it is an old copy, and no more.
    try records.tamper(
      "ATTACH '\(old)' AS o; UPDATE head SET sealed = (SELECT sealed FROM o.head); DELETE FROM screen WHERE id = 1; "
        + "INSERT INTO screen SELECT * FROM o.screen; UPDATE client SET (lookup, wrapped_key, sealed) = "
        + "(SELECT lookup, wrapped_key, sealed FROM o.client) WHERE id = 1")
    let mixed = try records.open()
    #expect(try mixed.clients().clients.map(\.id) == [1])
    #expect(try mixed.clients().unreadable == [UnreadableRow(kind: .client, id: 2)])
    #expect(try !mixed.verify().problems.isEmpty)
  }

  @Test("Whoever has the records open when the passphrase is changed is told, and nothing is mixed up")
  func openElsewhere()
    throws
  {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 1)
    let other = try records.open()
    let store = try records.open()
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    #expect(try problem { try other.addClient(code("N")) } == .keyChanged)
    #expect(try problem { try other.record(of: 1) } == .keyChanged)
    #expect(!other.isDamaged)
    try store.addClient(code("N"))
    #expect(try store.verify().problems == [])
  }

  @Test("Rows that cannot be read stay so, and that some were missing stays in the log") func rekeyingDamage() throws {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 2)
    try records.tamper("UPDATE screen SET sealed = zeroblob(540) WHERE id = 1; DELETE FROM screen WHERE id = 4")
    let store = try records.open()
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    #expect(try store.verify().problems == [.unreadable(UnreadableRow(kind: .response, id: 1))])
    #expect(try store.record(of: 1).responses.map(\.id) == [2])
    #expect(try store.record(of: 2).responses.map(\.id) == [3])
    #expect(try store.logEntries().entries.map(\.action).contains(.countedAnew))
    // Its number is not given again.
    #expect(try Sample.finish(3, for: 1, in: store).id == 5)
  }

  @Test("A short passphrase is refused, and nothing is made") func tooShort() throws {
    let records = try TestRecords()
    #expect(
      try problem { try records.file.create(passphrase: "1234567", cost: Sample.cost) } == .passphraseTooShort(least: 8)
    )
    #expect(try FileManager.default.contentsOfDirectory(atPath: records.folder).isEmpty)
    let store = try records.create()
    #expect(try problem { try store.changePassphrase(to: "1234567") } == .passphraseTooShort(least: 8))
    #expect(try store.isPassphrase(Sample.passphrase))
  }
}
