import Testing

@testable import ForeignText

@Suite struct VisibleTests {
  @Test(
    "What a terminal would obey, or nobody would see, is shown",
    arguments: [
      ("plain", "plain"), ("", ""), ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("\u{9B}2J", "\\u{9B}2J"), ("\u{7F}", "\\u{7F}"),
      ("\u{7}\u{0}\r\u{8}", "\\u{7}\\u{0}\\u{D}\\u{8}"), ("A\u{202E}71", "A\\u{202E}71"),
      ("\u{2066}א\u{2069}", "\\u{2066}א\\u{2069}"),
      ("A\u{AD}-17", "A\\u{AD}-17"), ("phq\u{200B}-9", "phq\\u{200B}-9"), ("\u{FEFF}x", "\\u{FEFF}x"),
      ("\u{E0041}", "\\u{E0041}"), ("\u{2028}", "\\u{2028}"), ("\u{3164}", "\\u{3164}"), ("\r\n", "\\u{D}\\u{A}"),
      ("\t\n", "\\u{9}\\u{A}"),
    ])
  func shown(_ text: String, _ visible: String) {
    #expect(text.visibleOnOneLine == visible)
  }

  @Test("Newlines of a text stay, and nothing else") func newlines() {
    #expect("a\r\nb\tc\n".visible == "a\\u{D}\nb\\u{9}c\n")
  }

  @Test(
    "What words of other languages need stays",
    arguments: ["déjà vu", "می\u{200C}شود", "नमस्ते", "क्\u{200D}ष", "日本語", "👨‍👩‍👧 ❤️", "שלום\u{200F}", "Ω≈ç√ — “quoted”"])
  func kept(_ text: String) {
    #expect(text.visible == text)
    #expect(text.visibleOnOneLine == text)
  }

  @Test("No control character is left of any text") func every() {
    let all = String(String.UnicodeScalarView((0...0x2FFF).compactMap(Unicode.Scalar.init)))
    #expect(!all.visibleOnOneLine.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }
}
