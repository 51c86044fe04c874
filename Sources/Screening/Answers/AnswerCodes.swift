/// The codes of a questionnaire's answers, as files write them: bytes in, responses out.
///
/// It allocates nothing per answer: files have many millions of them. A class, so that looking one up does not copy the
/// whole questionnaire.
package final class AnswerCodes: Sendable {
  package let questionnaire: Questionnaire
  /// For each item 256 entries: by byte, the option whose code is that one byte; 0 for none, else 1 more than its
  /// position.
  @usableFromInline let singleByteOptions: [UInt8]
  private let items: [ItemCodes]

  /// The other codes of an item.
  private struct ItemCodes: Sendable {
    var longer: [(code: [UInt8], option: Int)] = []
    var number: ClosedRange<Int>?
    var description = ""
  }

  /// "Prefer not to say", as files write it.
  package static let declined = "declined"
  private static let declinedBytes = Array(declined.utf8)

  package init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    var single = [UInt8](repeating: 0, count: 256 * questionnaire.items.count)
    items = questionnaire.items.enumerated().map { position, item in
      var codes = ItemCodes()
      switch item.answerKind {
      case .number(let range):
        codes.number = range.minimum...range.maximum
        codes.description = "a whole number from \(range.minimum) to \(range.maximum)"
      case .options(let options):
        for (index, option) in options.enumerated() {
          let code = Array(option.code.utf8)
          if code.count == 1 {
            single[256 * position + Int(code[0])] = UInt8(index + 1)
          } else {
            codes.longer.append((code, index))
          }
        }
        codes.description = "one of " + options.map(\.code).joined(separator: ", ")
      }
      return codes
    }
    singleByteOptions = single
  }

  /// The position of the option whose code is this one byte, if there is one.
  package func option(ofByte byte: UInt8, item: Int) -> Int? {
    let option = singleByteOptions[256 * item + Int(byte)]
    return option > 0 ? Int(option) - 1 : nil
  }

  /// The response that the bytes stand for; `nil` when they are none that the item has.
  ///
  /// - Parameter item: the item's place in the questionnaire.
  @inlinable package func response(_ bytes: UnsafeRawBufferPointer, item: Int) -> ScoringTable.Response? {
    if bytes.isEmpty { return .missing }
    if bytes.count == 1 {
      let option = singleByteOptions[256 * item + Int(bytes[0])]
      if option > 0 { return .option(Int(option) - 1) }
    }
    return longerResponse(bytes, item: item)
  }

  @usableFromInline func longerResponse(_ bytes: UnsafeRawBufferPointer, item: Int) -> ScoringTable.Response? {
    if let range = items[item].number {
      if let number = Self.wholeNumber(bytes) { return range.contains(number) ? .number(number) : nil }
    } else if let longer = items[item].longer.first(where: { bytes.elementsEqual($0.code) }) {
      return .option(longer.option)
    }
    return bytes.elementsEqual(Self.declinedBytes) ? .declined : nil
  }

  /// The possible codes of the item, in words.
  package func expectation(item: Int) -> String {
    items[item].description + ", \(Self.declined), or blank"
  }

  /// A whole number without sign or spaces, up to nine digits.
  package static func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
