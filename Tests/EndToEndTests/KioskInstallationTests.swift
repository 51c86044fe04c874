import Foundation
import Testing
import TestSupport

/// The files that install the kiosk, read by the programs that will read them there.
@Suite struct KioskInstallationTests {
  private static let folder = Program.repository.appendingPathComponent("Sources/selfscreen/Kiosk/Installation")

  /// The unit with the built program in place of the installed one.
  private func unit() throws -> URL {
    let unit = try String(contentsOf: Self.folder.appendingPathComponent("selfscreen-kiosk.service"), encoding: .utf8)
    #expect(unit.contains("ExecStart=/usr/local/bin/selfscreen kiosk "))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("selfscreen-kiosk.service")
    try unit.replacingOccurrences(of: "/usr/local/bin/selfscreen", with: try Program.path())
      .write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test("systemd accepts the unit without a word")
  func verified() throws {
    let file = try unit()
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let command = try Command(["systemd-analyze", "verify", file.path])
    #expect(command.status == 0 && command.errors.isEmpty, "\(command.errors)")
  }

  @Test("systemd lets the program lock itself in")
  func locks() throws {
    let file = try unit()
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let allowed = lines.filter { $0.hasPrefix("SystemCallFilter=") && !$0.contains("~") }
    for call in ["landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"] {
      #expect(allowed.contains { $0.contains(call) }, "\(call)")
    }
  }

  @Test("systemd rates its exposure at most 1.0 of 10")
  func hardened() throws {
    let file = try unit()
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let command = try Command(["systemd-analyze", "security", "--offline=true", "--threshold=10", file.path])
    #expect(command.status == 0, "\(command.output)")
    #expect(command.output.contains("Overall exposure level"))
  }

  @Test("The files that kiosks share are made for their group alone, where the unit says", .enabled(if: geteuid() == 0))
  func sharedFiles() throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.createDirectory(atPath: "\(folder.path)/etc", withIntermediateDirectories: true)
      for command in [["systemd-sysusers"], ["systemd-tmpfiles", "--create"]] {
        let kind = command[0].replacingOccurrences(of: "systemd-", with: "")
        let file = Self.folder.appendingPathComponent("selfscreen-kiosk.\(kind).conf").path
        let command = try Command(command + ["--root=\(folder.path)", file])
        #expect(command.status == 0, "\(command.errors)")
      }
      let unit = try String(contentsOf: Self.folder.appendingPathComponent("selfscreen-kiosk.service"), encoding: .utf8)
      for (line, mode) in [
        ("ReadWritePaths=-", 0o2770), ("# counts: ", 0o660), ("# staff-code-tries: ", 0o660),
      ] {
        let path = try #require(unit.split(separator: "\n").first { $0.hasPrefix(line) }).dropFirst(line.count)
        let facts = try FileManager.default.attributesOfItem(atPath: folder.path + path)
        #expect(facts[.posixPermissions] as? Int == mode, "\(path)")
      }
    }
  }
}
