import PlanWalk
import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

/// The self-check with a fault that no file can cause.
struct FaultyProgram: SessionProgram {
  typealias Request = SelfCheckRequest
  typealias Reply = SelfCheckReply
  typealias Alone = Session<PersonAlone>

  private var program: SelfCheckProgram
  private let fault: Fault

  enum Fault: String, CaseIterable, Sendable {
    case crisisPagePassedOver, backForgetsAnAnswer, refusalsForgotten, skippedComesAgain, resultsWithoutSafety,
      numberPassedOver

    var plan: Plan.ID { "mood" }

    var finding: String {
      switch self {
      case .crisisPagePassedOver: "the crisis page does not come after an answer about safety"
      case .backForgetsAnAnswer: "back changes an answer"
      case .refusalsForgotten: "an answer is not kept"
      case .skippedComesAgain: "a question that was answered or skipped comes again"
      case .resultsWithoutSafety: "the results do not begin with the answer about safety"
      case .numberPassedOver: "more than 6 times Enter from the results to the number"
      }
    }
  }

  init(_ fault: Fault, library: Library, plan: Plan) throws {
    program = try SelfCheckProgram(
      library: library, settings: Settings(), size: PlanWalk<FaultyProgram>.size, plan: plan)
    self.fault = fault
  }

  var session: Alone {
    get { program.session }
    set { program.session = newValue }
  }

  mutating func press(_ key: Key) -> [Effect<SelfCheckRequest>] {
    let position = session.interview?.position
    var effects = program.press(key)
    switch fault {
    case .crisisPagePassedOver where session.isAt(Alone.CrisisScreen.self): effects += program.press(.enter)
    case .backForgetsAnAnswer where key == "b":
      if case .item(_, let item) = session.interview?.position { session.interview?.clearAnswer(to: item) }
    case .refusalsForgotten where key == "s":
      if case .item(_, let item) = position { session.interview?.clearAnswer(to: item) }
    case .skippedComesAgain where key == "s":
      if let position { session.interview?.go(to: position) }
    case .resultsWithoutSafety where session.isAt(Alone.ResultsScreen.self):
      session.endInterview()
    case .numberPassedOver where session.isAt(Alone.CentreScreen.self): session.close()
    default: break
    }
    return effects
  }

  var secondsToWait: Int? { nil }

  mutating func waitedInVain() -> [Effect<SelfCheckRequest>] { [] }

  mutating func receive(_ reply: SelfCheckReply) -> [Effect<SelfCheckRequest>] { program.receive(reply) }
}
