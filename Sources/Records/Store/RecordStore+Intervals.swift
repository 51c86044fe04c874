import Foundation
import GRDB
import Screening

extension RecordStore {
  /// Sets how often a client is to answer a questionnaire again; `nil` takes the interval away.
  ///
  /// - Parameter days: from 1 to 3,650; less or more is taken as that.
  package func setInterval(
    days: Int?, for questionnaire: Questionnaire.ID, of client: Client.ID
  ) throws(RecordProblem) {
    try write { transaction in
      let database = transaction.database
      let client = try opened(client, database)
      let row = try row(ofIntervalFor: questionnaire, client, database)
      if let days {
        let interval = RepeatInterval(
          questionnaire: questionnaire, days: min(max(days, 1), 3650),
          lastFinished: try row?.interval.lastFinished ?? lastFinished(questionnaire, client, database))
        if let row {
          try client.update(interval, in: .interval, id: row.id, transaction)
        } else {
          try client.insert(interval, in: .interval, id: transaction.nextID(.interval), transaction)
        }
      } else if let row {
        try transaction.delete(from: .interval, where: "id", is: row.id)
      }
      try log(.intervalSet, client: client.client.id, in: transaction)
    }
  }

  /// Returns what is due by now, the longest due first. It costs the number of clients and intervals; no response is
  /// read.
  package func dueQuestionnaires() throws(RecordProblem) -> [DueQuestionnaire] {
    let now = now
    return try read { database in
      var due: [DueQuestionnaire] = []
      try forEachClient(
        database,
        { client in
          try forEach(
            RepeatInterval.self, in: .interval, of: client, database,
            { if $0.isDue(at: now) { due.append(DueQuestionnaire(client: client.client, interval: $0)) } },
            unreadable: { _ in })
        }, unreadable: { _ in })
      return due.sorted { ($0.interval.due ?? .distantPast) < ($1.interval.due ?? .distantPast) }
    }
  }

  func noteFinished(
    _ questionnaire: Questionnaire.ID, at time: Date, _ client: OpenedClient, _ transaction: Transaction
  ) throws {
    guard var row = try row(ofIntervalFor: questionnaire, client, transaction.database) else { return }
    row.interval.lastFinished = time
    try client.update(row.interval, in: .interval, id: row.id, transaction)
  }

  private func row(
    ofIntervalFor questionnaire: Questionnaire.ID, _ client: OpenedClient, _ database: Database
  ) throws -> (id: Int64, interval: RepeatInterval)? {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM interval WHERE client_id = ?", arguments: [client.client.id])
    for row in rows {
      // A damaged interval must not keep an answer from being stored; `verify` names it.
      guard let interval = try? client.open(RepeatInterval.self, row, of: .interval),
        interval.questionnaire == questionnaire
      else { continue }
      return (row.id, interval)
    }
    return nil
  }

  private func lastFinished(
    _ questionnaire: Questionnaire.ID, _ client: OpenedClient, _ database: Database
  ) throws -> Date? {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM screen WHERE client_id = ? ORDER BY id DESC", arguments: [client.client.id])
    while let row = try rows.next() {
      guard let response = try? client.open(CompletedResponse.self, row, of: .screen) else { continue }
      if response.questionnaire.id == questionnaire && !response.isTakenOut { return response.finishedAt }
    }
    return nil
  }
}
