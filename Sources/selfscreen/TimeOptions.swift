import ArgumentParser

/// How fast time passes, so that a test can let months pass: with 10 a minute lasts 0.6 seconds.
struct TimeOptions: ParsableArguments {
  @Option(help: .hidden)
  var millisecondsPerSecond = 1000

  /// How long a second of the program's own time is.
  var second: Duration { .milliseconds(millisecondsPerSecond) }

  func validate() throws {
    guard (1...1000).contains(millisecondsPerSecond) else {
      throw ValidationError("--milliseconds-per-second is from 1 to 1000.")
    }
  }
}
