import Foundation
import Testing

/// When messages cannot be written: nobody can be told, but the results and the exit code stay what they are.
@Suite struct StandardErrorTests {
  @Test("Problems of a table, on a closed pipe and on a full disk")
  func score() throws {
    for errors in [try FileHandle.closedPipe(), try #require(FileHandle.fullDisk)] {
      let run = try Run(["score", "phq-2"], input: "id,phq9_1,phq9_2\na,9,0\nb,3,3\n", errorsTo: errors)
      #expect(run.status == 1)
      #expect(run.outputLines.dropFirst() == ["a,,,,,,", "b,6,6,6,,met,"])
    }
  }

  @Test(
    "Problems of a file, wrong usage, and what cannot be read",
    arguments: [
      (["check", "/"], 1), (["show", "nope"], 2), (["list", "--nope"], 2), (["score", "phq-2", "no/such.csv"], 1),
      (["list", "--site", "no/such.yaml"], 1), (["list", "--lang", "xx"], 2),
    ] as [([String], Int32)])
  func others(arguments: [String], status: Int32) throws {
    for errors in [try FileHandle.closedPipe(), try #require(FileHandle.fullDisk)] {
      let run = try Run(arguments, errorsTo: errors)
      #expect(run.status == status)
      #expect(run.output.isEmpty)
    }
  }
}
