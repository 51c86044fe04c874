/// A few words that belong beside the page: on a wide screen they stand there and do not scroll.
package struct Aside: Sendable, Equatable {
  package var title: String
  package var blocks: [Block]
  /// Their place on a screen without room beside the page.
  package let place: Place

  package enum Place: Sendable {
    /// Before the field, without the title: what nobody should have to scroll to.
    case beforeField
    /// At the end of the page.
    case end
    /// Nowhere: the page says them already.
    case onlyBeside
  }

  package init(title: String, blocks: [Block], place: Place) {
    self.title = title
    self.blocks = blocks
    self.place = place
  }

  /// The title with the words.
  var titledBlocks: [Block] { [.section(title)] + blocks }
}

extension Page {
  /// The blocks before the field where there is one column.
  var blocksInOneColumn: [Block] {
    guard let aside, aside.place == .beforeField else { return blocks }
    return blocks + [.gap] + aside.blocks
  }

  /// The blocks after the field where there is one column.
  var afterInOneColumn: [Block] {
    guard let aside, aside.place == .end else { return after }
    return after + aside.titledBlocks
  }
}
