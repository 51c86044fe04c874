import Foundation
import Testing

/// Texts in other writing systems, in a real terminal: no word is lost, and nothing is left behind.
@Suite struct WritingSystemsTests {
  enum Sample: String, CaseIterable {
    case hindi, thai, chinese, emoji, direction

    /// Words with spaces between them; a long run without any where the writing has none.
    var text: String {
      switch self {
      case .hindi: "मानसिक स्वास्थ्य केंद्र की सहायता सेवाएँ यहाँ उपलब्ध हैं और परामर्शदाता प्रतिदिन बातचीत के लिए तैयार रहते हैं"
      case .thai: "ความช่วยเหลือด้านสุขภาพจิตมีให้ทุกวัน น้ำใจ กำลังใจ และคำปรึกษาจากผู้เชี่ยวชาญพร้อมให้บริการเสมอ"
      case .chinese: "心理健康中心每天提供帮助，咨询师随时准备与您交谈。您可以跳过任何问题，也可以随时离开。"
      case .emoji: "family 👨‍👩‍👧‍👦 flag 🇺🇸 thumbs 👍🏽 heart ❤️ keycap 1️⃣ rainbow 🏳️‍🌈 doctor 👩🏿‍⚕️ end"
      case .direction:
        "\u{200F}עזרה זמינה כאן\u{200F} \u{202B}المساعدة متاحة هنا كل يوم\u{202C} \u{2066}left\u{2069} me\u{AD}nd \u{200E}right"
      }
    }

    /// The text as a terminal can show it: without what joins or turns its characters.
    var shown: String {
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isInvisible($0) }))
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
      let isFormat = scalar.properties.generalCategory == .format && scalar.value != 0xAD
      return isFormat || scalar.properties.isVariationSelector || (0x1F3FB...0x1F3FF).contains(scalar.value)
    }
  }

  private static func page(_ sample: Sample) -> String {
    let paragraph = "\(sample.text) \(sample.text)"
    let blocks = (0..<4).map { "  - text: \"P\($0) \(paragraph)\"\n" }.joined()
    return """
      kind: education
      id: scripts
      language: en
      order: -1
      title: "Sample"
      summary: "\(sample.text.prefix(20))"
      blocks:
      \(blocks)
      """
  }

  private func open(_ sample: Sample, columns: Int, rows: Int) throws -> (Terminal, URL) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.page(sample).write(to: folder.appendingPathComponent("page.yaml"), atomically: true, encoding: .utf8)
    let terminal = try Terminal("--questionnaires", folder.path, columns: columns, rows: rows)
    return (terminal, folder)
  }

  @Test(
    "Every word of a page can be read by scrolling, and scrolling back shows the page as it was",
    arguments: Sample.allCases, [(80, 24), (40, 15), (57, 20)])
  func everyWord(_ sample: Sample, _ size: (columns: Int, rows: Int)) throws {
    let (terminal, folder) = try open(sample, columns: size.columns, rows: size.rows)
    defer {
      terminal.close()
      try? FileManager.default.removeItem(at: folder)
    }
    try terminal.choose("Learn about care").keys("1")
    let first = try terminal.see("P0")
    var screens = [first]
    while true {
      try terminal.keys("PageDown").waitUntilRead()
      let screen = try terminal.waitUntil("it is drawn") { _ in true }
      if screen == screens.last { break }
      screens.append(screen)
      try #require(screens.count < 50)
    }
    // A word that is longer than a line goes on at the next line's start: white space says nothing then.
    let seen = screens.map { $0.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined() }.joined()
      .filter { !$0.isWhitespace }
    for word in sample.shown.split(separator: " ").map(String.init) where Self.fits(word, in: size.columns) {
      #expect(seen.contains(word), "\(word) cannot be read:\n\(screens.map(\.text).joined(separator: "\n"))")
    }
    for screen in screens { #expect(screen.lines.count <= size.rows) }
    for _ in screens { try terminal.keys("PageUp").waitUntilRead() }
    let back = try terminal.waitUntil("the page's beginning is there") { $0.text == first.text }
    #expect(back == first)
  }

  /// Whether a line takes the word whole, so that it is never broken.
  private static func fits(_ word: String, in columns: Int) -> Bool { 2 * word.unicodeScalars.count <= columns - 8 }

  @Test("Nothing of the page is left on the one that follows it", arguments: Sample.allCases)
  func nothingLeft(_ sample: Sample) throws {
    let (terminal, folder) = try open(sample, columns: 80, rows: 24)
    defer {
      terminal.close()
      try? FileManager.default.removeItem(at: folder)
    }
    try terminal.choose("Learn about care").waitFor("Levels of care")
    let before = try terminal.waitUntil("the menu is drawn") { $0.says("Enter choose") && !$0.says("Quick checklists") }
    try terminal.keys("1").waitFor("P0").keys("h").waitFor("988")
    let help = try terminal.waitUntil("the help page is drawn") { $0.says("Esc close") }
    #expect(help.text.unicodeScalars.allSatisfy { $0.isASCII || "·–—│─…’”“ñí".unicodeScalars.contains($0) }, "\(help)")
    try terminal.keys("Escape").waitFor("P0").keys("b")
    let after = try terminal.waitUntil("the menu is there again") { $0.text == before.text }
    #expect(after.lines == before.lines)
  }
}
