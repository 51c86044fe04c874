import Foundation
import TestSupport

/// A site's files for a kiosk, in a folder of their own.
final class KioskSite {
  let folder: URL
  static let staffCode = "tide-4711"

  /// - Parameter lines: what stands under `kiosk:`, indented by two, besides the staff's code.
  init(_ lines: String = "") throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let code = try Command(
      [try Program.path(), "kiosk", "--set-staff-code"], input: "\(Self.staffCode)\n\(Self.staffCode)\n")
    let shipped = Program.repository.appendingPathComponent("Questionnaires/site.yaml")
    var site = try String(contentsOf: shipped, encoding: .utf8)
    site += "kiosk:\n  \(code.output)\(lines.replacingOccurrences(of: "FOLDER", with: folder.path))"
    try site.write(to: folder.appendingPathComponent("site.yaml"), atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appendingPathComponent("site.yaml").path }

  /// Opens the kiosk in a terminal; its seconds last so many milliseconds.
  ///
  /// - Parameter starter: a program of the folder that starts it.
  func open(
    _ arguments: String..., through starter: String? = nil, millisecondsPerSecond: Int = 1000, columns: Int = 80,
    rows: Int = 24,
    environment: [String: String] = [:]
  ) throws -> Terminal {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try Terminal(
      running: (starter.map { [folder.appendingPathComponent($0).path] } ?? []) + [
        try Program.path(), "kiosk", "--site", self.path, "--milliseconds-per-second", "\(millisecondsPerSecond)",
      ] + arguments, columns: columns, rows: rows,
      environment: ["PATH": "\(folder.path):\(path)"].merging(environment) { $1 })
  }

  func contents(of file: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  }

  /// Puts a program into the folder, which comes first on the kiosk's path.
  func install(_ script: String, as name: String) throws {
    try Command.install(script, at: folder.appendingPathComponent(name).path)
  }
}
