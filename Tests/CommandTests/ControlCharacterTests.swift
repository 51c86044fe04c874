import Foundation
import Records
import RecordsTestSupport
import Testing
import TestSupport

/// Whatever stands in arguments, files, the environment and records: nothing of it is obeyed by a terminal.
@Suite struct ControlCharacterTests {
  /// The clipboard is set, colors, the screen is emptied, the line is turned around, a line is written over.
  static let hostile = "\u{1B}]52;c;aGk=\u{7}\u{1B}[31m\u{9B}2J\u{202E}x\u{2066}\u{7F}\u{8}\r\nroot: error: all is well"
  /// The same in YAML and JSON.
  private static let escaped =
    #"\u001B]52;c;aGk=\u0007\u001B[31m\u009B2J\u202Ex\u2066\u007F\u0008\r\nroot: error: all is well"#

  @Test(
    "Arguments",
    arguments: [
      ["H"], ["--H"], ["--H=x"], ["-H"], ["help", "H"], ["help", "list", "H"], ["--plan", "H"], ["--plan=H"],
      ["--lang", "H"],
      ["--site", "H"], ["--questionnaires", "H"], ["--look", "H"], ["--look=H"], ["--generate-completion-script", "H"],
      ["list", "H"], ["list", "--site", "H"], ["list", "--lang", "H"], ["show", "H"], ["show", "H", "H"],
      ["show", "phq-9", "--H"],
      ["check", "H"], ["check", "H", "Hx"], ["score", "H"], ["score", "phq-9", "H"],
      ["score", "phq-9", "--input", "H"],
      ["score", "phq-9", "--output=H"], ["kiosk", "H"], ["kiosk", "--site", "H"],
      ["kiosk", "--milliseconds-per-second", "H"],
      ["counselor", "--client", "H"], ["counselor", "--records", "H", "--passphrase-file", "H"], ["records", "H"],
      ["records", "verify", "--records", "H"], ["records", "backup", "H", "--records", "H"],
      ["records", "log", "--last", "H"],
      ["records", "restore", "H", "--records", "/nowhere/x", "--passphrase-file", "H"],
      ["records", "export", "--client", "H", "--records", "H"], ["records", "delete-client", "H", "--records", "H"],
      ["records", "rescore", "--records", "H"], ["records", "change-passphrase", "--new-passphrase-file", "H"],
    ])
  func arguments(_ arguments: [String]) throws {
    let run = try Run(arguments.map { $0.replacing("H", with: Self.hostile) })
    expectHarmless(run)
    #expect(!run.errorLines.contains { $0.hasPrefix("root") }, "\(run)")
  }

  @Test("Files that are checked: keys, ids, values, and their names")
  func checkedFiles() throws {
    try TemporaryFolder.with { folder in
      let hostile = Self.escaped
      let files = [
        "\"\(hostile)\": x\n", "kind: \"\(hostile)\"\n", "kind: screen\nid: \"\(hostile)\"\n",
        "kind: screen\nid: x\n\"\(hostile)\": 1\n\"\(hostile)\": 2\n",
        "kind: plan\nid: x\nsteps: [{ questionnaire: \"\(hostile)\" }]\n",
        "kind: site\ncentre: { name: \"\(hostile)\" }\n",
        "kind: interface\nlanguage: \"\(hostile)\"\nstrings: { \"\(hostile)\": x }\n",
        "kind: education\nid: x\ntitle: \"{\(hostile)}\"\n", "kind: x\n\u{1B}]52;c\u{7}: x\n", "{ \u{9B}: [\n",
      ]
      let paths = try files.enumerated().map { index, text in
        try folder.write(text, to: "\(index)\(Self.hostile.replacing("/", with: ""))")
      }
      let run = try Run(["check"] + paths)
      expectHarmless(run)
      #expect(run.status == 1)
      for index in files.indices { #expect(run.errors.contains("/\(index)\\u{1B}]52"), "\(index)") }
      #expect(!run.errorLines.contains { $0.hasPrefix("root") }, "\(run)")
    }
  }

  @Test(
    "A file with a character that a terminal obeys, or that turns a line around, is refused with its place",
    arguments: ["\\e[2J", "\\x9b", "\\u202e", "\\u202d", "\\a", "\\x7f"])
  func refused(_ character: String) throws {
    try TemporaryFolder.with { folder in
      let site = try String(contentsOf: Program.repository.appending(path: "Questionnaires/site.yaml"), encoding: .utf8)
      let file = try folder.write(site + "after-leaving: \"Bye\(character)\"\n", to: "site.yaml")
      let line = site.split(separator: "\n", omittingEmptySubsequences: false).count
      for arguments in [["check", file], ["--site", file, "--accessible"], ["list", "--site", file]] {
        let run = try Run(arguments)
        expectHarmless(run)
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("\(file):\(line):16: error: the character \\u{"), "\(run)")
      }
    }
  }

