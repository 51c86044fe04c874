import FHIR

/// The part of the input that goes along with the scores, besides the items.
enum Passing {
  /// Columns: those that the head or the first row names.
  case columns
  /// Each row's own names.
  case names
  /// Only what tells the row apart, by the name of `Columns.identifier`.
  case identifier
}

/// A value that goes along, as it stands in the input.
enum PassingValue {
  /// A field of CSV, quotes and all.
  case field(Bytes, isQuoted: Bool)
  /// A JSON value.
  case json(Bytes)
  case text(String)
  /// A column or name that the row has no value for.
  case none
}

extension PassingValue {
  /// The value as text: a string of JSON without its quotes, other JSON as it is written; `nil` where there is none.
  var text: String? {
    switch self {
    case .field(let raw, let isQuoted): CSVText.text(raw, isQuoted: isQuoted)
    case .json(let json): JSONText.inside(json).map(JSONText.text) ?? (json.matches(NDJSON.null) ? nil : json.text)
    case .text(let text): text
    case .none: nil
    }
  }
}
