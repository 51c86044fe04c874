import Cage
import Foundation
import Testing
import TestSupport

/// What the kernel refuses the program once it is in its cage.
@Suite(.enabled(if: Cage.Strength.ofThisKernel.filtersCalls, "this kernel filters no calls")) struct CageTests {
  private static let network = ["socket-inet", "socket-inet6", "socket-unix", "socket-netlink"]
  private static let never =
    network + [
      "read-elsewhere", "read-own-memory", "make-elsewhere", "remove-elsewhere", "open-terminal", "start-program",
      "copy-itself", "new-program-memory", "memory-becomes-program", "type-into-terminal", "change-mode", "link",
      "new-thread",
    ]
  private static let records = ["read-records-folder", "make-in-records-folder", "remove-in-records-folder"]

  @Test("Outside of a cage every attempt is possible, so that a refusal means something") func none() throws {
    let attempts = try self.attempts("none")
    // The system itself may forbid to type into a terminal, or have none here.
    for (name, result) in attempts where !["type-into-terminal", "open-terminal"].contains(name) {
      #expect(result == "done", "\(name)")
    }
    #expect(Set(attempts.keys) == Set(Self.never + Self.records + ["use-open-file"]))
  }

  @Test("Somebody alone: nothing is opened, made, started or sent; what is open stays open") func selfCheck() throws {
    let attempts = try self.attempts("self-check")
    #expect(attempts["use-open-file"] == "done")
    for name in Self.never + Self.records { #expect(attempts[name] != "done", "\(name)") }
    for name in Self.network + ["start-program", "copy-itself", "read-elsewhere"] {
      #expect(attempts[name] == "Operation not permitted", "\(name)")
    }
  }

  @Test(
    "A counselor: only what is in the folder of the records",
    .enabled(if: Cage.Strength.ofThisKernel.landlockVersion != nil, "this kernel has no Landlock"))
  func counselor() throws {
    let attempts = try self.attempts("counselor")
    for name in ["use-open-file"] + Self.records { #expect(attempts[name] == "done", "\(name)") }
    for name in Self.never { #expect(attempts[name] != "done", "\(name)") }
    #expect(attempts["read-elsewhere"] == "Permission denied")
  }

  /// - Returns: what came of each attempt, by its name.
  private func attempts(_ mode: String) throws -> [String: String] {
    try TemporaryFolder.with { folder in
      let process = Process()
      process.executableURL = URL(filePath: try Program.helper("cage-attempts"))
      process.arguments = [mode, folder.path]
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
