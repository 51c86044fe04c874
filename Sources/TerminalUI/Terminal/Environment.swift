import Glibc

/// The environment that the program was started with.
public enum Environment {
  /// The variable's value, if it is set and not empty.
  public static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Look {
  /// The look for the terminal that the program was started in.
  public static var forThisTerminal: Look {
    automatic(noColor: Environment.value("NO_COLOR") != nil, colorFGBG: Environment.value("COLORFGBG"))
  }
}
