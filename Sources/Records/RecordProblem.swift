import GRDB
import Secrets

/// A problem that stands in the way of using the records. Whoever shows it puts it into words; it never holds anything
/// clinical.
package struct RecordProblem: Error, Sendable, Equatable {
  /// The file it is about.
  package let path: String
  package let kind: Kind

  /// The kind of problem.
  package enum Kind: Error, Sendable, Equatable {
    // The file.
    case missing
    case empty
    case notRecords
    case newerVersion
    case alreadyThere
    /// Others than its owner may read or write it; the mode, in octal.
    case openToOthers(mode: String)
    /// It belongs to another user of the system.
    case othersFile
    /// Everybody may put files into its folder, and take them away.
    case folderOpenToOthers(String)
    case folderMissing(String)
    /// A disk that cannot keep a file to its owner.
    case notPrivate(folder: String)
    /// A file that SQLite kept beside other records.
    case leftOver(String)
    /// A backup, which is not worked with.
    case isBackup
    case notWritable(Target)
    case inUse
    /// The file that was opened is no longer at its path.
    case fileGone

    // The passphrase.
    case wrongPassphrase
    case passphraseTooShort(least: Int)
    /// Another program changed the passphrase, and with it every key.
    case keyChanged

    // Damage.
    /// The part that holds the wrapped key.
    case keyDamaged
    case damaged
    /// A damaged file is only read, and what is asked for needs writing.
    case onlyRead

    // The machine.
    case diskFull
    /// The memory that one look at a passphrase or a code takes cannot be had now.
    case notEnoughMemory
    case busy
    case failed(String)

    // What was asked for.
    case clientCodeTaken
    case noSuchClient
    case clientDamaged
    case noSuchResponse
    case responseDamaged
    case responseGone
    case responseChanged
  }

  /// The thing that cannot be written to.
  package enum Target: Sendable, Equatable {
    case file
    case folder(String)
    /// SQLite does not tell which.
    case fileOrFolder
  }

  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// Runs work on the records and turns whatever it throws into a problem for people.
  static func naming<Value>(_ path: String, _ work: () throws -> Value) throws(RecordProblem) -> Value {
    do {
      return try work()
    } catch let problem as RecordProblem {
      throw problem
    } catch let kind as Kind {
      throw RecordProblem(kind, path: path)
    } catch is Scrypt.NotEnoughMemory {
      throw RecordProblem(.notEnoughMemory, path: path)
    } catch let error as DatabaseError {
      throw RecordProblem(Kind(error), path: path)
    } catch {
      throw RecordProblem(.failed("\(type(of: error))"), path: path)
    }
  }
}

extension RecordProblem.Kind {
  /// Translates a report of SQLite into what it means to people.
  init(_ error: DatabaseError) {
    switch error.extendedResultCode {
    // No room for what SQLite keeps in memory for all who have the file open.
    case .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP: self = .diskFull
    default: self.init(error.resultCode, message: error.message)
    }
  }

  private init(_ code: ResultCode, message: String?) {
    switch code {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    // What the program asks for is right where the tables are as it made them.
    case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: self = .damaged
    case .SQLITE_NOTADB: self = .notRecords
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .notWritable(.fileOrFolder)
    default: self = .failed(message ?? "SQLite error \(code.rawValue)")
    }
  }
}
