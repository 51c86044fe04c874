/// Slows down whoever tries codes or passphrases at the keyboard: each wrong one doubles the time in which none is
/// taken.
///
/// It only counts; nobody waits in it, so that the rest of a program goes on meanwhile.
package struct WrongCodeLimit: Sendable, Equatable {
  package private(set) var wrongTries: Int
  /// When the last wrong code was typed, in seconds since the machine was started.
  private var lastTry: Int

  private let pace: Pace

  /// The lengths of the locks, in seconds.
  package struct Pace: Sendable, Equatable {
    let first: Int
    let longest: Int

    /// For a code that people stand before: from 2 seconds up to five minutes.
    package static let code = Pace(first: 2, longest: 300)
    /// For a passphrase, of which every look takes a while by itself: from 1 to 30 seconds.
    package static let passphrase = Pace(first: 1, longest: 30)
  }

  package init(_ pace: Pace = .code) {
    self.pace = pace
    wrongTries = 0
    lastTry = 0
  }

  /// Reads what `text` wrote of a limit for codes.
  ///
  /// - Returns: `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 2, numbers.count == 2, numbers.allSatisfy((0..<1 << 50).contains) else { return nil }
    pace = .code
    wrongTries = numbers[0]
    lastTry = numbers[1]
  }

  /// For other programs and other starts, which must not make the limit forget.
  package var text: String { "\(wrongTries):\(lastTry)" }

  /// A limit that was just reached: no code is taken for the longest time.
  package static func reached(at now: Int) -> WrongCodeLimit {
    var limit = WrongCodeLimit()
    while limit.lockSeconds < limit.pace.longest { limit.failed(at: now) }
    return limit
  }

  private var lockSeconds: Int {
    wrongTries == 0 ? 0 : min(pace.longest, pace.first << min(wrongTries - 1, 15))
  }

  /// The number of seconds until a code is taken again; `0` for now.
  ///
  /// - Parameter now: in seconds since the machine was started, also while it slept: a clock that nobody can set.
  package func secondsLeft(at now: Int) -> Int {
    // A try that is yet to come was before the machine was started again: all of the time since then has passed.
    let passed = now >= lastTry ? now - lastTry : now
    return max(0, lockSeconds - passed)
  }

  /// Notes a wrong code.
  package mutating func failed(at now: Int) {
    wrongTries += 1
    lastTry = now
  }

  /// Notes the right one.
  package mutating func succeeded() { self = WrongCodeLimit(pace) }
}
