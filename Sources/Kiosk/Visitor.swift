import QuestionnaireLibrary
import Screening
import SelfCheck

/// A visitor of a kiosk: the self-check with something to take along at its end, and no way to stop the program.
package struct Visitor: SessionRole {
  package typealias Request = KioskRequest

  /// The facts of the visit that may be counted.
  var visit = Visit()
  /// What has become of printing.
  var printing = Printing()
  /// The languages to choose from; none where there is only one.
  package var languages: [Language] = []
  /// The language that was chosen from them, until the program speaks it.
  var wantedLanguage: String?

  package init() {}

  package var includesCounselorContent: Bool { false }

  package var maySuspend: Bool { false }

  package static func prepareToSuspend(_ session: inout Session<Visitor>) {}

  package static func confinementSentence(in session: Session<Visitor>) -> String? {
    let strings = session.strings
    return switch session.confinement {
    case .none: nil
    case .calls: strings.lockedOffline
    case .callsAndFiles: session.site.kiosk.prints ? strings.lockedKioskPrinting : strings.lockedKiosk
    }
  }

  package func crisisSentence(of site: SiteProfile) -> String? { site.kiosk.crisis.map(site.fill) }

  package func finishLabel(in strings: Strings) -> String { strings.reviewResults }

  package static func finish(_ session: inout Session<Visitor>) {
    session.role.visit.isFinished = true
    session.open(Session.ResultsScreen())
  }

  package static func leave(_ session: inout Session<Visitor>, exitCode: Int32) {
    session.leaveOrAsk(exitCode: exitCode)
  }

  package static func backFromFirstQuestion(_ session: inout Session<Visitor>) { session.close() }

  /// Nobody watches a kiosk, and the pages say so.
  package static func note(_ raised: [SafetyRule], in session: inout Session<Visitor>) {}

  package static func waysToTakeAlong(in session: Session<Visitor>) -> [Session<Visitor>.Choice] {
    if !session.site.kiosk.prints { return [] }
    let words = session.strings.takeAwayPrint
    if session.role.printing.isDone { return [Session.Choice(words) { $0.notice($0.strings.takeAwayPrintedOnce) }] }
    if session.role.printing.isGivenUp { return [Session.Choice(words) { $0.notice($0.strings.takeAwayNoPrinter) }] }
    return [Session.choiceOfPrinting(words, { $0.takeAlongPage }) { .print($0) }]
  }

  package static func waysToEnd(in session: Session<Visitor>) -> [Session<Visitor>.Choice] {
    [Session<Visitor>.Choice(session.strings.centreFinish) { $0.leaveOrAsk(exitCode: 0) }]
  }
}
