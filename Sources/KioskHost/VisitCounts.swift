import Glibc
import Kiosk

/// The number of visits on each day, as a table in a file: nothing about any visitor, no times of day.
package struct VisitCounts: Sendable {
  private let file: SharedFile

  package init(path: String) {
    file = SharedFile(path: path)
  }

  /// Looks whether visits can be counted there, and changes nothing.
  ///
  /// - Throws: `HostProblem`; that is said before there are visitors.
  package func check() throws(HostProblem) {
    do {
      _ = try file.look { try table(in: $0) }
    } catch {
      let reason = (error as? SharedFile.Failure)?.reason ?? "\(error)"
      throw HostProblem("\(file.path): error: visits can't be counted here: \(reason)")
    }
  }

  /// Counts a visit on the present day. What cannot be counted is not worth disturbing the next visitor for.
  package func add(_ visit: Visit) {
    try? file.change(mode: 0o644) { file in
      let table = try table(in: file)
      let size = file.size
      let length = min(size, VisitTable.mostBytesOfLine)
      let edit = table.edit(
        counting: visit, on: Self.today, end: try file.bytes(at: size - length, atMost: length), size: size)
      try file.write(edit.bytes, at: edit.offset)
    }
  }

  private func table(in file: OpenFile) throws -> VisitTable {
    guard let table = VisitTable(start: try file.bytes(at: 0, atMost: VisitTable.mostBytesOfLine)) else {
      throw SharedFile.Failure(
        "its first line is not \(VisitTable.columns.joined(separator: ",")), so it is another file, and was left as it is. "
          + "Name a new one.")
    }
    return table
  }

  private static var today: String {
    var now = time(nil)
    var day = tm()
    localtime_r(&now, &day)
    func digits(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(day.tm_year + 1900)-\(digits(day.tm_mon + 1))-\(digits(day.tm_mday))"
  }
}
