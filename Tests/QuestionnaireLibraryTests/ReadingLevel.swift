/// How hard a text is to read, as a school grade (Flesch and Kincaid).
///
/// Source: Kincaid, Fishburne, Rogers, Chissom 1975, Research Branch Report 8-75. Syllables are counted by rule, which
/// is right for most words and on average.
struct ReadingLevel {
  private(set) var sentences = 0
  private(set) var words = 0
  private(set) var syllables = 0

  /// - Parameter texts: each ends a sentence, with or without a full stop: a line of a list is read as one.
  init(_ texts: [String]) {
    for text in texts {
      let sentences = text.split { ".?!:".contains($0) }.map(Self.words).filter { !$0.isEmpty }
      self.sentences += sentences.count
      words += sentences.joined().count
      syllables += sentences.joined().reduce(0) { $0 + Self.syllables($1) }
    }
  }

  var grade: Double {
    guard words > 0, sentences > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  private static func words(_ sentence: Substring) -> [Substring] {
    sentence.split { !($0.isLetter || $0 == "'" || $0 == "’") }
  }

  /// Groups of vowels, without a silent e at the end.
  private static func syllables(_ word: Substring) -> Int {
    let letters = Array(word.lowercased())
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel && !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let hasSilentE = letters.last == "e" && letters.count > 2 && !letters.suffix(2).elementsEqual("le")
    let hasSilentED = letters.suffix(2).elementsEqual("ed") && !"td".contains(letters.dropLast(2).last ?? "t")
    if hasSilentE || hasSilentED { count -= 1 }
    return max(1, count)
  }
}
