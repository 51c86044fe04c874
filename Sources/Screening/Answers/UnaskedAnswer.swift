/// An answer to an item that the questionnaire would not have asked, and what people are told of it.
package struct UnaskedAnswer {
  private let item: Item

  package init(_ item: Item) {
    self.item = item
  }

  /// The rule that the answer stands against, and whether it counts.
  package var message: String {
    let rule = item.enableWhen.map { " (it is asked only when \($0))" } ?? ""
    return item.countsUnasked
      ? "\(item.id): this could have been left out\(rule); the answer counts, as on the published form"
      : "\(item.id): this would not have been asked\(rule); the answer does not count"
  }
}
