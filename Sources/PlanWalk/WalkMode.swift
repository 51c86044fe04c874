import Screening
import SelfCheck

/// What differs on a walk from program to program.
package struct WalkMode<Program: SessionProgram> {
  let reply: (Program.Request) -> Program.Reply?
  let faultsAtEnd: (AtTheKeys<Program>, [SafetyRule]) -> [String]

  /// - Parameters:
  ///   - reply: what the world outside answers; `nil` where there is no answer.
  ///   - faultsAtEnd: what is wrong with an end that is not the results, for the rules that the answers raise there.
  package init(
    reply: @escaping (Program.Request) -> Program.Reply? = { _ in nil },
    faultsAtEnd: @escaping (AtTheKeys<Program>, [SafetyRule]) -> [String] = { _, _ in ["the results do not come"] }
  ) {
    self.reply = reply
    self.faultsAtEnd = faultsAtEnd
  }
}
