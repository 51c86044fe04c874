import Foundation

/// Reads a code from the screen with zbar, which knows nothing of how it was drawn.
enum QRCodeReader {
  static func read(_ screen: String) throws -> String {
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let width = lines.map(\.count).max() ?? 0
    let scale = 6
    var rows: [[Bool]] = []
    for line in lines {
      let cells = Array(line) + Array(repeating: " ", count: width - line.count)
      rows.append(cells.map { $0 == "█" || $0 == "▀" })
      rows.append(cells.map { $0 == "█" || $0 == "▄" })
    }
    var picture = Data("P5 \(width * scale) \(rows.count * scale) 255\n".utf8)
    for row in rows {
      let pixels = row.flatMap { Array(repeating: UInt8($0 ? 0 : 255), count: scale) }
      for _ in 0..<scale { picture.append(contentsOf: pixels) }
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString).pgm")
    try picture.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Command(["zbarimg", "--quiet", "--raw", file.path]).output
  }
}
