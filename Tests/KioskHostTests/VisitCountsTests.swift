import Foundation
import Kiosk
import KioskHost
import TestSupport
import Testing

/// The file in which visits are counted, with other programs and people at it.
@Suite struct VisitCountsTests {
  @Test("Ten kiosks count every visit")
  func together() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder.path)/counts.csv"
      DispatchQueue.concurrentPerform(iterations: 10) { kiosk in
        for visit in 0..<30 {
          VisitCounts(path: path).add(Visit(isFinished: visit % 2 == 0, wasAbandoned: kiosk == 0))
        }
      }
      // Over midnight there are two days.
      let counts = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
        line.split(separator: ",").dropFirst().compactMap { Int($0) }
      }
      #expect(counts.map { $0[0] }.reduce(0, +) == 300)
      #expect(counts.map { $0[1] }.reduce(0, +) == 150)
      #expect(counts.map { $0[2] }.reduce(0, +) == 30)
    }
  }

  @Test("A look changes nothing", arguments: [nil, "", "day,started,finished,abandoned\r\n2026-11-20,5,3,1\r\n"])
  func look(_ before: String?) throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder.path)/counts.csv"
      if let before { try before.write(toFile: path, atomically: false, encoding: .utf8) }
      try VisitCounts(path: path).check()
      #expect((try? String(contentsOfFile: path, encoding: .utf8)) == before)
    }
  }

  @Test("Another file is refused, named, and left as it is")
  func foreign() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder.path)/accounts.csv"
      try "name,amount\nalice,5\n".write(toFile: path, atomically: false, encoding: .utf8)
      let problem = #expect(throws: HostProblem.self) { try VisitCounts(path: path).check() }
      #expect(problem?.description.hasPrefix("\(path): error: ") == true)
      VisitCounts(path: path).add(Visit())
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "name,amount\nalice,5\n")
    }
  }

  @Test("A link is not followed; a folder, a pipe, and a place where there is no folder are refused at once")
  func noFile() throws {
    try TemporaryFolder.with { folder in
      try "".write(toFile: "\(folder.path)/target", atomically: false, encoding: .utf8)
      #expect(symlink("\(folder.path)/target", "\(folder.path)/link") == 0 && mkfifo("\(folder.path)/pipe", 0o600) == 0)
      for path in ["\(folder.path)/link", folder.path, "\(folder.path)/pipe", "\(folder.path)/none/counts.csv"] {
        #expect(throws: HostProblem.self) { try VisitCounts(path: path).check() }
        VisitCounts(path: path).add(Visit())
      }
      #expect(try String(contentsOfFile: "\(folder.path)/target", encoding: .utf8) == "")
    }
  }
}
