import Foundation
import QuestionnaireLibrary
import Records
import Screening
import SelfCheck

/// The state that only a counselor's program has: a client's record, the answers in progress, and who has the keyboard.
package struct CounselorRole: SessionRole {
  package typealias Request = CounselorRequest

  /// The time of the last answer from the records.
  var now: Date
  let timeZone: TimeZone
  /// When the records were last used, where that lies in the future.
  let timeAheadOfClock: Date?
  /// Whether the records are only read, because the file is damaged.
  var isDamaged: Bool
  /// The client whose record is open.
  var record: ClientRecord?
  /// A plan that was chosen, until the records have made room for its answers.
  var starting: Starting?
  var answering: Answering?
  /// Whether the answers are to be set aside as soon as all of them are stored.
  var isSettingAside = false
  /// The plan to ask as soon as they are.
  var askingNext: Plan?
  /// Whether a client has the keyboard: the screen is then locked to the questions.
  package internal(set) var isHandedOver = false
  /// Why the last try to unlock the screen could not be looked at.
  var lockProblem: RecordProblem?
  /// The results that the client reached while having the keyboard.
  var finished: Administration?
  /// The safety answers that the counselor has seen since this record was opened.
  var seenAlerts: Set<SafetyAlert.ID> = []

  package init(now: Date, timeZone: TimeZone, timeAheadOfClock: Date? = nil, isDamaged: Bool = false) {
    self.now = now
    self.timeZone = timeZone
    self.timeAheadOfClock = timeAheadOfClock
    self.isDamaged = isDamaged
  }

  /// A plan that is about to be asked.
  struct Starting: Sendable, Equatable {
    let plan: Plan
    let references: [QuestionnaireReference]
    let handOver: HandOver?
    /// Half-finished answers of which not all fit any more: those that do are taken over, and these stay as they are.
    var earlier: ResponseInProgress?
  }

  /// The handing of the keyboard to the client.
  struct HandOver: Sendable, Equatable {
    /// The one with which the counselor comes back without the passphrase.
    let code: String?
  }

  /// A plan that is being asked.
  struct Answering: Sendable, Equatable {
    /// The answers as they were stored last.
    var response: ResponseInProgress
    let plan: Plan
    let references: [QuestionnaireReference]
    /// The rules that answers raised, also those that were changed later.
    var raised: [RaisedRule] = []
    /// The answers that were taken over from earlier half-finished ones, as they were then.
    var takenOver: ResponseInProgress?

    /// Whether the stored answers say nothing that was not stored before these questions were begun.
    var hasNothingNew: Bool {
      response.answers == (takenOver?.answers ?? [:]) && response.offers == (takenOver?.offers ?? [:])
        && response.safetyRules == (takenOver?.safetyRules ?? [])
    }
  }

  // MARK: Dates

  /// The day, in the counselor's time zone.
  func day(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day())
  }

  /// Day and minute, in the counselor's time zone.
  func minute(_ date: Date) -> String {
    let time = date.formatted(
      Date.ISO8601FormatStyle(timeZone: timeZone).time(includingFractionalSeconds: false))
    return "\(day(date)) \(time.prefix(5))"
  }

  // MARK: What differs from a person alone

  package var includesCounselorContent: Bool { true }

  /// A client never gets to the shell.
  package var maySuspend: Bool { !isHandedOver }

  /// Whoever brings the program back must know the passphrase.
  package static func prepareToSuspend(_ session: inout CounselorSession) { session.lock() }

  package static func confinementSentence(in session: CounselorSession) -> String? {
    switch session.confinement {
    case .none: nil
    case .calls: session.strings.lockedOfflineNoPrograms
    case .callsAndFiles: session.strings.lockedCounselor
    }
  }

  package func crisisSentence(of site: SiteProfile) -> String? { nil }

  package func finishLabel(in strings: Strings) -> String { strings.reviewFinish }

  package static func finish(_ session: inout CounselorSession) { session.finishAnswering() }

  package static func leave(_ session: inout CounselorSession, exitCode: Int32) {
    if session.role.answering == nil { session.leaveOrAsk(exitCode: exitCode) } else { session.stopAnswering() }
  }

  /// A counselor's questions are set aside before anything else is opened; else they would go on behind it.
  package static func backFromFirstQuestion(_ session: inout CounselorSession) {
    if session.role.answering != nil, !session.role.isHandedOver {
      session.open(StoppingScreen())
    } else {
      session.close()
    }
  }

  /// Keeps in mind what an answer raised, should it be changed later.
  package static func note(_ raised: [SafetyRule], in session: inout CounselorSession) {
    guard let interview = session.interview, let before = session.role.answering?.raised else { return }
    session.role.answering?.raised = before.adding([RaisedRule](raised, raisedBy: interview.answers))
  }

  // The last page is not part of a counselor's program: summaries are what its clients take along.

  package static func waysToTakeAlong(in session: CounselorSession) -> [CounselorSession.Choice] { [] }

  package static func waysToEnd(in session: CounselorSession) -> [CounselorSession.Choice] { [] }
}

/// A counselor's session.
package typealias CounselorSession = Session<CounselorRole>
