import Glibc

/// The environment that the program was started with.
package enum Environment {
  /// The variable's value, if it is set and not empty.
  package static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Theme {
  /// The theme for the terminal that the program was started in.
  package static var forThisTerminal: Theme {
    automatic(noColor: Environment.value("NO_COLOR") != nil, colorFGBG: Environment.value("COLORFGBG"))
  }
}
