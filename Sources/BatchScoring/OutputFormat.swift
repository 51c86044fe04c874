/// A format in which scores are written. To add one: its case, what writes it, and a line of help.
package enum OutputFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
  /// FHIR R4: a Bundle for each row.
  case fhir

  /// Scores the stream and writes it in this format.
  ///
  /// The type of the writer is known here, so that rows are written without looking up, for each value, how.
  func score(_ stream: ScoreStream) throws -> ScoreStream.Summary {
    switch self {
    case .csv: try stream.input.score(stream, writing: TableWriter<CSV>.self)
    case .ndjson: try stream.input.score(stream, writing: TableWriter<NDJSON>.self)
    case .fhir: try stream.input.score(stream, writing: FHIRWriter.self)
    }
  }
}
