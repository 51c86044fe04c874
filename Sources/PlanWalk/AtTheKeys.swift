import Screening
import SelfCheck
import TerminalKit

/// Somebody at the keys of a program, with what was pressed since the first question.
package struct AtTheKeys<Program: SessionProgram> {
  package private(set) var program: Program
  /// The keys, answer by answer.
  package private(set) var keys = ""
  /// What the last keys asked of the world outside.
  package private(set) var requests: [Program.Request] = []
  /// Where among the rules those stand that an answer has raised on the way.
  var raised: Set<Int> = []
  /// The stop before this one, and the keys that confirm its answer again.
  var before: (stop: Stop, again: [Key])?
  private let reply: (Program.Request) -> Program.Reply?

  /// - Parameter reply: what the world outside answers; `nil` where there is no answer.
  init(_ program: Program, reply: @escaping (Program.Request) -> Program.Reply?) {
    self.program = program
    self.reply = reply
  }

  var session: Session<Program.Role> { program.session }
  var interview: Interview? { program.session.interview }
  var page: Page { program.page }

  func isAt<S: Screen>(_ type: S.Type) -> Bool where S.Role == Program.Role { session.isAt(type) }

  var isAtQuestion: Bool { isAt(Session<Program.Role>.QuestionScreen.self) }
  var isAtReview: Bool { isAt(Session<Program.Role>.ReviewScreen.self) }

  /// The level of the crisis page that is shown.
  var crisisLevel: SafetyRule.Level? { (session.top.screen as? Session<Program.Role>.CrisisScreen)?.level }

  /// Presses keys that belong together.
  mutating func press(_ pressed: [Key]) {
    for key in pressed { press(key) }
    keys += " "
  }

  mutating func press(_ key: Key) {
    keys += key.name
    requests = []
    perform(program.press(key))
  }

  private mutating func perform(_ effects: [Effect<Program.Request>]) {
    for effect in effects {
      guard case .request(let request) = effect else { continue }
      requests.append(request)
      if let reply = reply(request) { perform(program.receive(reply)) }
    }
  }

  mutating func resize(to size: Size) { program.resize(to: size) }
}

extension Key {
  /// The key as a list of keys names it.
  fileprivate var name: String {
    switch self {
    case .character(" "): "␣"
    case .character(let character): String(character)
    case .enter: "⏎"
    case .down: "↓"
    default: "\(self)"
    }
  }
}
