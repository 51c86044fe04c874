import Testing

/// The program as a whole: its help, its version, its completions, and what it says to wrong usage.
@Suite struct GeneralTests {
  @Test func version() throws {
    let run = try Run("--version")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("Help names what there is, says where to turn, and fits a terminal", arguments: ["--help", "-h", "help"])
  func help(_ argument: String) throws {
    let run = try Run(argument)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    for word in [
      "list", "show", "check", "score", "records", "988", "never gives a diagnosis", "--plan", "--accessible",
      "Exit codes",
    ] {
      #expect(run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(word), "\(word)")
    }
    // The usage line alone is not broken.
    #expect(run.outputLines.allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE:") })
  }

  @Test("Help on a command", arguments: ["list", "show", "check", "score", "records"])
  func helpOnCommand(_ command: String) throws {
    let run = try Run("help", command)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("USAGE: selfscreen \(command)"))
    #expect(try Run(command, "--help").output == run.output)
  }

  @Test func helpOnScoreSaysWhatItAddsAndWhatItsExitCodeIs() throws {
    let words = try Run("help", "score").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in [
      "S_low", "S_high", "S_band", "S_cutoff", "flags", "declined", "blank", "exit code", "ndjson", "FHIR R4",
      "not in the output",
    ] {
      #expect(words.contains(word), "\(word)")
    }
  }

  @Test("Completion scripts know the commands", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try Run("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    for word in ["selfscreen", "list", "show", "check", "score", "questionnaires"] {
      #expect(run.output.contains(word))
    }
  }

  @Test(
    "Wrong usage: exit code 2, a message, and nothing where results go",
    arguments: [
      (["--nope"], "--nope"), (["nope"], "nope"), (["list", "--nope"], "--nope"), (["list", "phq-9"], "phq-9"),
      (["show"], "<id>"), (["show", "phq-9", "gad-7"], "gad-7"), (["check"], "<file>"),
      (["check", "file.yaml", "--json"], "--json"),
      (["score"], "<id>"), (["score", "phq-9", "-", "more"], "more"), (["score", "phq-9", "--input", "xml"], "xml"),
      (["score", "phq-9", "--output", "xlsx"], "xlsx"), (["score", "phq-9", "--input"], "--input"),
      (["--generate-completion-script", "tcsh"], "tcsh"), (["--plan", "nope"], "nope"), (["list", "--site"], "--site"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let run = try Run(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains(named))
    #expect(run.errors.contains("Usage: selfscreen"))
  }

  @Test("A language that there is not", arguments: [["list"], ["show", "phq-9"], ["score", "phq-9"]])
  func unknownLanguage(_ command: [String]) throws {
    for arguments in [command + ["--lang", "xx"], ["--lang", "xx"] + command] {
      let run = try Run(arguments)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("'xx'"))
      #expect(run.errors.contains("en"))
    }
  }

  @Test(
    "A site file or a folder that is missing",
    arguments: [
      ["list", "--site"], ["list", "--questionnaires"], ["show", "phq-9", "--site"],
      ["score", "phq-9", "--questionnaires"],
    ])
  func missingContent(_ arguments: [String]) throws {
    let run = try Run(arguments + ["no/such/place"])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("no/such/place: error: "))
  }
}
