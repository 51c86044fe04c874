import FHIR

/// The meaning of the names on a line of NDJSON.
///
/// Nearly always each line has the names of the line before: they are looked up once, and then only compared.
struct LineNames {
  /// The meaning of a name.
  enum Role {
    case item(Int)
    case passing
    /// Something is wrong with the name; its value is left out.
    case wrong(String)
    /// The name of an item that stands there twice, or only looks like one: its value counts for safety rules alone.
    case besideItem(Int, String)

    fileprivate var isProblem: Bool {
      switch self {
      case .item, .passing: false
      case .wrong, .besideItem: true
      }
    }
  }

  private let columns: Columns
  /// The names as they are written, escapes and all.
  private var written: [[UInt8]] = []
  private(set) var roles: [Role] = []
  /// For each column that goes along, the place of its member; `nil` where the line has none.
  private(set) var membersOfColumns: [Int?] = []
  /// The members that would go along, but for which there is no column.
  private(set) var withoutColumn: [Int] = []
  private(set) var identifier: Int?
  private var names: [[UInt8]] = []
  /// The problem with the line as a whole.
  private(set) var problem: String?

  init(_ columns: Columns) {
    self.columns = columns
  }

  func name(of member: Int) -> String { String(decoding: names[member], as: UTF8.self) }

  /// For each member the position of its item, `nil` where it goes along; `nil` altogether when something is wrong with
  /// the names.
  var itemsOfMembers: [Int?]? {
    if problem != nil { return nil }
    var items: [Int?] = []
    for role in roles {
      switch role {
      case .item(let item): items.append(item)
      case .passing: items.append(nil)
      case .wrong, .besideItem: return nil
      }
    }
    return items
  }

  /// The place of the member that answers the item.
  func member(ofItem item: Int) -> Int? {
    roles.firstIndex { if case .item(item) = $0 { true } else { false } }
  }

  /// Works out what the members of the line are.
  mutating func read(_ members: [JSONScanner.Member], in line: Bytes) {
    if isSame(members, in: line) { return }
    written = members.map { Array(line.slice($0.key)) }
    names = members.map { JSONText.unescaped(line.slice($0.key)) ?? [] }
    let hasItem = names.contains { columns.itemsByID[$0] != nil }
    var seen: Set<[UInt8]> = []
    roles = names.indices.map { index in
      let name = names[index]
      if !seen.insert(name).inserted {
        let message = "'\(self.name(of: index))' appears twice on this line"
        return columns.itemsByID[name].map { .besideItem($0, message) } ?? .wrong(message)
      }
      if let item = columns.itemsByID[name] { return .item(item) }
      if !hasItem, name == Self.resourceType { return .wrong("this is a FHIR resource; score it with --input fhir") }
      if let alike = columns.lookAlike(self.name(of: index)) { return .besideItem(alike.item, alike.message) }
      return columns.addedNames.contains(name) ? .wrong(columns.clash(name)) : .passing
    }
    problem = hasItem || roles.contains { $0.isProblem } ? nil : columns.noItem
    let passing = roles.indices.filter { if case .passing = roles[$0] { true } else { false } }
    membersOfColumns = columns.passingNames.map { name in passing.first { names[$0] == name } }
    withoutColumn = passing.filter { !columns.passingNames.contains(names[$0]) }
    identifier = passing.first { names[$0] == Array(Columns.identifier.utf8) }
  }

  private static let resourceType = Array("resourceType".utf8)

  private func isSame(_ members: [JSONScanner.Member], in line: Bytes) -> Bool {
    guard members.count == written.count else { return false }
    for index in members.indices where !line.slice(members[index].key).matches(written[index]) { return false }
    return true
  }
}
