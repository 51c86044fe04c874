import Records
import Testing

/// The kind of problem that the work runs into.
func problem(_ work: () throws -> some Any) throws -> RecordProblem.Kind {
  let error = #expect(throws: RecordProblem.self) { _ = try work() }
  return try #require(error).kind
}
