/// A person's answer. An item without one is missing: it never counts as zero.
public enum Answer: Sendable, Equatable {
  /// One of the item's options, by its code.
  case option(String)
  case number(Int)
  /// "Prefer not to say". It stands for no points at all, known or zero.
  case declined
}

/// Answers by item id. Items shared between questionnaires share the entry: that is how answers carry over.
public typealias Answers = [Item.ID: Answer]
