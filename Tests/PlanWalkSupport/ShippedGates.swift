import PlanWalk
import Screening

extension WalkExpectations {
  /// When the shipped plans ask what they do not always ask, read from the published instruments and not from the files.
  package static var shippedGates: [Gate] {
    [
      // PC-PTSD-5: "If no, screen total = 0. Please stop here." The PCL-5 asks about such an event.
      Gate((1...5).map { "pcptsd5_\($0)" } + (1...20).map { "pcl5_\($0)" }) { $0["pcptsd5_event"] == .option("yes") },
      // PHQ: "If you checked 'No', go to the next question."
      Gate((2...15).map { "phqpd_\($0)" }) { $0["phqpd_1"] == .option("yes") },
      // "If you checked off any problems, how difficult have these problems made it …?"
      Gate(["phq9_difficulty"]) { reported(1...9, of: "phq9", $0) },
      Gate(["gad7_difficulty"]) { reported(1...7, of: "gad7", $0) },
      // The last question of the ASQ follows a yes to any of the others; a refusal counts as one.
      Gate(["asq_5"]) { answers in
        (1...4).contains { answers["asq_\($0)"] == .option("yes") || answers["asq_\($0)"] == .declined }
      },
    ]
  }

  private static func reported(_ numbers: ClosedRange<Int>, of name: String, _ answers: Answers) -> Bool {
    numbers.contains { number in
      switch answers["\(name)_\(number)"] {
      case .option(let code): code != "0"
      case .declined, .number, nil: false
      }
    }
  }
}
