import Foundation
import Records
import Screening

/// What a counselor has open: a client's record, the answers that are being given, and who has the keyboard.
struct Desk: Sendable, Equatable {
  /// The time of the last answer from the records.
  var now: Date
  let timeZone: TimeZone
  /// When the records were last used, where that lies in the future.
  let timeAheadOfClock: Date?
  /// Whether the records are only read, because the file is damaged.
  var isDamaged: Bool
  /// The client whose record is open.
  var record: ClientRecord?
  /// What was asked for to be begun, until the records have made room for it.
  var starting: Starting?
  var answering: Answering?
  /// Whether the answers are to be set aside as soon as all of them are stored.
  var isSettingAside = false
  /// What is to be asked as soon as they are.
  var askingNext: Plan?
  /// Whether a client has the keyboard: the screen is then locked to the questions.
  var isHandedOver = false
  /// Why the last try to unlock the screen could not be looked at.
  var lockProblem: RecordProblem?
  /// What the client finished while having the keyboard.
  var finished: Sitting?
  /// The safety answers that the counselor has seen since this record was opened.
  var seenAlerts: Set<SafetyAlert.ID> = []

  init(now: Date, timeZone: TimeZone, timeAheadOfClock: Date? = nil, isDamaged: Bool = false) {
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
    var earlier: Records.Draft?
  }

  /// How the client gets the keyboard.
  struct HandOver: Sendable, Equatable {
    /// With which the counselor comes back without the passphrase.
    let code: String?
  }

  /// A plan that is being asked.
  struct Answering: Sendable, Equatable {
    /// As it was stored last.
    var draft: Records.Draft
    let plan: Plan
    let references: [QuestionnaireReference]
    /// What answers raised, also those that were changed later.
    var raised: [RaisedRule] = []
    /// What was taken over from earlier half-finished answers, as it was then.
    var takenOver: Records.Draft?

    /// Whether what is stored says nothing that was not stored before these questions were begun.
    var hasNothingNew: Bool {
      draft.answers == (takenOver?.answers ?? [:]) && draft.offers == (takenOver?.offers ?? [:])
        && draft.safetyRules == (takenOver?.safetyRules ?? [])
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
}
