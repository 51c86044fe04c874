import Foundation
import Records
import RecordsTestSupport

/// The bytes of a whole file of records that somebody changed: each four bytes of the input are a place and what is there.
/// The file is opened with its passphrase, and all of it read.
package final class RecordFileTarget: FuzzTarget {
  private let records: SampleRecords
  private let verify: (RecordStore) throws -> Verification

  /// - Parameter verify: with a fault, to see that it is found.
  package init(verify: @escaping (RecordStore) throws -> Verification = { try $0.verify() }) throws {
    self.verify = verify
    records = try SampleRecords()
  }

  deinit { records.remove() }

  package func check(_ input: [UInt8]) throws {
    var bytes = records.bytes
    var rest = input.prefix(256)
    while rest.count >= 4 {
      let part = Array(rest.prefix(4))
      rest = rest.dropFirst(4)
      let place = (Int(part[0]) << 16 | Int(part[1]) << 8 | Int(part[2])) % bytes.count
      // Now and then the file ends there.
      if part[3] == 0xA5 { bytes = bytes.prefix(max(place, 1)) } else { bytes[place] = part[3] }
    }
    for suffix in ["-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: records.path + suffix) }
    try bytes.write(to: URL(filePath: records.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: records.path)
    let store: RecordStore
    do throws(RecordProblem) {
      store = try records.file.open(passphrase: Sample.passphrase)
    } catch {
      return
    }
    defer { try? store.close() }
    try records.check(store, verify: verify)
  }
}
