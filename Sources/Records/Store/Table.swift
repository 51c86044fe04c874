import GRDB

/// The tables with sealed rows, by their names in the file: those were given when a response was called a screen, and
/// stay.
enum Table: String, CaseIterable {
  case client
  case screen
  case draft
  case interval
  case log

  var part: Place.Part {
    switch self {
    case .client: .client
    case .screen: .screen
    case .draft: .draft
    case .interval: .interval
    case .log: .log
    }
  }

  var kind: UnreadableRow.Kind {
    switch self {
    case .client: .client
    case .screen: .response
    case .draft: .inProgress
    case .interval: .interval
    case .log: .log
    }
  }

  func unreadable(_ id: Int64) -> UnreadableRow { UnreadableRow(kind: kind, id: id) }

  /// Whether its rows belong to a client.
  var belongsToClient: Bool { self == .screen || self == .draft || self == .interval }

  /// All columns, in the order in which the head takes account of them.
  var columns: [String] {
    switch self {
    case .client: ["id", "lookup", "wrapped_key", "sealed"]
    case .screen, .draft, .interval: ["id", "client_id", "sealed"]
    case .log: ["id", "sealed"]
    }
  }

  /// The highest id that SQLite knows of, also of rows that were deleted.
  func lastID(_ database: Database) throws -> Int64 {
    let given = try Int64.fetchOne(
      database, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [rawValue])
    // Whoever can write to the file can set the counter: no number of theirs leaves no room for others.
    return max(min(given ?? 0, 1 << 62), try highestID(database))
  }

  /// The highest id of a row that is there.
  func highestID(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(rawValue)") ?? 0
  }
}
