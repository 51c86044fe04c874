/// A person's progress, in words and, where it can be drawn, as a part of a whole.
package struct Progress: Sendable, Equatable {
  package var text: String
  /// The words where the title and the part stand above already, and only the number is new.
  package var short: String?
  package let bar: Bar?

  /// The part that is done.
  package struct Bar: Sendable, Equatable {
    package let done: Int
    package let total: Int

    /// - Parameter total: above zero.
    package init(done: Int, of total: Int) {
      self.done = done
      self.total = total
    }
  }

  package init(_ text: String, short: String? = nil, bar: Bar? = nil) {
    self.text = text
    self.short = short
    self.bar = bar
  }
}
