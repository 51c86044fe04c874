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

  @Test("systemd rates its exposure at most 1.0 of 10")
  func hardened() throws {
    let file = try unit()
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let command = try Command(["systemd-analyze", "security", "--offline=true", "--threshold=10", file.path])
    #expect(command.status == 0, "\(command.output)")
    #expect(command.output.contains("Overall exposure level"))
  }
}
