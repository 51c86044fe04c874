import ArgumentParser
import Cage
import PlanWalk
import QuestionnaireLibrary

/// `selfscreen check FILE…`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check questionnaire, plan, education and site files.",
    discussion: """
      Every problem is printed as file:line:column: error: … The exit code is 1 if there are any.

      With --walk, the program also goes through each plan that the files change as a person at the keys would: every
      answer that can lead on differently, up to the number to call. It says how many states it walked, and whether those
      are all.
      """)

  @Argument(help: ArgumentHelp("The files to check, together with the built-in ones.", valueName: "file"))
  var files: [String]

  @Flag(help: "Also walk through the plans that the files change.")
  var walk = false

  @Option(help: ArgumentHelp("Walk no more states of a plan than this.", valueName: "count"))
  var walkStates = 5000

  @Option(help: ArgumentHelp("Walk no longer than this through a plan.", valueName: "seconds"))
  var walkSeconds = 60

  func validate() throws {
    guard walkStates > 0, walkSeconds > 0 else {
      throw ValidationError("--walk-states and --walk-seconds take a number above 0.")
    }
  }

  func run() throws {
    Cage.reader.enter()
    let library = try Library.checked(filesAt: files)
    if walk { try walkPlans(of: library) }
  }

  private func walkPlans(of library: Library) throws {
    let site = try library.site()
    var problems: [Problem] = []
    for (plan, file) in try library.plansOfOwnFiles() {
      let questionnaires = try library.questionnaires(of: plan, for: site)
      if questionnaires.isEmpty {
        try printText("\(plan.id): not walked; only a counselor asks it, or this site doesn't offer it\n")
        continue
      }
      let end = MonotonicClock.seconds + walkSeconds
      let walk = try PlanWalk(
        alone: plan, in: library, expecting: WalkExpectations(rules: questionnaires.flatMap(\.safetyRules)),
        within: WalkBound(states: walkStates) { MonotonicClock.seconds < end })
      try printText("\(plan.id): \(walked(walk.stateCount, walk.isWhole))\n")
      problems += walk.violations.map { violation in
        Problem(
          file: file,
          message: "in the plan '\(plan.id)': \(violation.what). The keys that lead there from its first question: "
            + violation.keys)
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  private func walked(_ count: Int, _ isWhole: Bool) -> String {
    let states = "\(count) \(count == 1 ? "state" : "states") walked"
    return isWhole ? "\(states), which is all of them" : "\(states), which is not all of them"
  }
}
