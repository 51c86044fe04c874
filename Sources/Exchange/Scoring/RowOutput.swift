/// Rows as they are written: what passes through first, then the values that scoring adds.
struct RowOutput {
  private(set) var bytes: [UInt8] = []
  private let format: RowFormat
  /// For NDJSON, `"name":` for each added value.
  private let keys: [[UInt8]]
  private var nextKey = 0
  private var isRowEmpty = true
  private var isFirstID = true

  init(format: RowFormat, names: [String]) {
    self.format = format
    keys = format == .csv ? [] : names.map { format.encoded($0) + [Byte.colon] }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func beginRow() {
    nextKey = 0
    isRowEmpty = true
    if format == .ndjson { bytes.append(Byte.openBrace) }
  }

  mutating func endRow() {
    if format == .ndjson { bytes.append(Byte.closeBrace) }
    bytes.append(Byte.newline)
  }

  /// Bytes that pass through as they stand in the input.
  mutating func pass(_ raw: Bytes) {
    separate()
    bytes.append(raw)
  }

  /// The name of a value that passes through, for NDJSON.
  mutating func pass(_ raw: Bytes, named key: [UInt8]) {
    separate()
    bytes.append(contentsOf: key)
    bytes.append(raw)
  }

  /// All of a row, as FHIR.
  mutating func bundle(_ written: [UInt8]) {
    bytes.append(contentsOf: written)
  }

  /// Several added values that were written out before.
  mutating func values(_ written: [UInt8], count: Int) {
    separate()
    bytes.append(contentsOf: written)
    nextKey += count
  }

  mutating func blank() {
    beginValue()
    if format == .ndjson { bytes.append(contentsOf: Self.null) }
  }

  mutating func number(_ number: Int32) {
    beginValue()
    bytes.append(number: number)
  }

  /// Text that was encoded for this format before.
  mutating func text(_ encoded: [UInt8]) {
    beginValue()
    bytes.append(contentsOf: encoded)
  }

  /// Begins a value of ids joined by semicolons; ids need no quoting.
  mutating func beginIDs() {
    beginValue()
    if format == .ndjson { bytes.append(Byte.quote) }
    isFirstID = true
  }

  mutating func id(_ id: [UInt8]) {
    if !isFirstID { bytes.append(Byte.semicolon) }
    isFirstID = false
    bytes.append(contentsOf: id)
  }

  mutating func endIDs() {
    if format == .ndjson { bytes.append(Byte.quote) }
  }

  private static let null = Array("null".utf8)

  private mutating func separate() {
    if !isRowEmpty { bytes.append(Byte.comma) }
    isRowEmpty = false
  }

  private mutating func beginValue() {
    separate()
    guard format == .ndjson else { return }
    bytes.append(contentsOf: keys[nextKey])
    nextKey += 1
  }
}

extension RowFormat {
  /// Text as a value of this format.
  func encoded(_ text: String) -> [UInt8] {
    switch self {
    case .csv: Array(text.utf8).withUnsafeBytes(CSVText.field)
    case .ndjson, .fhir: JSONText.literal(text)
    }
  }
}
