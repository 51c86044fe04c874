/// Makes keys of what the terminal sends.
///
/// Escape sequences that mean nothing, pastes and reports of the terminal are swallowed whole, so that their letters and
/// digits never choose an answer: also when they come late, cut in two, or without an end. Nothing of them blocks the keyboard:
/// each ends by itself when nothing more of it comes.
package struct KeyDecoder {
  /// What was read: a key that the terminal's description knows, by its number, or a character.
  package enum Input: Equatable {
    case code(Int32)
    case character(UInt32)
  }

  /// The numbers of the keys that are not ncurses' own.
  package struct Codes {
    let pasteBegins: Int32
    let pasteEnds: Int32

    package init(pasteBegins: Int32, pasteEnds: Int32) {
      self.pasteBegins = pasteBegins
      self.pasteEnds = pasteEnds
    }
  }

  private let codes: Codes
  /// The time for which the rest of a sequence may be on its way, in milliseconds.
  private let patience: Int
  private var state = State.keys
  /// The time of the last input, in milliseconds.
  private var lastInput = 0
  /// The last characters of a paste, to find its end in.
  private var tail: [UInt32] = []

  private enum State {
    case keys
    /// An escape character came, and it is not known yet what it begins.
    case escape
    /// It was taken for the Esc key, because nothing followed at once.
    case lateEscape
    case sequence(length: Int)
    /// One more character, whatever it is.
    case lastOfSequence
    case mouseReport(left: Int)
    case string
    case stringEscape
    case paste
  }

  /// A paste is over when nothing came for so long, in milliseconds.
  private static let longestPause = 1000
  private static let pasteEnd = Array("\u{1b}[201~".unicodeScalars.map(\.value))
  private static let interrupt: UInt32 = 3

  package init(codes: Codes, patience: Int) {
    self.codes = codes
    self.patience = patience
  }

  /// Takes the next input in.
  ///
  /// - Parameter now: in milliseconds of a clock that never goes back.
  /// - Returns: the key that it is, if it is one.
  package mutating func take(_ input: Input, at now: Int) -> Input? {
    defer { lastInput = now }
    giveUp(at: now)
    if case .paste = state { return takeOfPaste(input) }
    switch input {
    case .code(codes.pasteBegins):
      state = .paste
      tail = []
      return nil
    case .code:
      state = .keys
      return input
    case .character(let value): return take(value)
    }
  }

  /// Tells that nothing more is there for now.
  ///
  /// - Returns: the Esc key, where an escape character stood by itself.
  package mutating func pause() -> Input? {
    guard case .escape = state else { return nil }
    state = .lateEscape
    return .character(Self.escape)
  }

  package static let escape: UInt32 = 27

  /// Whatever was begun and not ended in time is over.
  private mutating func giveUp(at now: Int) {
    switch state {
    case .keys: break
    case .paste, .string, .stringEscape: if now - lastInput > Self.longestPause { state = .keys }
    case .escape, .lateEscape, .sequence, .lastOfSequence, .mouseReport: if now - lastInput > patience { state = .keys }
    }
  }

  private mutating func take(_ value: UInt32) -> Input? {
    switch state {
    case .keys:
      if value == Self.escape {
        state = .escape
        return nil
      }
      return .character(value)
    case .lateEscape:
      // The rest of a sequence that came late; else the next key.
      state = .keys
      if !begins(value) { return take(value) }
    case .escape:
      if value == Self.escape { return .character(Self.escape) }
      state = .keys
      _ = begins(value)
    case .sequence(let length):
      state = .sequence(length: length + 1)
      if (0x40...0x7E).contains(value) {
        // An old mouse report has three bytes more.
        state = value == 0x4D && length == 0 ? .mouseReport(left: 3) : .keys
      }
    case .lastOfSequence: state = .keys
    case .mouseReport(let left): state = left > 1 ? .mouseReport(left: left - 1) : .keys
    case .string: state = value == 0x07 ? .keys : value == Self.escape ? .stringEscape : .string
    case .stringEscape: state = value == 0x5C ? .keys : .string
    case .paste: break
    }
    return nil
  }

  /// Whether the character begins a sequence behind an escape character.
  private mutating func begins(_ value: UInt32) -> Bool {
    switch value {
    case 0x5B: state = .sequence(length: 0)
    case 0x4F: state = .lastOfSequence
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .string
    default: return false
    }
    return true
  }

  private mutating func takeOfPaste(_ input: Input) -> Input? {
    switch input {
    case .code(codes.pasteEnds): state = .keys
    case .code: break
    case .character(Self.interrupt):
      state = .keys
      return input
    case .character(let value):
      // Where the mark of its end came in two, its characters come one by one.
      tail = tail.suffix(Self.pasteEnd.count - 1) + [value]
      if tail == Self.pasteEnd { state = .keys }
    }
    return nil
  }
}
