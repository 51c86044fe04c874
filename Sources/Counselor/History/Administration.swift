import Foundation
import Records
import Screening

/// The results of one time: the screens of one plan, finished together.
struct Administration: Sendable, Equatable {
  /// Never empty; in the order of the plan, and after them what was taken out of it.
  let screens: [FinishedScreen]

  /// - Returns: `nil` for no screens at all.
  init?(_ screens: [FinishedScreen]) {
    if screens.isEmpty { return nil }
    self.screens = screens
  }

  /// Those whose scores count.
  var counted: [FinishedScreen] { screens.filter { !$0.isTakenOut } }

  var finishedAt: Date { screens[0].finishedAt }
  var counselor: String { screens[0].counselor }
  var plan: Plan.ID { screens[0].plan }

  /// All administrations of a client, the newest first.
  static func all(in record: ClientRecord) -> [Administration] {
    var groups: [[FinishedScreen]] = []
    for screen in record.screens {
      if let last = groups.last?.last, last.startedAt == screen.startedAt, last.finishedAt == screen.finishedAt,
        last.plan == screen.plan
      {
        groups[groups.count - 1].append(screen)
      } else {
        groups.append([screen])
      }
    }
    return groups.reversed().compactMap(Administration.init)
  }
}
