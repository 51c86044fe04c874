import Foundation

/// The world around the records, as far as they need it, so that a test can say what it is.
package struct StoreEnvironment: Sendable {
  package var now: @Sendable () -> Date
  /// The system user, for the log.
  package var user: String
  /// Waits, before a wrong passphrase is answered.
  package var pause: @Sendable (Duration) -> Void
  /// The time that a call waits for other programs that have the records open.
  package var patience: Duration

  /// The machine's clock, and the user who started the program.
  package init(
    now: @escaping @Sendable () -> Date = { Date() }, user: String = SystemUser.name,
    patience: Duration = .seconds(10),
    pause: @escaping @Sendable (Duration) -> Void = { Thread.sleep(forTimeInterval: $0 / .seconds(1)) }
  ) {
    self.now = now
    self.user = user
    self.patience = patience
    self.pause = pause
  }
}
