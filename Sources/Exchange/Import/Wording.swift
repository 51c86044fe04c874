/// Words as they are compared: without case, signs and spaces, and with numbers as digits.
struct Wording {
  let words: [String]

  init(_ text: String) {
    var words: [String] = []
    for part in text.lowercased().replacing("’", with: "").replacing("'", with: "")
      .split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    {
      let word = String(part)
      words.append(Self.numbers.firstIndex(of: word).map { String($0 + 1) } ?? word)
    }
    // "2-4" is "2 to 4".
    self.words = words.enumerated().filter { index, word in
      !(["to", "or"].contains(word) && index > 0 && index + 1 < words.count
        && Self.isNumber(words[index - 1]) && Self.isNumber(words[index + 1]))
    }.map(\.element)
  }

  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static func isNumber(_ word: String) -> Bool { word.allSatisfy(\.isNumber) }

  /// The letters and digits alone, so that "everyday" is "every day".
  var letters: String { words.joined() }

  func isSame(as other: Wording) -> Bool { letters == other.letters }

  /// Whether the words are nearly the same, or the others stand whole inside these: "How often have you been bothered
  /// by …".
  func isNear(_ other: Wording) -> Bool {
    if isSame(as: other) { return true }
    guard negations == other.negations else { return false }
    return other.words.count >= 3 && isAround(other) || share(with: other) >= 0.75
  }

  /// The share of words that both have.
  func share(with other: Wording) -> Double {
    guard !words.isEmpty, !other.words.isEmpty else { return 0 }
    var counts = words.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    var both = 0
    for word in other.words where counts[word, default: 0] > 0 {
      counts[word, default: 0] -= 1
      both += 1
    }
    return Double(2 * both) / Double(words.count + other.words.count)
  }

  private func isAround(_ other: Wording) -> Bool {
    guard words.count >= other.words.count else { return false }
    return (0...(words.count - other.words.count)).contains { words[$0...].starts(with: other.words) }
  }

  /// A word more or less of these turns the meaning around.
  private var negations: Int { words.count { Self.negations.contains($0) } }
  private static let negations: Set = [
    "not", "no", "never", "without", "cannot", "cant", "dont", "didnt", "doesnt", "wasnt", "werent", "isnt", "unable",
    "nicht", "kein", "keine", "nie",
  ]

  private static func span(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }

  /// The lengths of time that the words speak of, such as "2 weeks".
  var spans: Set<String> {
    var spans: Set<String> = []
    for (index, word) in words.enumerated() {
      let unit = word.hasSuffix("s") ? String(word.dropLast()) : word
      guard ["day", "week", "month", "year"].contains(unit), index > 0 else { continue }
      let before = words[index - 1]
      guard let number = Int(before) ?? (["last", "past", "this", "a"].contains(before) ? 1 : nil) else { continue }
      switch (unit, number) {
      case ("day", 7), ("day", 14), ("day", 28): spans.insert(Self.span(number / 7, "week"))
      case ("month", 12): spans.insert(Self.span(1, "year"))
      default: spans.insert(Self.span(number, unit))
      }
    }
    return spans
  }
}
