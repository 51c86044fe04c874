import Foundation
import Records
import RecordsTestSupport
import Testing
import TestSupport

/// A folder with a counselor's records, and the terminals that have them open.
struct Office {
  let folder: String
  var records: String { "\(folder)/records.sqlite" }

  /// With empty records, which open quickly.
  static func with(_ body: (Office) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "selfscreen-office-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let office = Office(folder: folder.path)
    try RecordFile(office.records).create(passphrase: Sample.passphrase, cost: Sample.cost).close()
    try body(office)
  }

  /// A terminal in which the counselor has typed the passphrase.
  func open(
    _ arguments: String..., columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> Terminal {
    let terminal = try Terminal(
      running: [try Program.path(), "counselor", "--records", records] + arguments, columns: columns, rows: rows,
      environment: environment)
    try terminal.waitFor("Passphrase of the records:").type(Sample.passphrase).keys("Enter")
    return terminal
  }

  /// Does something with the opened records.
  func store(_ body: (RecordStore) throws -> Void) throws {
    let store = try RecordFile(records).open(passphrase: Sample.passphrase)
    try body(store)
    try store.close()
  }

  func record(_ code: String) throws -> ClientRecord? {
    var record: ClientRecord?
    try store { store in
      if let code = ClientCode(code), let client = try store.client(code) { record = try store.record(of: client.id) }
    }
    return record
  }
}
