import GRDB

/// What stands in the way of using the records: for people, with what to do. It never holds anything clinical.
public struct RecordProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file it is about.
  public let path: String
  public let kind: Kind

  /// What is wrong.
  public enum Kind: Error, Sendable, Equatable {
    // The file.
    case missing
    case empty
    case notRecords
    case newerVersion
    case alreadyThere
    /// Others than its owner may read or write it; the mode, in octal.
    case openToOthers(mode: String)
    case folderMissing(String)
    case notWritable(String)
    case inUse

    // The passphrase.
    case wrongPassphrase
    case passphraseTooShort(least: Int)

    // Damage.
    /// The part that holds the wrapped key.
    case keyDamaged
    case damaged
    /// What is asked for cannot be done with a damaged file, which is only read.
    case onlyRead

    // The machine.
    case diskFull
    case busy
    case failed(String)

    // What was asked for.
    case clientCodeTaken
    case noSuchClient
    case clientDamaged
    case noSuchScreen
    case screenDamaged
    case draftGone
    case draftChanged
  }

  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  public var description: String { "\(path): error: \(kind.message)" }

  /// What is wrong and what to do, without the file's name.
  public var message: String { kind.message }

  /// Runs work on the records and turns whatever it throws into a problem for people.
  static func naming<Value>(_ path: String, _ work: () throws -> Value) throws(RecordProblem) -> Value {
    do {
      return try work()
    } catch let problem as RecordProblem {
      throw problem
    } catch let kind as Kind {
      throw RecordProblem(kind, path: path)
    } catch let error as DatabaseError {
      throw RecordProblem(Kind(error), path: path)
    } catch {
      throw RecordProblem(.failed("\(type(of: error))"), path: path)
    }
  }
}

extension RecordProblem.Kind {
  /// What SQLite reported, as what it means to people.
  init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_CORRUPT: self = .damaged
    case .SQLITE_NOTADB: self = .notRecords
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .notWritable("the file or its folder")
    default: self = .failed(error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
    }
  }

  var message: String {
    switch self {
    case .missing:
      "there are no records here; check the path, or begin new records with 'selfscreen counselor'"
    case .empty:
      "the file is empty, so nothing can be read from it; put a backup in its place with 'selfscreen records restore'"
    case .notRecords:
      "this is no file of SelfScreen records, or its beginning is damaged; nothing was changed. Check the path, or put "
        + "a backup in its place with 'selfscreen records restore'"
    case .newerVersion:
      "these records were written by a newer SelfScreen; nothing was changed. Use that version, or a later one"
    case .alreadyThere:
      "there is a file already, and it is not overwritten; name another one"
    case .openToOthers(let mode):
      "other people on this machine may read this file (its mode is \(mode)), so it is not opened. If you trust what is "
        + "in it, make it yours alone with 'chmod 600' and try again"
    case .folderMissing(let folder):
      "there is no folder \(folder); make it first, with 'mkdir -p -m 700', or name another one"
    case .notWritable(let what):
      "\(what) cannot be written to, and records are only opened where every answer can be kept; check the permissions, "
        + "and whether the disk is mounted read-only"
    case .inUse:
      "another program has these records open; close it and try again"
    case .wrongPassphrase:
      "this passphrase does not open the records; check the keyboard's language and Caps Lock, and try again"
    case .passphraseTooShort(let least):
      "the passphrase must have at least \(least) characters, because whoever copies the file can guess as fast as "
        + "their machines allow; a few random words are good"
    case .keyDamaged:
      "the part of the file that holds its key is damaged, so nothing in it can be read; nothing was changed. Put a "
        + "backup in its place with 'selfscreen records restore'"
    case .damaged:
      "the file is damaged; nothing was changed. 'selfscreen records verify' says what can still be read, 'selfscreen "
        + "records export' saves it, and 'selfscreen records restore' puts a backup in its place"
    case .onlyRead:
      "the file is damaged, so it is only read from now on, and nothing was stored. 'selfscreen records export' saves "
        + "what can be read, and 'selfscreen records restore' puts a backup in the file's place"
    case .diskFull:
      "the disk is full, and nothing was stored. What was stored before is safe. Make room, then try again"
    case .busy:
      "another program is writing to these records, and did not finish in time; nothing was stored. Try again"
    case .failed(let what):
      "the records could not be read or written (\(what)), and nothing was stored. What was stored before is safe. "
        + "Check the disk and its free space, then try again"
    case .clientCodeTaken:
      "there is a client with this code already; choose that one, or another code"
    case .noSuchClient:
      "there is no such client in these records; check the code, or ask whether somebody has deleted the client"
    case .clientDamaged:
      "what the file holds of this client is damaged and cannot be read; it was left as it is. A backup may still have "
        + "it: try 'selfscreen records verify' on one"
    case .screenDamaged:
      "this screen is damaged and cannot be read; it was left as it is. A backup may still have it: try 'selfscreen "
        + "records verify' on one"
    case .noSuchScreen:
      "this screen is no longer in the records; somebody may have deleted the client"
    case .draftGone:
      "these half-finished answers are no longer in the records; somebody may have finished or deleted them"
    case .draftChanged:
      "somebody else is going on with these half-finished answers; what was stored there was left as it is"
    }
  }
}
