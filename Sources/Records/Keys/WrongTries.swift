import Synchronization

/// Makes each wrong passphrase wait longer than the one before: 1, 2, 4, … at most 30 seconds.
///
/// The count is this process's own. It slows down somebody at the keyboard; somebody with a copy of the file is slowed
/// down by scrypt.
final class WrongTries: Sendable {
  private let count = Mutex(0)
  private let pause: @Sendable (Duration) -> Void

  init(pause: @escaping @Sendable (Duration) -> Void) {
    self.pause = pause
  }

  /// Tries a passphrase, and waits before it says that it was wrong.
  func `try`<Value>(_ open: () throws -> Value) throws -> Value {
    do {
      let value = try open()
      count.withLock { $0 = 0 }
      return value
    } catch RecordProblem.Kind.wrongPassphrase {
      let wrong = count.withLock { count in
        count += 1
        return count
      }
      pause(.seconds(min(30, 1 << min(wrong - 1, 5))))
      throw RecordProblem.Kind.wrongPassphrase
    }
  }
}
