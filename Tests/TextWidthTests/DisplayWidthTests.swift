import Testing

@testable import TextWidth

@Suite struct DisplayWidthTests {
  @Test(
    "Cells of a text",
    arguments: [
      ("", 0), ("abc", 3), ("déjà", 4), ("de\u{301}ja\u{300}", 4), ("ñ", 1), ("ß", 1), ("日本", 4), ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("ａ", 2), ("、", 2), ("│█░▲•·–…", 8), ("( ) ✓", 5), ("\u{200B}", 0),
      ("\u{301}", 0),
      ("€", 1), ("Ω", 1), ("Здравствуйте", 12), ("שלום", 4),
    ])
  func text(_ text: String, _ cells: Int) {
    #expect(text.displayWidth == cells)
  }

  @Test(
    "Emoji as they are drawn: joined ones one beside the other, without shades and selectors",
    arguments: [
      ("🙂", 2), ("👍🏽", 2), ("❤️", 1), ("👨‍👩‍👧", 6), ("1️⃣", 1), ("✅", 2), ("⭐", 2), ("⌚", 2), ("🇺🇸", 2), ("🟢", 2), ("🫶", 2),
    ])
  func emoji(_ emoji: String, _ cells: Int) {
    #expect(emoji.displayWidth == cells)
    #expect(emoji.drawable.displayWidth == cells)
  }

  @Test(
    "Spacing marks take a cell of their own",
    arguments: [("का", 2), ("स्वास्थ्य", 6), ("กำ", 2), ("น้ำ", 2), ("நி", 2), ("கோ", 2)])
  func marks(_ text: String, _ cells: Int) {
    #expect(text.displayWidth == cells)
  }

  @Test(
    "What joins, turns or is obeyed is not written to a terminal",
    arguments: [
      ("a\u{200D}b", "ab"), ("\u{202E}abc\u{202C}", "abc"), ("\u{2066}א\u{2069}", "א"), ("a\u{1B}[31m", "a [31m"),
      ("a\tb", "a b"), ("👨‍👩‍👧", "👨👩👧"), ("plain", "plain"), ("नमस्ते", "नमस्ते"), ("می\u{200C}شود", "می\u{200C}شود"),
    ])
  func drawable(_ text: String, _ drawn: String) {
    #expect(text.drawable == drawn)
  }

  @Test("Signs that look like text take one", arguments: ["❤", "☎", "✔", "©"])
  func textSigns(_ sign: String) {
    #expect(sign.displayWidth == 1)
  }

  @Test(
    "Padding fills up and never cuts",
    arguments: [
      ("ab", 4, "ab  "), ("日", 4, "日  "), ("abcd", 2, "abcd"), ("", 2, "  "), ("a", -1, "a"),
    ])
  func padded(_ text: String, _ width: Int, _ expected: String) {
    #expect(text.padded(to: width) == expected)
  }

  @Test(
    "Clipping never cuts a wide character in half",
    arguments: [
      ("abcd", 2, "ab"), ("日本", 3, "日"), ("a日", 2, "a"), ("ab", 5, "ab"), ("ab", 0, ""), ("ab", -1, ""),
    ])
  func clipped(_ text: String, _ width: Int, _ expected: String) {
    #expect(text.clipped(to: width) == expected)
  }
}
