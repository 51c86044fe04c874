import Crypto
import GRDB
import Secrets

extension RecordStore {
  /// Changes the passphrase, and with it every key: all that is kept is sealed anew. Backups made before keep the old
  /// passphrase, which opens nothing but them.
  ///
  /// It costs what is kept in all. Other programs that have the records open must open them again.
  ///
  /// - Throws: `passphraseTooShort`, `notEnoughMemory`.
  package func changePassphrase(to passphrase: String, cost: Scrypt = .forPassphrases) throws(RecordProblem) {
    try requireWritable()
    let key = SymmetricKey(size: .bits256)
    let new = RecordKeys(data: key)
    try noticingDamage {
      let wrapped = try WrappedKey(wrapping: key, passphrase: passphrase, cost: cost)
      try requireFile()
      try database.write { database in
        try requireSameKey(database)
        let before = try trustedHead(database)
        let isComplete = try before == Head(counting: database, keys: keys, before: before)
        try Rekeying(old: keys, new: new).run(in: database, before: before)
        try wrapped.store(in: database)
        let transaction = Transaction(database, keys: new, head: try Head(database, keys: new))
        // From here on the rows that are there are the account: that it was another one is not forgotten.
        if !isComplete { try log(.countedAnew, in: transaction) }
        try log(.passphraseChanged, in: transaction)
        try transaction.finish()
      }
      goOn(with: new, checksum: wrapped.checksum)
      try requireFile()
    }
    // The old wrapping is not left behind in the write-ahead log.
    try emptyWriteAheadLog()
  }
}
