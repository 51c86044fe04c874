/// A format in which answers are read.
package enum InputFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
  /// FHIR R4 QuestionnaireResponses.
  case fhir

  /// The format that files with such a name have.
  package init?(fileName: String) {
    switch fileName.split(separator: ".").last {
    case "csv": self = .csv
    case "ndjson", "jsonl": self = .ndjson
    case "json": self = .fhir
    default: return nil
    }
  }

  /// The format that is written if nothing else is asked for.
  package var usualOutput: OutputFormat {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    case .fhir: .fhir
    }
  }

  /// Scores the stream, read in this format.
  func score<Writer: RowWriter>(_ stream: ScoreStream, writing: Writer.Type) throws -> ScoreStream.Summary {
    switch self {
    case .csv: try BlockRun<CSVRows<Writer>>.score(stream)
    case .ndjson: try BlockRun<NDJSONRows<Writer>>.score(stream)
    case .fhir: try FHIRRun<Writer>.score(stream)
    }
  }
}
