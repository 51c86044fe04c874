import QuestionnaireLibrary
import Screening

/// A page that is open, and where the person is on it.
struct Place: Sendable, Equatable {
  var route: Route
  var focus = 0
  var scroll = 0
  /// A kind word on the last key.
  var notice: String?
  /// What was typed into the page's line.
  var typed = ""

  init(_ route: Route) {
    self.route = route
  }
}

/// Which page it is.
enum Route: Sendable, Equatable {
  case welcome
  case topics
  case learn
  /// Education pages read in a row; those after results end at the centre's number.
  case education([EducationPage], index: Int, afterResults: Bool)
  case question
  case crisis(SafetyRule.Level, then: Continuation)
  case review
  case results
  /// How the scores of an outcome add up.
  case arithmetic(Outcome)
  case fuller
  case centre
  case helpNow
  case keys(for: [Action])
  case privacy
  case leaving(exitCode: Int32)
  /// A kiosk's first page, which waits for a visitor.
  case attract(shift: Int)
  case languages
  /// Whether somebody is still at the kiosk, and how long it waits for an answer.
  case stillThere(isFinished: Bool, secondsLeft: Int)
  case takeAway(TakeAway, part: Int)
  /// A page of the counselor's.
  case desk(DeskPage)

  /// Whether it lies over another page, which Esc shows again.
  var isOverlay: Bool {
    switch self {
    case .helpNow, .keys, .privacy, .leaving, .arithmetic, .crisis, .stillThere, .takeAway, .desk(.stopping): true
    default: false
    }
  }
}

/// What a person was about to do when a safety page came first.
enum Continuation: Sendable, Equatable {
  case next
  case back
  case review
  case stay
  case leave(exitCode: Int32)
}

/// What the program must do outside its own state.
public enum Effect: Sendable, Equatable {
  case leave(exitCode: Int32)
  case suspend
  /// Go on in another of the site's languages.
  case speak(language: String)
  /// Put this text on paper.
  case print(String)
  /// Write this text to a new file.
  case save(String, path: String)
  /// Ask this of the counselor's records.
  case records(RecordsRequest)
  /// Somebody typed this for the staff's code.
  case checkStaffCode(String)
  /// Wipe everything and begin anew.
  case endVisit(Visit)
  /// Show the page now: what follows may take a while, and the page must not wait for it.
  case showPage
  /// Drop what was typed ahead, so that a page that matters is not passed unread.
  case dropTypedAhead
}

/// What came of an effect.
public enum Reply: Sendable, Equatable {
  case printed(Bool)
  /// Where the file is now, or `nil` and why it could not be written, in words for people.
  case saved(path: String?, problem: String?)
  case records(RecordsReply)
}
