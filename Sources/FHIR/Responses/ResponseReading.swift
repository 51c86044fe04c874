import Screening

/// Everything that a QuestionnaireResponse, and what stands beside it, says.
package struct ResponseReading {
  /// One for each item, in order.
  package private(set) var responses: [ScoringTable.Response]
  /// What else was said of an answer, or was probably meant. It counts for the safety rules alone.
  package private(set) var otherStatements: [(item: Int, response: ScoringTable.Response)] = []
  package private(set) var problems: [Problem] = []
  /// The sender's own results, to be compared.
  private var totals: [StatedTotal] = []
  private var rules: [StatedRule] = []
  /// The node of each item that was found.
  var nodes: [JSONNode?]

  /// Something that cannot be read, or that is not so.
  package struct Problem {
    /// The place in the text that was read.
    package let offset: Int
    package let message: String

    init(_ message: String, at node: JSONNode) {
      offset = node.offset
      let path = node.path
      self.message = path.isEmpty ? message : "\(path): \(message)"
    }

    /// A problem with a whole document, where its place in it says nothing.
    init(_ message: String, unnamedAt node: JSONNode) {
      offset = node.offset
      self.message = message
    }
  }

  init(itemCount: Int) {
    responses = Array(repeating: .missing, count: itemCount)
    nodes = Array(repeating: nil, count: itemCount)
  }

  mutating func report(_ message: String, at node: JSONNode) { problems.append(Problem(message, at: node)) }

  mutating func report(_ problem: Problem) { problems.append(problem) }

  mutating func set(_ response: ScoringTable.Response, item: Int) { responses[item] = response }

  mutating func add(other response: ScoringTable.Response, item: Int) { otherStatements.append((item, response)) }

  mutating func add(_ total: StatedTotal) { totals.append(total) }

  mutating func add(_ rule: StatedRule) { rules.append(rule) }

  /// Compares what the sender says of the results with the row that the answers came to.
  ///
  /// Whichever of the two raises a safety rule, it stays raised.
  package mutating func compare(_ row: inout ScoringTable.Row, _ table: ScoringTable) {
    for total in totals {
      let score = row.scores[total.score]
      if !total.agrees(with: score.range) {
        report(total.message(table.questionnaire.scores[total.score], range: score.range), at: total.node)
      }
    }
    for rule in rules where (row.rules[rule.position] == .raised) != rule.isRaised {
      report(rule.message(table.rules[rule.position]), at: rule.node)
      table.raiseRule(at: rule.position, in: &row)
    }
  }
}

/// The sender's own value of a score.
struct StatedTotal {
  let score: Int
  let range: ClosedRange<Double>
  let node: JSONNode

  /// Whether the answers, and those that are missing, can come to it.
  func agrees(with own: ClosedRange<Int>) -> Bool {
    range.lowerBound <= Double(own.upperBound) && range.upperBound >= Double(own.lowerBound)
      && (range.lowerBound != range.upperBound || range.lowerBound.rounded() == range.lowerBound)
  }

  func message(_ definition: ScoreDefinition, range own: ClosedRange<Int>) -> String {
    "\(definition.id): the total given here is \(Self.words(range)), but the answers come to "
      + "\(Self.words(Double(own.lowerBound)...Double(own.upperBound))); mend the one that is wrong"
  }

  private static func words(_ range: ClosedRange<Double>) -> String {
    let (low, high) = (number(range.lowerBound), number(range.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }

  private static func number(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}

/// The sender's own word on a safety rule.
struct StatedRule {
  /// Among the rules of the table.
  let position: Int
  let isRaised: Bool
  let node: JSONNode

  func message(_ rule: SafetyRule) -> String {
    isRaised
      ? "\(rule.id): this says that the answers raise it, but the answers given do not; the flag is kept"
      : "\(rule.id): this says that the answers do not raise it, but they do; the flag is kept"
  }
}
