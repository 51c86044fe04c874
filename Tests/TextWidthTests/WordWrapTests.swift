import TestSupport
import Testing

@testable import TextWidth

@Suite struct WordWrapTests {
  @Test(
    "Breaks between words",
    arguments: [
      ("", 10, [""]), ("one", 10, ["one"]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
      ("one two three", 8, ["one two", "three"]), ("a  b", 10, ["a b"]), (" a ", 10, ["a"]),
    ] as [(String, Int, [String])])
  func words(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test(
    "A word that is longer than the line is broken inside",
    arguments: [
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("x abcdefgh y", 4, ["x", "abcd", "efgh", "y"]),
      ("abcdef", 1, ["a", "b", "c", "d", "e", "f"]), ("abcd", 4, ["abcd"]),
    ] as [(String, Int, [String])])
  func longWords(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test func lineBreaksStay() {
    #expect("one\n\ntwo three\n".wrapped(to: 5) == ["one", "", "two", "three", ""])
  }

  @Test(
    "Wide characters count two",
    arguments: [
      ("日本語", 4, ["日本", "語"]), ("日本語", 5, ["日本", "語"]), ("a 日本", 4, ["a", "日本"]), ("日", 1, ["日"]),
    ] as [(String, Int, [String])])
  func wide(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test("A width that is no width does no harm", arguments: [0, -5])
  func noWidth(_ width: Int) {
    #expect("ab c".wrapped(to: width) == ["a", "b", "c"])
  }

  @Test("No line is too wide and no letter is lost", arguments: 0..<50 as Range<UInt64>)
  func property(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("aab c  déñ日🙂-,")
    for _ in 0..<20 {
      let text = String((0..<40).map { _ in letters.randomElement(using: &generator) ?? "x" })
      let width = Int.random(in: 2...20, using: &generator)
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(text) in \(width)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
