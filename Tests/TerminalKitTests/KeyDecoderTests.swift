import Testing

@testable import TerminalKit

/// Sequences and pastes, whole, late, cut and without an end: never an answer, and never the end of the keyboard.
@Suite struct KeyDecoderTests {
  private static let codes = KeyDecoder.Codes(pasteBegins: 1000, pasteEnds: 1001)

  /// A part of what the terminal sends, and the pause before it.
  private enum Part {
    case text(String)
    case code(Int32)
    case pause(Int)
  }

  /// The keys that come of these parts: characters as they are, other keys by their number.
  private func keys(_ parts: Part...) -> String {
    var decoder = KeyDecoder(codes: Self.codes, patience: 300)
    var now = 0
    var keys = ""
    func add(_ input: KeyDecoder.Input?) {
      switch input {
      case .character(27): keys += "<esc>"
      case .character(3): keys += "<int>"
      case .character(let value): keys.unicodeScalars.append(Unicode.Scalar(value) ?? "?")
      case .code(let code): keys += "<\(code)>"
      case nil: break
      }
    }
    for part in parts {
      switch part {
      case .text(let text): for scalar in text.unicodeScalars { add(decoder.take(.character(scalar.value), at: now)) }
      case .code(let code): add(decoder.take(.code(code), at: now))
      case .pause(let milliseconds):
        add(decoder.pause())
        now += milliseconds
      }
    }
    add(decoder.pause())
    return keys
  }

  @Test func keysAndCodesGoThrough() {
    #expect(keys(.text("a1é"), .code(258), .text("q")) == "a1é<258>q")
  }

  @Test("Esc by itself is a key, and twice it is two") func escape() {
    #expect(keys(.text("\u{1b}")) == "<esc>")
    #expect(keys(.text("\u{1b}"), .pause(50), .text("1")) == "<esc>1")
    #expect(keys(.text("\u{1b}\u{1b}")) == "<esc><esc>")
  }

  @Test(
    "Unknown sequences are swallowed whole",
    arguments: [
      "[1;5A", "[27;5;49~", "OQ", "[M !!", "]0;title 1 2\u{07}", "]52;c;1\u{1b}\\", "P1$r0m\u{1b}\\", "_1\u{1b}\\",
    ])
  func unknown(_ sequence: String) {
    #expect(keys(.text("a\u{1b}" + sequence + "b")) == "ab")
  }

  @Test(
    "A sequence that is cut anywhere chooses nothing, as long as its rest comes soon",
    arguments: [
      "[1;5A", "[201~", "[5~", "[27;5;49~", "OP",
    ])
  func cut(_ sequence: String) {
    for index in sequence.indices {
      let (first, rest) = (String(sequence[..<index]), String(sequence[index...]))
      let keys = keys(.text("a\u{1b}" + first), .pause(200), .text(rest), .pause(500), .text("b"))
      // An escape character that stood by itself was the Esc key.
      #expect(keys == (first.isEmpty ? "a<esc>b" : "ab"), "\(first)|\(rest)")
    }
  }

  @Test("What is begun and never ended lets the next key through, after a while") func neverEnded() {
    for begun in ["\u{1b}[", "\u{1b}[12", "\u{1b}O", "\u{1b}[M "] {
      #expect(keys(.text(begun), .pause(400), .text("1q")) == "1q", "\(begun.debugDescription)")
    }
    #expect(keys(.text("\u{1b}]0;title"), .pause(1100), .text("1q")) == "1q")
  }

  @Test("A paste chooses nothing, whatever is in it") func paste() {
    #expect(keys(.code(1000), .text("1\n2\nq\u{1b}[A"), .code(258), .code(1001), .text("b")) == "b")
  }

  @Test("A paste without an end is over when nothing more comes, or with Ctrl-C") func unfinishedPaste() {
    #expect(keys(.code(1000), .text("12"), .pause(1100), .text("h")) == "h")
    #expect(keys(.code(1000), .text("12"), .pause(900), .text("3"), .pause(1100), .text("h")) == "h")
    #expect(keys(.code(1000), .text("12\u{03}h")) == "<int>h")
  }

  @Test("The mark at a paste's end may come in two") func cutPasteEnd() {
    #expect(keys(.code(1000), .text("12\u{1b}[20"), .pause(100), .text("1~h")) == "h")
    #expect(keys(.code(1000), .text("12\u{1b}"), .pause(100), .text("[201~h")) == "h")
  }
}
