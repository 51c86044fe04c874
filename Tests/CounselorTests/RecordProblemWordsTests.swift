import Counselor
import Records
import Testing

@Suite struct RecordProblemWordsTests {
  @Test(
    "What stands in the way of the records says which file and what to do",
    arguments: [
      (RecordProblem.Kind.newerVersion, "newer SelfScreen"), (.wrongPassphrase, "doesn't open the records"),
      (.notWritable(.file), "check the permissions"), (.openToOthers(mode: "640"), "chmod 600"),
      (.diskFull, "What was saved before is safe"),
      (.failed("disk I/O error"), "What was saved before is safe"),
    ]) func words(_ kind: RecordProblem.Kind, _ part: String)
  {
    let report = RecordProblem(kind, path: "/r/records.sqlite").report(in: .english)
    #expect(report.hasPrefix("/r/records.sqlite: error: "))
    #expect(report.contains(part))
  }
}
