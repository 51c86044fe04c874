import Testing
import TestSupport

/// A site's own plan whose step looks at an item that is asked only after another answer.
@Suite struct PlanConditionTests {
  private static let gate = """
    kind: checklist
    id: gate
    version: "1"
    area: mood
    title: Gate
    short: Gate
    minutes: 1
    presentation: one-at-a-time
    option-sets:
      no-yes: [{ code: "no", points: 0, text: "No" }, { code: "yes", points: 1, text: "Yes" }]
    items:
      - { id: gate_a, text: "First: a?", options: no-yes }
      - { id: gate_b, text: "Second: b?", options: no-yes, when: { item: gate_a, is: ["yes"] } }
    scores:
      - { id: total, title: Total, method: count, items: [gate_a, gate_b] }

    """

  private static func plan(_ condition: String) -> String {
    """
    kind: plan
    id: gated
    title: Gated
    summary: For tests
    minutes: 1
    steps:
      - ask: gate
      - ask: high-energy
        when: \(condition)

    """
  }

  private static let followUp = "far more energy than usual"

  private func run(_ condition: String, _ lines: String) throws -> Run {
    try TemporaryFolder.with { folder in
      _ = try folder.write(Self.gate, to: "gate.yaml")
      _ = try folder.write(Self.plan(condition), to: "plan.yaml")
      return try Run("--plan", "gated", "--questionnaires", folder.path, "--accessible", input: lines)
    }
  }

  static let conditions = ["{ item: gate_b, is: [\"yes\"] }", "{ sum-of: [gate_b], at-least: 1 }"]

  @Test("Nothing was left open, and nothing more is offered", arguments: conditions)
  func notAsked(_ condition: String) throws {
    let run = try run(condition, "1\n")
    #expect(run.output.contains("Your answers"))
    #expect(!run.output.contains("left something open"))
    #expect(!run.output.contains(Self.followUp))
  }

  @Test("An answer from before an earlier one was changed asks nothing", arguments: conditions)
  func stale(_ condition: String) throws {
    let changed = try run(condition, "2\n2\nb\nb\n1\n")
    let beforeTheChange = try run(condition, "2\n2\n")
    func count(_ run: Run) -> Int { run.output.split(separator: Self.followUp).count - 1 }
    #expect(count(beforeTheChange) == 1)
    #expect(count(changed) == 1, "asked before the change, not after")
    #expect(changed.output.split(separator: "First: a?").last?.contains("left something open") == false)
  }
}
