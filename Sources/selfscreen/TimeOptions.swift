import ArgumentParser

/// The option for the speed of time, so that a test can let months pass: with 10 a minute lasts 0.6 seconds.
struct TimeOptions: ParsableArguments {
  @Option(help: .hidden)
  var millisecondsPerSecond = 1000

  /// The length of a second of the program's own time.
  var second: Duration { .milliseconds(millisecondsPerSecond) }

  func validate() throws {
    guard (1...1000).contains(millisecondsPerSecond) else {
      throw ValidationError("--milliseconds-per-second is from 1 to 1000.")
    }
  }
}
