import Secrets

extension RecordStore {
  /// Changes the passphrase. Only the wrapping of the key is rewritten; backups made before keep the old passphrase.
  ///
  /// - Throws: `passphraseTooShort`.
  package func changePassphrase(to passphrase: String, cost: Scrypt = .forPassphrases) throws(RecordProblem) {
    let wrapped = try RecordProblem.naming(path) {
      try WrappedKey(wrapping: keys.data, passphrase: passphrase, cost: cost)
    }
    try write { database in
      try wrapped.store(in: database)
      try log(.passphraseChanged, in: database)
    }
    // The old wrapping is not left behind in the write-ahead log.
    try emptyWriteAheadLog()
  }
}
