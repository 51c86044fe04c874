import Foundation
import Testing
import TestSupport

/// The program as a whole: its help, its version, its completions, and what it says to wrong usage.
@Suite struct GeneralTests {
  @Test func version() throws {
    let run = try Run("--version")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.outputLines[0].wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    for library in ["swift", "sqlite", "ncurses", "glibc"] {
      #expect(
        run.outputLines.contains { $0.wholeMatch(of: /\ \ (\w+) \d+\.\d+[.\d]*/)?.1 == library[...] }, "\(library)")
    }
  }

  @Test("The version names the packages that Package.resolved has, and no others") func packages() throws {
    struct Resolved: Decodable {
      struct Pin: Decodable {
        struct State: Decodable { let version: String }
        let identity: String
        let state: State
      }
      let pins: [Pin]
    }
    let file = try Data(contentsOf: Program.repository.appending(path: "Package.resolved"))
    let pins = try JSONDecoder().decode(Resolved.self, from: file).pins
    let named = try Run("--version").outputLines.filter { $0.hasPrefix("  ") }.prefix(pins.count)
    #expect(Array(named) == pins.map { "  \($0.identity) \($0.state.version)" })
  }

  @Test("The digest of the questionnaires is that of their files, in the order of their names") func digest() throws {
    let script = "find Questionnaires -name '*.yaml' | LC_ALL=C sort | xargs cat | sha256sum"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = Program.repository
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let sum = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64)
    #expect(sum.count == 64)
    #expect(try Run("--version").outputLines.contains("questionnaires sha256:\(sum)"))
  }

  @Test("The terms of all parts are printed") func licenses() throws {
    let run = try Run("--licenses")
    #expect(run.status == 0 && run.errors.isEmpty)
    for words in [
      "Apache License", "Permission is hereby granted, free of charge", "GNU LESSER GENERAL PUBLIC LICENSE",
      "Gwendal Rou",
      "JP Simard", "Kirill Simonov", "Unicode, Inc.", "Thomas E. Dickey", "Project Nayuki", "Runtime Library Exception",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
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
