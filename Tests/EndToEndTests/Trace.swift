import Foundation
import TestSupport

/// The calls to the kernel that a program makes, as strace writes them down.
struct Trace {
  let path: String

  /// What comes before a command that is to be traced with all that it starts.
  var starter: [String] { ["strace", "-f", "-n", "-o", path] }

  static let isPossible = (try? Command(["strace", "--version"]))?.status == 0

  /// What a process did once it was in its cage.
  struct InTheCage {
    let process: pid_t
    let lines: [String]

    /// Without those that the cage answers itself: whether there is one, and a way of making threads that the C library then
    /// tries in another way.
    var calls: Set<Int32> {
      Set(
        lines.filter { !$0.contains("0x53454c46") && !$0.contains("clone3") }.compactMap {
          Pattern(#"^\[ *(\d+)\]"#).firstGroup(in: $0)
        }.compactMap { Int32($0) })
    }

    /// The calls that it was not let do. Of its own memory, a start asks where the stack ends, and goes on without.
    var refused: [String] {
      lines.filter { $0.contains(" EPERM ") || $0.contains(" EACCES ") && !$0.contains("/proc/self/maps") }
    }
  }

  /// - Returns: each process that entered a cage, once for each time.
  var inTheCage: [InTheCage] {
    get throws {
      let text = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      // The number of the process, then what it did.
      let lines = text.split(separator: "\n").map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        return (process: pid_t(parts[0]) ?? 0, text: parts.count == 2 ? parts[1].drop { $0 == " " }.description : "")
      }
      return lines.indices.filter { lines[$0].text.contains("PR_SET_SECCOMP") }.map { entry in
        let process = lines[entry].process
        return InTheCage(
          process: process,
          lines: lines[lines.index(after: entry)...].filter { $0.process == process }.map(\.text))
      }
    }
  }
}
