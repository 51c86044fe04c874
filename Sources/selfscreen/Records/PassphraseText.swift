import TerminalKit

/// The one way to make a passphrase of the bytes that were typed or read. Nothing is cut off, replaced or swallowed: a
/// passphrase that is not what its owner means either opens nothing, or is opened by others.
enum PassphraseText {
  /// More than any passphrase needs, and less than a terminal's longest line, which it cuts without a word.
  static let longest = 1024

  /// Why the bytes are no passphrase, and what to do.
  struct Refusal: Error {
    let reason: String
  }

  /// - Parameter decode: makes text of the bytes, in the character set that they are in; `nil` when they are none.
  static func read(_ bytes: [UInt8], decode: ([UInt8]) -> String?) throws(Refusal) -> String {
    guard bytes.count <= longest else {
      throw Refusal(reason: "the passphrase is longer than \(longest) bytes; nothing was cut off, and nothing opened")
    }
    guard let text = decode(bytes) else {
      throw Refusal(reason: "the passphrase has bytes that are not text; use UTF-8, in the terminal and in files")
    }
    if text.unicodeScalars.first == "\u{FEFF}" {
      throw Refusal(reason: "there is a byte order mark before the passphrase; save the file as UTF-8 without one")
    }
    if text.unicodeScalars.last == "\r" {
      throw Refusal(
        reason:
          "there is a carriage return after the passphrase, as Windows ends lines; save the file with Unix line ends")
    }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw Refusal(reason: "there is a control character in the passphrase, perhaps from an arrow key; leave it out")
    }
    return text
  }
}
