/// Numbers as FHIR writes them.
enum FHIRNumber {
  /// The number of a value: a JSON number, one in quotes, or the value of a Quantity.
  static func read(_ value: JSONNode) -> Double? {
    switch value.kind {
    case .number:
      let bytes = value.bytes
      // Nearly all are one digit.
      return bytes.count == 1 ? Double(bytes[0] - Byte.zero) : Double(bytes.text)
    case .string: return value.string.flatMap { Double($0) }
    case .object: return value["value"].flatMap { $0.kind == .object ? nil : read($0) }
    case .array, .bool, .null: return nil
    }
  }
}
