/// Values that are made once and then only looked up, for every answer of every row: by address, so that looking one up
/// counts no references and checks no bounds.
final class FixedTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  let start: UnsafePointer<Element>
  private let elements: UnsafeMutablePointer<Element>

  init(_ elements: some Collection<Element>) {
    self.elements = .allocate(capacity: elements.count)
    _ = UnsafeMutableBufferPointer(start: self.elements, count: elements.count).initialize(fromContentsOf: elements)
    start = UnsafePointer(self.elements)
  }

  deinit { elements.deallocate() }
}
