import Foundation

/// A command that ran to its end, with files instead of a terminal for its input and output.
struct Command {
  let status: Int
  let output: String
  let errors: String

  struct CannotStart: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - command: the program's path or its name on the `PATH`, then its arguments.
  ///   - input: what it reads from standard input.
  ///   - environment: replaces or adds to `Command.plainEnvironment`.
  init(_ command: [String], input: String = "", environment: [String: String] = [:]) throws {
    guard let inputFile = tmpfile(), let outputFile = tmpfile(), let errorFile = tmpfile() else {
      throw CannotStart(description: "no temporary file could be made")
    }
    defer { for file in [inputFile, outputFile, errorFile] { fclose(file) } }
    fputs(input, inputFile)
    rewind(inputFile)
    let process = try Self.spawn(
      command, files: [inputFile, outputFile, errorFile].map { fileno($0) },
      environment: Self.plainEnvironment.merging(environment) { $1 })
    status = Self.wait(for: process)
    output = Self.contents(of: outputFile)
    errors = Self.contents(of: errorFile)
  }

  /// Makes a file that can be run. Another process writes it: whatever a test starts at this moment would hold a file of this
  /// one open, and what is open to be written to cannot be run.
  static func install(_ script: String, at path: String) throws {
    let command = try Command(
      ["sh", "-c", "cat >\"$0.new\" && chmod 755 \"$0.new\" && mv \"$0.new\" \"$0\"", path], input: script)
    guard command.status == 0 else { throw CannotStart(description: command.errors) }
  }

  /// The environment of the tests, without what changes how the program shows itself.
  static let plainEnvironment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment
    for name in environment.keys where name.hasPrefix("LC_") { environment[name] = nil }
    for name in ["NO_COLOR", "ACCESSIBLE", "LANGUAGE", "TMUX", "COLUMNS", "LINES"] { environment[name] = nil }
    environment["LANG"] = "C.UTF-8"
    environment["TERM"] = "xterm-256color"
    return environment
  }()

  private static func spawn(_ command: [String], files: [Int32], environment: [String: String]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, file) in files.enumerated() {
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      posix_spawn_file_actions_adddup2(&actions, file, Int32(target))
    }
    var attributes = signalsAtRest()
    defer { posix_spawnattr_destroy(&attributes) }
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, command[0], &actions, &attributes, arguments, variables)
    guard failure == 0 else {
      throw CannotStart(description: "\(command[0]) cannot be started: \(String(cString: strerror(failure)))")
    }
    return process
  }

  /// Threads that run tests block signals, which a program would inherit.
  private static func signalsAtRest() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  /// The exit status as a shell gives it.
  private static func wait(for process: pid_t) -> Int {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return Int(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  private static func contents(of file: UnsafeMutablePointer<FILE>) -> String {
    let handle = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
    handle.seek(toFileOffset: 0)
    return String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)
  }
}
