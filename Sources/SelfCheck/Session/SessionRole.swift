import QuestionnaireLibrary
import Screening

/// The differences between a person alone, a kiosk's visitor and a counselor's client. Each program has a role of its
/// own, and the role holds whatever state only that program has.
package protocol SessionRole: Sendable {
  /// A request of the program to the world outside; `Never` where it asks nothing.
  associatedtype Request: Sendable, Equatable

  /// Whether questionnaires and scores that are meant for a counselor are part of it.
  var includesCounselorContent: Bool { get }

  /// Whether the keyboard may pause the program, which leads to the shell.
  var maySuspend: Bool { get }

  /// Gets ready to be paused: whoever brings the program back may be somebody else.
  static func prepareToSuspend(_ session: inout Session<Self>)

  /// A sentence on what the program has made impossible for itself; `nil` where the kernel cannot hold it to anything.
  static func confinementSentence(in session: Session<Self>) -> String?

  /// A sentence of the site's own for the crisis page.
  func crisisSentence(of site: SiteProfile) -> String?

  /// The words on the review for going on after the last question.
  func finishLabel(in strings: Strings) -> String

  /// Goes on after the last question was answered and the answers were looked over.
  static func finish(_ session: inout Session<Self>)

  /// Leaves, or asks first whether to. The answer that was chosen on the page is stored already.
  static func leave(_ session: inout Session<Self>, exitCode: Int32)

  /// Goes back where there is no question before.
  static func backFromFirstQuestion(_ session: inout Session<Self>)

  /// Takes note of what an answer raised, should it be changed later.
  static func note(_ raised: [SafetyRule], in session: inout Session<Self>)

  /// The ways to take the results along, besides the codes that a phone reads from the screen.
  static func waysToTakeAlong(in session: Session<Self>) -> [Session<Self>.Choice]

  /// The ways away from the last page.
  static func waysToEnd(in session: Session<Self>) -> [Session<Self>.Choice]
}
