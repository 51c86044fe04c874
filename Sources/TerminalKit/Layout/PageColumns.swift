/// The columns of a page: its text, and on a wide screen a few words beside it.
struct PageColumns {
  let textWidth: Int
  /// `nil` where there is nothing beside the page, or no room for it.
  let asideWidth: Int?
  /// The free columns at the left.
  let margin: Int

  /// Lines are kept about this short, however wide the terminal is.
  static let widestText = 72
  private static let widestAside = 34
  /// From so many columns on there is room beside a page.
  private static let wideColumns = 110
  /// The line between the two, with the space around it.
  private static let between = 4

  init(_ size: Size, hasAside: Bool) {
    textWidth = min(Self.widestText, size.columns - 2 * (size.columns >= 60 ? 2 : 1))
    asideWidth = hasAside && size.columns >= Self.wideColumns ? Self.widestAside : nil
    margin = (size.columns - textWidth - (asideWidth.map { $0 + Self.between } ?? 0)) / 2
  }

  /// The columns of the page with what is beside it.
  var width: Int { textWidth + (asideWidth.map { $0 + Self.between } ?? 0) }
}
