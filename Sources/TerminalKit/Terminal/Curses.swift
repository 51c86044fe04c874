import CNCurses
import ForeignText
import Glibc
import TextWidth

/// The terminal through ncurses: the only place that talks to it.
///
/// One may exist at a time, and all calls come from one thread: ncurses is not thread-safe.
@MainActor
final class Curses: TerminalScreen {
  /// For each style, in the order of their numbers.
  private let attributes: [attr_t]
  private var decoder = KeyDecoder(
    codes: KeyDecoder.Codes(pasteBegins: pasteBegins, pasteEnds: pasteEnds), patience: patience)
  /// The lines on the screen, as far as this program knows.
  private var shown: [Line] = []
  /// Whether the terminal reports the mouse, in place of marking text with it.
  private var isMouseReported = false
  /// Whether it does also where there are numbers to mark and copy.
  private let reportsMouseAlways: Bool

  private static let pasteBegins: Int32 = 0o1000 + 200
  private static let pasteEnds: Int32 = 0o1000 + 201
  /// The digits of a numeric keypad follow from here.
  private static let keypadDigits: Int32 = 0o1000 + 300

  private static let isRemote = Environment.value("SSH_CONNECTION") != nil
  /// The milliseconds for which the rest of a sequence may be on its way.
  private static let patience = isRemote ? 1000 : 300
  /// The milliseconds in which an escape character may become a key that the terminal's description knows.
  private static let escapeDelay = Environment.value("ESCDELAY").flatMap { Int32($0) }.map { min(max($0, 0), 2000) }

  /// Whether what a smaller window pushes out of the page may be scrolled back to: where there is no second screen, or where
  /// a multiplexer may have been told not to have one.
  private let mayKeepRows: Bool
  private var wasResized = false
  /// Whether that happened since a page was drawn: some terminals push out what a page that is drawn anew takes the place of.
  private var rowsArePushedOut = false

  /// Takes the terminal over.
  ///
  /// - Parameter reportsMouseAlways: whether clicks count on every page; else not where there are numbers to call, so that
  ///   they can be marked and copied.
  /// - Returns: `nil` when `TERM` names no terminal that ncurses knows.
  init?(theme: Theme, reportsMouseAlways: Bool) {
    self.reportsMouseAlways = reportsMouseAlways
    RestoreOnCrash.rememberMode()
    // The window knows its size better than what the environment kept of another one.
    use_tioctl(true)
    guard cncurses_open() != nil else { return nil }
    let window = cncurses_screen()
    raw()
    noecho()
    nonl()
    keypad(window, true)
    nodelay(window, true)
    set_escdelay(Self.escapeDelay ?? (Self.isRemote ? 100 : 25))
    // A page is always drawn to its end; looking for keys in between would cost two system calls a page.
    typeahead(-1)
    // The program draws its own cursor mark; the hardware cursor follows it for braille displays.
    leaveok(window, false)
    define_key("\u{1b}[200~", Self.pasteBegins)
    define_key("\u{1b}[201~", Self.pasteEnds)
    // Terminals send these, whatever TERM says that they send.
    for home in ["[1~", "[7~", "[H", "OH"] { define_key("\u{1b}" + home, KEY_HOME) }
    for end in ["[4~", "[8~", "[F", "OF"] { define_key("\u{1b}" + end, KEY_END) }
    // A keypad sends these once the terminal is told to tell its keys apart.
    for digit in 0..<Int32(10) {
      define_key("\u{1b}O" + String(UnicodeScalar(UInt8(ascii: "p") + UInt8(digit))), Self.keypadDigits + digit)
    }
    define_key("\u{1b}OM", KEY_ENTER)
    attributes = Self.attributes(of: theme)
    mayKeepRows =
      !Self.hasSecondScreen || ["TMUX", "STY"].contains { Environment.value($0) != nil }
      || ["screen", "tmux"].contains { Environment.value("TERM")?.hasPrefix($0) == true }
    mouseinterval(0)
    Self.send("\u{1b}[?2004h")
    RestoreOnCrash.arm()
  }

  func close() {
    RestoreOnCrash.disarm()
    blank()
    Self.send("\u{1b}[?2004l")
    endwin()
    forgetRowsOfResize()
  }

  /// A window that was made smaller has pushed rows of a page out, to where they can be scrolled back to.
  private func forgetRowsOfResize() {
    if wasResized && mayKeepRows { Self.send(Self.forgetting) }
  }

  private static var hasSecondScreen: Bool {
    tigetstr("smcup").map { Int(bitPattern: $0) != -1 } ?? false
  }

  /// Empties what can be scrolled back to. A terminal that does not know it ignores it.
  private static let forgetting = "\u{1b}[3J"

  func closeAndForget() {
    dropTypedAhead()
    close()
    Self.send(Self.forgetting)
  }

  func suspend(saying words: String) {
    blank()
    Self.send("\u{1b}[?2004l")
    def_prog_mode()
    endwin()
    Self.send(words.visibleOnOneLine + "\n")
    // A process that no shell could wake again is not stopped by this one.
    kill(0, SIGTSTP)
    reset_prog_mode()
    Self.send("\u{1b}[?2004h")
    clearok(cncurses_screen(), true)
  }

