import Foundation
import Testing
import TestSupport

/// When what reads the results goes away, or there is no room for them.
@Suite struct StandardOutputTests {
  @Test(
    "A closed pipe is no error",
    arguments: [
      ["list"], ["list", "--json"], ["list", "--signs"], ["show", "phq-9"], ["show", "pcl-5", "--json"], ["--help"],
      ["--version"], ["score", "phq-2"], ["score", "phq-2", "--output", "ndjson"],
    ])
  func closedPipe(_ arguments: [String]) throws {
    let run = try Run(arguments, input: Self.table(rows: 10), to: try .closedPipe())
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }

  @Test("A pipe that is closed after the first lines")
  func head() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(Self.table(rows: 100_000), to: "answers.csv")
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.arguments = ["-c", "{ \"$0\" score phq-2 answers.csv 2>errors; echo $? >status; } | head -n 1 >head"]
      shell.arguments?.append(try Program.url().path)
      shell.currentDirectoryURL = URL(filePath: folder.path)
      try shell.run()
      shell.waitUntilExit()
      func contents(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
      }
      #expect(try contents("status") == "0\n")
      #expect(try contents("errors") == "")
      #expect(try contents("head") == "id,total,total_low,total_high,total_band,total_cutoff,flags\n")
    }
  }

  @Test("A problem is a problem also when nobody reads the results")
  func closedPipeAndProblem() throws {
    let run = try Run(["score", "phq-2", "no/such.csv"], to: try .closedPipe())
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("no/such.csv: error: "))
  }

  @Test(
    "A full disk is an error, and never passes in silence",
    arguments: [
      ["list"], ["list", "--json"], ["list", "--signs"], ["show", "phq-9"], ["show", "phq-9", "--json"],
      ["score", "phq-2"],
    ])
  func fullDisk(_ arguments: [String]) throws {
    let run = try Run(arguments, input: Self.table(rows: 10), to: .fullDisk)
    #expect(run.status == 1)
    #expect(run.errors == "standard output: error: No space left on device\n")
  }

  private static func table(rows: Int) -> String {
    "id,phq9_1,phq9_2\n" + String(repeating: "somebody,3,3\n", count: rows)
  }
}
