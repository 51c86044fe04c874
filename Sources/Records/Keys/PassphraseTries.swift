import Secrets
import Synchronization

/// Makes each wrong passphrase wait longer than the one before.
///
/// The count is this process's own. It slows down somebody at the keyboard; somebody with a copy of the file is slowed
/// down by scrypt.
final class PassphraseTries: Sendable {
  private let limit = Mutex(WrongCodeLimit(.passphrase))
  private let pause: @Sendable (Duration) -> Void

  init(pause: @escaping @Sendable (Duration) -> Void) {
    self.pause = pause
  }

  /// Tries a passphrase, and waits before it says that it was wrong.
  func `try`<Value>(_ open: () throws -> Value) throws -> Value {
    do {
      let value = try open()
      limit.withLock { $0.succeeded() }
      return value
    } catch RecordProblem.Kind.wrongPassphrase {
      let seconds = limit.withLock { limit in
        limit.failed(at: 0)
        return limit.secondsLeft(at: 0)
      }
      pause(.seconds(seconds))
      throw RecordProblem.Kind.wrongPassphrase
    }
  }
}