  @Test("Tables: names, codes and files, in messages")
  func tables() throws {
    let hostile = Self.hostile.replacing("\"", with: "")
    let csv = "id,phq9_1,\"\(hostile)\",\"\(hostile)\"\n\(hostile),9,x,y\n"
    let rows = "id,phq9_1,phq9_2,note\n\"\(hostile)\",\"\(hostile)\",1,\"\(hostile)\"\n"
    let ndjson = #"{"phq9_1":"\#(Self.escaped)","\#(Self.escaped)":1,"\#(Self.escaped)":2}"# + "\n"
    let fhir =
      #"{"resourceType":"QuestionnaireResponse","id":"\#(Self.escaped)","item":[{"linkId":"phq9_1","answer":[{"valueString":"\#(Self.escaped)"}]}]}"#
    let wrongType = #"{"resourceType":"\#(Self.escaped)"}"#
    for (format, input) in [("csv", csv), ("csv", rows), ("ndjson", ndjson), ("fhir", fhir), ("fhir", wrongType)] {
      for output in ["csv", "ndjson", "fhir"] {
        let run = try Run("score", "phq-2", "--input", format, "--output", output, input: input)
        #expect(run.status == 1)
        expectHarmless(run.errors)
        #expect(!run.errorLines.contains { $0.hasPrefix("root") }, "\(run)")
      }
    }
  }

  @Test("What goes along in a table is the same, byte by byte, for a program, and visible for a person")
  func passedOn() throws {
    let note = "\"\u{1B}[31m\u{9B}\u{202E}\u{7F}\tx\""
    let input = "id,phq9_1,phq9_2,note\n1,3,3,\(note)\n"
    let run = try Run("score", "phq-2", input: input)
    #expect(run.output.contains(note))
    let seen = try seenInTerminal([Program.path(), "score", "phq-2"], input: input)
    expectHarmless(seen)
    #expect(seen.contains("\\u{1B}[31m\\u{9B}\\u{202E}\\u{7F}\\u{9}x"))
    #expect(seen.contains(",6,6,6,"))
  }

  @Test("Records: codes that are in them, in every command")
  func records() throws {
    try RecordsFolder.with { folder in
      let store = try RecordFile(folder.records).open(passphrase: Sample.passphrase)
      let client = try store.addClient(try #require(ClientCode("A\u{202E}\u{2066}71\u{200B}\u{AD}")))
      try Sample.finish(3, for: client.id, in: store)
      try store.close()
      for arguments in [
        ["verify"], ["log"], ["export"], ["rescore"], ["backup", "\(folder.path)/b\u{1B}[31m"],
        ["restore", "\(folder.path)/b\u{1B}[31m"], ["delete-client", "A\u{202E}71"],
        ["export", "--client", "A\u{202E}71\u{9B}"],
      ] {
        let run = try Run(
          ["records"] + arguments + ["--records", folder.records, "--passphrase-file", folder.passphraseFile])
        expectHarmless(run, tabs: arguments == ["log"])
        if arguments == ["export"] {
          let exported = try JSONDecoder().decode(JSONValue.self, from: Data(run.output.utf8))
          #expect("\(exported)".unicodeScalars.contains("\u{202E}") && run.output.contains(#"A\u202e\u206671"#))
        }
      }
    }
  }

  @Test("Lines that are typed, and the names of terminals and folders")
  func environment() throws {
    let run = try Run(["--accessible"], input: "\(Self.hostile)\n1\n\(Self.hostile)\nq\n1\n")
    expectHarmless(run)
    let terminal = "\u{1B}[31mx\u{9B}"
    for arguments in [["kiosk"], ["records", "log"], ["counselor"]] {
      let seen = try seenInTerminal(
        ["env", "TERM=\(terminal)", "XDG_DATA_HOME=/nowhere/\(terminal)", Program.path()] + arguments, input: "")
      expectHarmless(seen)
    }
  }

  @Test(
    "Bytes that are not UTF-8 never come out as they are",
    arguments: [["show"], ["check"], ["--plan"], ["list", "--site"]])
  func invalidBytes(_ arguments: [String]) throws {
    let script = #""$0" "$@" "$(printf 'a\233\377b')" 2>&1"#
    let run = try output(of: ["sh", "-c", script, Program.path()] + arguments)
    let text = try #require(String(validating: run, as: UTF8.self))
    expectHarmless(text)
    #expect(text.contains("a\u{FFFD}\u{FFFD}b"))
  }

  // MARK: Looking

  private func expectHarmless(_ run: Run, tabs: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) {
    expectHarmless(run.output, tabs: tabs, sourceLocation: sourceLocation)
    expectHarmless(run.errors, sourceLocation: sourceLocation)
  }

  private func expectHarmless(_ text: String, tabs: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) {
    let harmful = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0x09: !tabs
      case 0..<0x20, 0x7F...0x9F, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F:
        true
      default: false
      }
    }
    #expect(
      harmful.isEmpty, "\(harmful.map { String($0.value, radix: 16) }) in: \(text.debugDescription)",
      sourceLocation: sourceLocation)
  }

  private func output(of command: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = Array(pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return bytes
  }

  /// What a command writes to a terminal, which adds a carriage return to each newline; those are taken away again.
  private func seenInTerminal(_ command: [String], input: String) throws -> String {
    try TemporaryFolder.with { folder in
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (isLocked, number): (Int32, Int32) = (0, 0)
      let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      try #require(ioctl(master, setLock, &isLocked) == 0 && ioctl(master, getNumber, &number) == 0)
      let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = command
      process.standardOutput = terminal
      process.standardError = terminal
      process.standardInput =
        input.isEmpty ? terminal : FileHandle(forReadingAtPath: try folder.write(input, to: "input"))
      try process.run()
      process.waitUntilExit()
      try terminal.close()
      var seen: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65536)
      while case let count = read(master, &buffer, buffer.count), count > 0 { seen += buffer[..<count] }
      close(master)
      return String(decoding: seen, as: UTF8.self).replacing("\r\n", with: "\n")
    }
  }
}
