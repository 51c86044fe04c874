import SelfCheck
import Testing

// What a failed expectation prints of somebody at the keys: the screen that they see.

extension Person: CustomTestStringConvertible {
  package var testDescription: String { "somebody who sees\n\(screen)" }
}

extension Session: CustomTestStringConvertible {
  package var testDescription: String { "a session at \(Swift.type(of: top.screen))" }
}

extension SelfCheckProgram: CustomTestStringConvertible {
  package var testDescription: String { "a self-check at \(Swift.type(of: session.top.screen))" }
}
