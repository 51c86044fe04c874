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

  /// The id that the next row gets. Ids of deleted rows are not given again.
  func nextID(_ database: Database) throws -> Int64 {
    try (Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [rawValue]) ?? 0)
      + 1
  }
}
