import Foundation
import Records
import Screening

/// The results of one time: the responses to one plan, finished together.
struct Administration: Sendable, Equatable {
  /// Never empty; in the order of the plan, and after them what was taken out of it.
  let responses: [CompletedResponse]

  /// - Returns: `nil` for no screens at all.
  init?(_ responses: [CompletedResponse]) {
    if responses.isEmpty { return nil }
    self.responses = responses
  }

  /// Those whose scores count.
  var counted: [CompletedResponse] { responses.filter { !$0.isTakenOut } }

  var finishedAt: Date { responses[0].finishedAt }
  var counselor: String { responses[0].counselor }
  var plan: Plan.ID { responses[0].plan }

  /// All administrations of a client, the newest first.
  static func all(in record: ClientRecord) -> [Administration] {
    var groups: [[CompletedResponse]] = []
    for response in record.responses {
      if let last = groups.last?.last, last.startedAt == response.startedAt, last.finishedAt == response.finishedAt,
        last.plan == response.plan
      {
        groups[groups.count - 1].append(response)
      } else {
        groups.append([response])
      }
    }
    return groups.reversed().compactMap(Administration.init)
  }
}
