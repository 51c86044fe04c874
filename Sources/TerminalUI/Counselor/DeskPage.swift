import Records
import Screening

/// Which of the counselor's pages it is.
enum DeskPage: Sendable, Equatable {
  case home
  case find
  case found(ClientCode, ClientList)
  case clients(ClientList)
  case due([DueScreen])
  case client
  /// Answers that raised a safety rule and that nobody has seen yet.
  case safety([SafetyAlert])
  /// Whether to ask in person after that.
  case askInPerson(Plan)

  // Asking
  case ask([Plan])
  case who(Asking)
  /// Whether to throw half-finished answers away.
  case discarding(Records.Draft)
  case code(Asking)
  /// What a client reads before the first question.
  case before
  case stopping
  case locked(Lock)
  /// The client gave the keyboard back before the end.
  case handedBack

  // What was answered
  case sittings([Sitting])
  case sitting(Sitting)
  case sittingMenu(Sitting)
  case courses([Course])
  case course(Course)
  case items(Course)
  case summary(Sitting)
  case summaryText(Sitting)
  case saveSummary(Sitting, SummaryFormat)

  // When to ask again
  case intervals([Plan])
  case interval(Plan)

  /// Whether to give up answers that cannot be stored.
  case losing

  case problem(RecordProblem, again: RecordsRequest)

  /// What is about to be asked.
  enum Asking: Sendable, Equatable {
    case plan(Plan)
    case draft(Records.Draft, Plan)

    var plan: Plan {
      switch self {
      case .plan(let plan), .draft(_, let plan): plan
      }
    }
  }

  /// Why the screen is locked.
  enum Lock: Sendable, Equatable {
    case idle
    case stopped
    case finished
  }

  /// Whether it has a line to type.
  var hasLine: Bool {
    switch self {
    case .find, .code, .locked, .saveSummary, .interval: true
    default: false
    }
  }

  /// Whether a client who has the keyboard may see it.
  var isForClients: Bool {
    switch self {
    case .before, .stopping, .locked, .problem: true
    default: false
    }
  }
}

/// In which form a summary is written.
enum SummaryFormat: Sendable, Equatable {
  case text
  case html
}
