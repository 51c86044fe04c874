import Screening

/// What must hold on a walk, from elsewhere than the files that are walked.
package struct WalkExpectations: Sendable {
  /// The rules whose answers must bring the crisis page.
  package let rules: [SafetyRule]
  /// Of some items, when they are asked: by the published rules, and by what the plan says in words.
  package let gates: [Gate]

  /// When items are asked that are not always asked.
  package struct Gate: Sendable {
    fileprivate let items: Set<Item.ID>
    fileprivate let isOpen: @Sendable (Answers) -> Bool

    package init(_ items: [Item.ID], isOpen: @escaping @Sendable (Answers) -> Bool) {
      self.items = Set(items)
      self.isOpen = isOpen
    }
  }

  package init(rules: [SafetyRule], gates: [Gate] = []) {
    self.rules = rules
    self.gates = gates
  }

  func mayBeAsked(_ item: Item.ID, after answers: Answers) -> Bool {
    gates.allSatisfy { !$0.items.contains(item) || $0.isOpen(answers) }
  }

  /// The items without an answer at the end whose gate is open.
  ///
  /// - Parameter items: those of the questionnaires that were asked.
  func leftOut(of items: Set<Item.ID>, answers: Answers) -> [Item.ID] {
    gates.filter { $0.isOpen(answers) }.flatMap { $0.items.intersection(items) }.filter { answers[$0] == nil }.sorted()
  }
}
