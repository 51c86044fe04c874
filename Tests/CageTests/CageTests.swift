import Cage
import Foundation
import Testing
import TestSupport

/// What the kernel refuses the program once it is in its cage.
@Suite(.enabled(if: Cage.Strength.ofThisKernel.filtersCalls, "this kernel filters no calls")) struct CageTests {
  private static let network = ["socket-inet", "socket-inet6", "socket-unix", "socket-netlink"]
  private static let never =
    network + [
      "read-own-memory", "make-elsewhere", "remove-elsewhere", "open-terminal", "change-site", "start-program",
      "copy-itself", "become-other-program", "new-program-memory", "memory-becomes-program", "type-into-terminal",
      "change-mode", "link", "let-others-look",
    ]
  private static let inOwnFolder = [
    "read-own-folder", "make-in-own-folder", "change-in-own-folder", "empty-in-own-folder", "remove-in-own-folder",
  ]
  private static let elsewhere = ["read-elsewhere", "read-site"]
  private static let hasLandlock = Cage.Strength.ofThisKernel.landlockVersion != nil

  @Test("Outside of a cage every attempt is possible, so that a refusal means something") func none() throws {
    let attempts = try self.attempts("none")
    // The system itself may forbid to type into a terminal, or have none here.
    for (name, result) in attempts where !["type-into-terminal", "open-terminal"].contains(name) {
      #expect(result == "done", "\(name)")
    }
    #expect(
      Set(attempts.keys)
        == Set(Self.never + Self.inOwnFolder + Self.elsewhere)
        .union(["use-open-file", "new-thread", "program-in-memory"]))
  }

  @Test("Somebody alone: nothing is opened, made, started or sent; what is open stays open") func selfCheck() throws {
    let attempts = try self.attempts("self-check")
    try expect(attempts, done: ["use-open-file"])
    for name in Self.network + ["start-program", "copy-itself", "become-other-program", "read-elsewhere"] {
      #expect(attempts[name] == "Operation not permitted", "\(name)")
    }
  }

  @Test(
    "A counselor: only what is in the folder of the records", .enabled(if: hasLandlock, "this kernel has no Landlock"))
  func counselor() throws {
    let attempts = try self.attempts("counselor")
    try expect(attempts, done: Self.inOwnFolder + ["use-open-file", "new-thread"])
    #expect(attempts["read-elsewhere"] == "Permission denied")
  }

  @Test(
    "A kiosk: reads the site's files, counts in its folder, becomes itself and nothing else, and is then held as before",
    .enabled(if: hasLandlock, "this kernel has no Landlock"))
  func kiosk() throws {
    let attempts = try self.attempts("kiosk")
    try expect(
      attempts,
      done: [
        "use-open-file", "read-site", "read-own-folder", "make-in-own-folder", "change-in-own-folder", "become-itself",
      ])
    #expect(attempts["become-other-program"] == "Permission denied")
    #expect(attempts["remove-in-own-folder"] == "Operation not permitted")
    #expect(attempts["empty-in-own-folder"] == "Permission denied")
  }

  @Test(
    "A command that reads: opens files only for that, and works on several things at once",
    .enabled(if: hasLandlock, "this kernel has no Landlock"))
  func reader() throws {
    let attempts = try self.attempts("reader")
    // Its own memory can be read as a file by whoever may read files.
    try expect(
      attempts, done: Self.elsewhere + ["use-open-file", "read-own-folder", "new-thread"],
      unlessSystem: ["read-own-memory"])
  }

  /// Expects that exactly these attempts succeed.
  ///
  /// - Parameter unlessSystem: attempts that the cage does not decide.
  private func expect(_ attempts: [String: String], done: [String], unlessSystem: [String] = []) throws {
    for (name, result) in attempts where !unlessSystem.contains(name) {
      #expect((result == "done") == done.contains(name), "\(name): \(result)")
    }
    for name in done + Self.never { #expect(attempts[name] != nil, "\(name)") }
  }

  /// - Returns: what came of each attempt, by its name.
  private func attempts(_ mode: String) throws -> [String: String] {
    try TemporaryFolder.with { outside in
      let files = FileManager.default
      let folder = "\(outside.path)/own"
      for name in ["own", "own-site"] {
        try files.createDirectory(atPath: "\(outside.path)/\(name)", withIntermediateDirectories: false)
      }
      try "kind: site\n".write(toFile: "\(folder)-site/site.yaml", atomically: true, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(filePath: try Program.helper("cage-attempts"))
      process.arguments = [mode, folder]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let lines = text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
      return Dictionary(uniqueKeysWithValues: lines.filter { $0[0] != "cage" }.map { ($0[0], $0[1]) })
    }
  }
}