  /// Empties the screen row by row: a screen that is cleared at once is kept in the scrollback by some terminals.
  private func blank() {
    shown = []
    wbkgdset(cncurses_screen(), chtype(cncurses_normal))
    for row in 0..<getmaxy(cncurses_screen()) {
      move(row, 0)
      clrtoeol()
      refresh()
    }
  }

  var size: Size {
    Size(columns: Int(getmaxx(cncurses_screen())), rows: Int(getmaxy(cncurses_screen())))
  }

  func fitToTerminal() {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else { return }
    let before = self.size
    // ncurses counts in 16 bits.
    resizeterm(Int32(min(size.ws_row, 32_766)), Int32(min(size.ws_col, 32_766)))
    erase()
    shown = []
    if self.size != before {
      wasResized = true
      rowsArePushedOut = true
    }
    // resizeterm queues a key of its own, which has been acted on with this.
    while case .some = nextInput() {}
  }

  func draw(_ frame: Frame) {
    for (row, line) in frame.lines.enumerated() where !shown.indices.contains(row) || shown[row] != line {
      move(Int32(row), 0)
      clrtoeol()
      for span in line.spans {
        attrset(Int32(bitPattern: attributes[span.style.rawValue]))
        addstr(span.text.drawable)
      }
    }
    shown = frame.lines
    reportMouse(reportsMouseAlways || !frame.showsNumbers)
    move(Int32(frame.cursor.row), Int32(frame.cursor.column))
    refresh()
    if rowsArePushedOut {
      rowsArePushedOut = false
      forgetRowsOfResize()
    }
  }

  private func reportMouse(_ isReported: Bool) {
    if isReported == isMouseReported { return }
    isMouseReported = isReported
    mousemask(isReported ? cncurses_mouse_events : 0, nil)
  }

  func dropTypedAhead() {
    flushinp()
  }

  // MARK: Keys

  func nextKey() -> Key? {
    while let input = nextInput() {
      if let key = decoder.take(input, at: Self.milliseconds).flatMap(key) { return key }
    }
    return decoder.pause().flatMap(key)
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func nextInput() -> KeyDecoder.Input? {
    var value: wint_t = 0
    switch get_wch(&value) {
    case KEY_CODE_YES: return .code(Int32(bitPattern: value))
    case OK: return .character(value)
    default: return nil
    }
  }

  private func key(for input: KeyDecoder.Input) -> Key? {
    switch input {
    case .code(KEY_MOUSE): mouseKey()
    case .code(let code): Self.key(forCode: code)
    case .character(KeyDecoder.escape): .escape
    case .character(let value): Self.key(forCharacter: value)
    }
  }

  private func mouseKey() -> Key? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    if event.bstate & cncurses_wheel_up != 0 { return .wheelUp }
    if event.bstate & cncurses_wheel_down != 0 { return .wheelDown }
    return .click(row: Int(event.y))
  }

  private static func key(forCode code: Int32) -> Key? {
    switch code {
    case KEY_UP, KEY_BTAB: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_ENTER: .enter
    case KEY_BACKSPACE: .backspace
    case KEY_F0..<(KEY_F0 + 13): .function(Int(code - KEY_F0))
    case keypadDigits..<(keypadDigits + 10): .character(Character(String(code - keypadDigits)))
    default: nil
    }
  }

  private static func key(forCharacter value: UInt32) -> Key? {
    switch value {
    case 10, 13: return .enter
    case 8, 127: return .backspace
    case 9: return .down
    case 1..<27: return Unicode.Scalar(value + 96).map { .control(Character($0)) }
    case 32...: return Unicode.Scalar(value).map { .character(Character($0)) }
    default: return nil
    }
  }

  // MARK: Colors

  /// The attributes of each style, and of the whole screen's background.
  private static func attributes(of theme: Theme) -> [attr_t] {
    let colorCount = theme != .plain && has_colors() ? startedColors() : 0
    let attributes = Style.allCases.map { style in
      guard let colors = theme.colors(of: style, colorCount: colorCount) else { return attribute(style.emphasis) }
      let pair = Int16(style.rawValue + 1)
      init_pair(pair, colors.foreground, colors.background)
      return cncurses_pair(pair) | (style.emphasis == .reversed ? cncurses_normal : attribute(style.emphasis))
    }
    if colorCount > 0 { wbkgdset(cncurses_screen(), chtype(attributes[Style.plain.rawValue])) }
    return attributes
  }

  private static func startedColors() -> Int {
    start_color()
    // Else ncurses, after every key, sends the colors that it takes for the terminal's own.
    use_default_colors()
    return Int(cncurses_colors())
  }

  private static func attribute(_ emphasis: Style.Emphasis) -> attr_t {
    switch emphasis {
    case .none: cncurses_normal
    case .bold: cncurses_bold
    case .boldUnderlined: cncurses_bold | cncurses_underline
    case .reversed: cncurses_reverse
    }
  }

  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
