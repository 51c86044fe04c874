/// Three-valued logic: a missing answer makes a condition or a cut-off unknown, not false.
public enum Truth: Sendable, Equatable {
  case yes
  case no
  case unknown

  /// Known when every value in the range gives the same answer to "is it at least this much?".
  public init(_ range: ClosedRange<Int>, atLeast threshold: Int) {
    if range.lowerBound >= threshold {
      self = .yes
    } else if range.upperBound < threshold {
      self = .no
    } else {
      self = .unknown
    }
  }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  static func all(_ parts: some Sequence<Truth>) -> Truth {
    var result = Truth.yes
    for part in parts {
      if part == .no { return .no }
      if part == .unknown { result = .unknown }
    }
    return result
  }

  static func any(_ parts: some Sequence<Truth>) -> Truth {
    !all(parts.map { !$0 })
  }
}
