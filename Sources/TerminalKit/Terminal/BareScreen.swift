import CNCurses
import Glibc

/// The terminal without ncurses, for a page that has to stand when nothing else can be had: it needs no file and no
/// description of the terminal, and has no colors.
@MainActor
final class BareScreen: TerminalScreen {
  private var shown: Frame?
  /// The bytes of a letter of which the rest has not come yet.
  private var begun: [UInt8] = []
  private var unread: [UInt8] = []

  // Every terminal of the last decades knows these.
  private static let clear = "\u{1b}[0m\u{1b}[2J\u{1b}[3J\u{1b}[H"

  var size: Size {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 && size.ws_col > 0
    return isKnown ? Size(columns: Int(size.ws_col), rows: Int(size.ws_row)) : Size(columns: 80, rows: 24)
  }

  func fitToTerminal() { shown = nil }

  func draw(_ frame: Frame) {
    if frame == shown { return }
    shown = frame
    Self.send(Self.clear + frame.lines.map { $0.spans.map(\.text).joined() }.joined(separator: "\r\n"))
  }

  func nextKey() -> Key? {
    while let byte = nextByte() {
      switch byte {
      case 10, 13: return .enter
      case 27: return .escape
      case 1..<27: return .control(Character(UnicodeScalar(byte + 96)))
      case 32..<127: return .character(Character(UnicodeScalar(byte)))
      case 128...:
        begun.append(byte)
        let letter = String(validating: begun, as: UTF8.self)
        if letter != nil || begun.count == 4 { begun = [] }
        if let letter { return .character(Character(letter)) }
      default: break
      }
    }
    return nil
  }

  private func nextByte() -> UInt8? {
    if unread.isEmpty {
      var keyboard = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&keyboard, 1, 0) == 1 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      unread = Array(bytes.prefix(max(0, count)))
    }
    return unread.isEmpty ? nil : unread.removeFirst()
  }

  func dropTypedAhead() {
    unread = []
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  /// Nothing pauses a program that shows such a page.
  func suspend(saying words: String) {}

  func close() { Self.send(Self.clear) }

  func closeAndForget() {
    dropTypedAhead()
    close()
  }

  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
