import Screening

/// Which column, or which name in an object, is which item; the others pass through.
struct Columns: Sendable {
  /// For each column of a CSV file the position of its item, or -1 for one that passes through.
  private(set) var itemPositions: [Int] = []
  /// The column that FHIR takes as the row's identifier, if there is one.
  private(set) var identifierPosition: Int?
  /// For each column the `"name":` under which it passes through to NDJSON.
  private(set) var keys: [[UInt8]] = []
  /// The names of what passes through, in order.
  private(set) var passingNames: [[UInt8]] = []
  let itemsByID: [[UInt8]: Int]
  /// The names that scoring adds, which the input must not have.
  let addedNames: Set<[UInt8]>
  private let questionnaire: Questionnaire.ID

  /// The name of what tells rows apart.
  static let identifier = "id"

  /// For NDJSON, where each line names its own values.
  init(questionnaire: Questionnaire, added: [String]) {
    self.questionnaire = questionnaire.id
    addedNames = Set(added.map { Array($0.utf8) })
    itemsByID = Dictionary(
      questionnaire.items.enumerated().map { (Array($1.id.utf8), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - names: the header row.
  ///   - added: the columns that scoring adds, which the file must not have.
  ///   - report: takes what is wrong, with the place of the column it concerns.
  init(
    questionnaire: Questionnaire, names: [String], added: [String], report: (_ message: String, _ column: Int) -> Void
  ) {
    self.init(questionnaire: questionnaire, added: added)
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      if !seen.insert(name).inserted {
        report(
          name.isEmpty
            ? "this column has no name, like one before it; name it, or take it out"
            : "the header has the column '\(name)' twice", index)
      }
      if addedNames.contains(Array(name.utf8)) { report("the column \(clash(Array(name.utf8)))", index) }
      let item = itemsByID[Array(name.utf8)]
      itemPositions.append(item ?? -1)
      keys.append(RowFormat.ndjson.encoded(name) + [Byte.colon])
      if name == Self.identifier { identifierPosition = index }
      if item == nil { passingNames.append(Array(name.utf8)) }
    }
  }

  /// What to say of a name that scoring adds too.
  func clash(_ name: [UInt8]) -> String {
    "'\(String(decoding: name, as: UTF8.self))' has the name of a result of '\(questionnaire)'; rename it"
  }

  /// For CSV out of NDJSON: the names of the first line.
  mutating func setPassingNames(_ names: [[UInt8]]) {
    passingNames = names
  }
}
