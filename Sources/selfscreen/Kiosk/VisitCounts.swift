import ArgumentParser
import Foundation
import Kiosk

/// The number of visits on each day, as a table in a file: nothing about any visitor, no times of day.
struct VisitCounts {
  let path: String
  private static let head = "day,started,finished,abandoned"

  init(path: String) {
    self.path = path
  }

  /// - Throws: an exit code, with a message, when the file cannot be written; that is said before there are visitors.
  func check() throws {
    do {
      try write(try days())
    } catch {
      printError("\(path): error: visits cannot be counted here: \(error.localizedDescription)")
      throw ExitCode(1)
    }
  }

  /// Counts a visit on the present day. What cannot be counted is not worth disturbing the next visitor for.
  func add(_ visit: Visit) {
    guard var days = try? days() else { return }
    let today = Date().formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day())
    var counts = days.first { $0.day == today }?.counts ?? [0, 0, 0]
    counts[0] += 1
    if visit.isFinished { counts[1] += 1 }
    if visit.wasAbandoned { counts[2] += 1 }
    days.removeAll { $0.day == today }
    try? write(days + [(today, counts)])
  }

  private func days() throws -> [(day: String, counts: [Int])] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: ",")
      let counts = cells.dropFirst().compactMap { Int($0) }
      return cells.count == 4 && counts.count == 3 ? (String(cells[0]), counts) : nil
    }
  }

  /// In one step, so that a power cut leaves the old table or the new one.
  private func write(_ days: [(day: String, counts: [Int])]) throws {
    let lines = [Self.head] + days.map { "\($0.day),\($0.counts.map(String.init).joined(separator: ","))" }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
