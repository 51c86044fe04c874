/// Slows down whoever tries codes or passphrases at the keyboard: each wrong one doubles the time in which none is
/// taken.
///
/// It only counts; nobody waits in it, so that the rest of a program goes on meanwhile.
package struct WrongCodeLimit: Sendable, Equatable {
  package private(set) var wrongTries: Int
  /// In seconds of a clock that never goes back: until then no code is taken.
  private var lockedUntil: Int

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
    lockedUntil = 0
  }

  /// Reads what `text` wrote; anything else is no wrong try yet.
  package init(_ text: String) {
    let numbers = text.split(separator: ":").compactMap { Int($0) }
    pace = .code
    wrongTries = numbers.count == 2 ? numbers[0] : 0
    lockedUntil = numbers.count == 2 ? numbers[1] : 0
  }

  /// For a program that starts itself anew, which must not make the limit forget.
  package var text: String { "\(wrongTries):\(lockedUntil)" }

  /// The number of seconds until a code is taken again; `0` for now.
  package func secondsLeft(at now: Int) -> Int { max(0, lockedUntil - now) }

  /// Notes a wrong code.
  package mutating func failed(at now: Int) {
    wrongTries += 1
    lockedUntil = now + min(pace.longest, pace.first << min(wrongTries - 1, 15))
  }

  /// Notes the right one.
  package mutating func succeeded() { self = WrongCodeLimit(pace) }
}
