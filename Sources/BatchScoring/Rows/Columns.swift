import ForeignText
import Screening

/// The columns, or the names in an object: which of them is which item; the others go along.
struct Columns: Sendable {
  /// For each column of a CSV file the position of its item, or -1 for one that goes along.
  private(set) var itemPositions: [Int] = []
  /// The column that FHIR takes as the row's identifier, if there is one.
  private(set) var identifierPosition: Int?
  /// For each column the JSON key, with its colon, under which it goes along where names do.
  private(set) var keys: [[UInt8]] = []
  /// The names of what goes along, in order.
  private(set) var passingNames: [[UInt8]] = []
  let itemsByID: [[UInt8]: Int]
  /// The names that scoring adds, which the input must not have.
  let addedNames: Set<[UInt8]>
  private let questionnaire: Questionnaire.ID
  private let lookAlikes: LookAlikes

  /// The message about a row that names no item.
  let noItem: String

  /// The name of what tells rows apart.
  static let identifier = "id"

  /// For NDJSON, where each line names its own values.
  init(questionnaire: Questionnaire) {
    self.questionnaire = questionnaire.id
    addedNames = Set(AddedColumns.names(for: questionnaire).map { Array($0.utf8) })
    itemsByID = Dictionary(
      questionnaire.items.enumerated().map { (Array($1.id.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    lookAlikes = LookAlikes(questionnaire.items.map(\.id))
    noItem =
      "no name here is an item of '\(questionnaire.id)'; its items are: "
      + questionnaire.items.map(\.id).joined(separator: ", ")
  }

  /// - Parameters:
  ///   - names: the header row.
  ///   - report: takes what is wrong, with the place of the column it concerns.
  init(questionnaire: Questionnaire, names: [String], report: (_ message: String, _ column: Int) -> Void) {
    self.init(questionnaire: questionnaire)
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      if !seen.insert(name).inserted {
        report(
          name.isEmpty
            ? "this column has no name, like one before it; give it a name, or remove it"
            : "the header has the column '\(name)' twice", index)
      }
      if addedNames.contains(Array(name.utf8)) { report("the column \(clash(Array(name.utf8)))", index) }
      let item = itemsByID[Array(name.utf8)]
      if item == nil, let alike = lookAlike(name) { report(alike.message, index) }
      itemPositions.append(item ?? -1)
      keys.append(NDJSON.key(name))
      if name == Self.identifier { identifierPosition = index }
      if item == nil { passingNames.append(Array(name.utf8)) }
    }
  }

  /// The message about a name that scoring adds too.
  func clash(_ name: [UInt8]) -> String {
    "'\(String(decoding: name, as: UTF8.self))' has the name of a result of '\(questionnaire)'; rename it"
  }

  /// The item that the name is taken for by whoever reads it, though it is not written so.
  func lookAlike(_ name: String) -> (item: Int, message: String)? {
    guard let match = lookAlikes.match(name), let item = itemsByID[Array(match.name.utf8)] else { return nil }
    return (item, "'\(name)' is not the item \(match.name): \(match.difference); write \(match.name)")
  }

  /// For columns out of named values: the names of the first line.
  mutating func setPassingNames(_ names: [[UInt8]]) {
    passingNames = names
  }
}
