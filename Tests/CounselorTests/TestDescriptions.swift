import Counselor
import SelfCheck
import Testing

extension CounselorProgram: CustomTestStringConvertible {
  /// What a failed expectation prints: where the session is.
  public var testDescription: String { "a counselor's program at \(type(of: session.top.screen))" }
}
