import Synchronization
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// The pages of the program, each with a way of coming to it.
enum SamplePage: String, CaseIterable, CustomTestStringConvertible {
  case welcome, topics, learn, question
  case longQuestion = "long-question"
  case ticks, number, offer, crisis, support, review, results
  case resultsHigh = "results-high"
  case resultsOpen = "results-open"
  case details = "result-details"
  case arithmetic, fuller
  case nextSteps = "next-steps"
  case nextStepsHigh = "next-steps-high"
  case ownStep = "own-step"
  case care = "care-at-a-glance"
  case takeAlong = "take-along"
  case levelsOfCare = "levels-of-care"
  case centre
  case helpNow = "help-now"
  case keys, leaving, privacy

  var testDescription: String { rawValue }

  /// Somebody who has just come to the page, on a screen of this size.
  func reached(columns: Int = 80, rows: Int = 24, asASCII: Bool = false) throws -> Person<NobodyElse> {
    var person = try Self.known.withLock { known in
      try way(asASCII: asASCII, &known)
    }
    person.session.top.scroll = 0
    person.session.resize(to: Size(columns: columns, rows: rows))
    return person
  }

  /// Some ways are long; each is gone once.
  private static let known = Mutex<[String: Person<NobodyElse>]>([:])

  private func way(asASCII: Bool, _ known: inout [String: Person<NobodyElse>]) throws -> Person<NobodyElse> {
    let name = "\(rawValue) \(asASCII)"
    if let person = known[name] { return person }
    var person =
      try pageBefore?.way(asASCII: asASCII, &known) ?? Person(plan, settings: Settings(usesASCII: asASCII))
    try goOn(&person)
    known[name] = person
    return person
  }

  private var pageBefore: SamplePage? {
    switch self {
    case .results: .review
    case .details, .arithmetic, .nextStepsHigh: .resultsHigh
    case .nextSteps: .results
    case .ownStep: .nextSteps
    case .care: .nextStepsHigh
    case .levelsOfCare: .care
    case .centre: .nextSteps
    case .takeAlong: .centre
    default: nil
    }
  }

  /// The keys that lead to the page from the plan's first question, or from the page before.
  private func goOn(_ person: inout Person<NobodyElse>) throws {
    switch self {
    case .welcome, .question: break
    case .ticks: person.type("13")
    case .topics: person.type("3")
    case .learn: person.type("4")
    case .number: try person.answer(.lowest, until: "alcohol_days")
    case .longQuestion: try person.answer(.lowest, until: "pcptsd5_event")
    case .offer:
      try person.answer(.highest, until: "pcptsd5_5")
      try person.answerOne(.highest)
    case .crisis, .support:
      try person.answer(.lowest, until: "phq9_9")
      person.type(self == .crisis ? "2\n" : "s")
    case .review: try person.answerEverything(.lowest)
    case .results: person.type("1")
    case .resultsHigh: try person.goToResults(.highest)
    case .resultsOpen: try person.goToResults(.declining)
    case .arithmetic: person.type("a")
    case .details: try person.choose("More about each result")
    case .fuller:
      try person.goToResults(.highest)
      try person.choose("More questions")
    case .nextSteps, .nextStepsHigh: person.enter { $0.isAt(AloneSession.NextStepsScreen.self) }
    case .ownStep: try person.choose("a next step of my own")
    case .care: person.enter { $0.isAt(AloneSession.CareAtAGlanceScreen.self) }
    case .takeAlong: try person.choose("Take it along")
    case .levelsOfCare: try person.choose("Levels of care")
    case .centre: person.enter { $0.isAt(AloneSession.CentreScreen.self) }
    case .helpNow: person.type("h")
    case .keys: person.type("?")
    case .leaving: person.type("1\nq")
    case .privacy: person.type("1\np")
    }
  }

  /// Whether keys are letters of a line there.
  var isTyped: Bool { self == .ownStep }

  private var plan: String? {
    switch self {
    case .welcome, .topics, .learn: nil
    case .crisis, .support: "mood"
    case .ticks, .fuller: "quick"
    default: "full"
    }
  }
}
