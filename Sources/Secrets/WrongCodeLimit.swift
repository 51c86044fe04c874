/// Slows down whoever tries codes at the keyboard: each wrong one doubles the time in which none is taken, up to five
/// minutes.
///
/// It only counts; nobody waits in it, so that the rest of a program goes on meanwhile.
public struct WrongCodeLimit: Sendable, Equatable {
  public private(set) var wrongTries: Int
  /// In seconds of a clock that never goes back: until then no code is taken.
  private var lockedUntil: Int

  private static let longestLock = 300

  public init() {
    wrongTries = 0
    lockedUntil = 0
  }

  /// Reads what `text` wrote; anything else is no wrong try yet.
  public init(_ text: String) {
    let numbers = text.split(separator: ":").compactMap { Int($0) }
    wrongTries = numbers.count == 2 ? numbers[0] : 0
    lockedUntil = numbers.count == 2 ? numbers[1] : 0
  }

  /// For a program that starts itself anew, which must not make the limit forget.
  public var text: String { "\(wrongTries):\(lockedUntil)" }

  /// How many seconds it takes until a code is taken again; `0` for now.
  public func secondsLeft(at now: Int) -> Int { max(0, lockedUntil - now) }

  /// Notes a wrong code.
  public mutating func failed(at now: Int) {
    wrongTries += 1
    lockedUntil = now + min(Self.longestLock, 1 << min(wrongTries, 16))
  }

  /// Notes the right one.
  public mutating func succeeded() { self = WrongCodeLimit() }
}
