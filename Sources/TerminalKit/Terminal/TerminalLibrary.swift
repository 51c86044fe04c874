import CNCurses

/// The library that draws the pages.
package enum TerminalLibrary {
  /// As it says itself: that of the machine where it is not built in.
  package static var version: String {
    String(cString: curses_version()).split(separator: " ").last.map(String.init) ?? "not known"
  }
}
