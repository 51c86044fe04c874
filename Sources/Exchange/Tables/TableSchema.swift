import Screening

/// The same columns as a Frictionless Table Schema. One schema describes both tables, the one that is read and the one
/// that is written: each has some of its fields.
package struct TableSchema: Encodable {
  let name, title, description: String
  let fields: [Field]
  let fieldsMatch = "partial"
  let missingValues = ["", "declined"]

  struct Field: Encodable {
    let name, title, type, description: String
    let constraints: Constraints?
    let categories: [Category]?
  }

  struct Constraints: Encodable {
    let minimum, maximum: Int?
    let `enum`: [Value]?
  }

  struct Category: Encodable {
    let value: Value
    let label: String
  }

  /// A code as the field's type has it.
  enum Value: Encodable {
    case integer(Int)
    case string(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .integer(let number): try container.encode(number)
      case .string(let text): try container.encode(text)
      }
    }
  }

  package init(_ questionnaire: Questionnaire) {
    name = questionnaire.id
    title = questionnaire.title
    let terms = questionnaire.source.terms.map { " Terms: \($0)" } ?? ""
    description =
      "The columns that 'selfscreen score \(questionnaire.id)' reads and writes. 'declined' means \"prefer not to say\"."
      + terms
    fields = ScoreColumn.all(of: questionnaire).map(Field.init)
  }
}

extension TableSchema.Field {
  fileprivate init(_ column: ScoreColumn) {
    name = column.name
    title = column.label
    type = column.type.rawValue
    description = ([column.use == .read ? "Read." : "Written."] + [column.source]).filter { !$0.isEmpty }.joined(
      separator: " ")
    func value(_ code: String) -> TableSchema.Value {
      column.type == .integer ? Int(code).map(TableSchema.Value.integer) ?? .string(code) : .string(code)
    }
    // Flags are several codes in one field.
    let isList = column.name == "flags"
    let values = isList || column.values.isEmpty ? nil : column.values.map { value($0.code) }
    constraints =
      column.range == nil && values == nil
      ? nil
      : TableSchema.Constraints(minimum: column.range?.lowerBound, maximum: column.range?.upperBound, enum: values)
    categories =
      isList || column.values.isEmpty ? nil : column.values.map { .init(value: value($0.code), label: $0.label) }
  }
}
