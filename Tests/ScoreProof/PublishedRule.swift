import PublishedRules

/// A rule as its paper has it, written in C and without the program's files: the other side of the comparison.
package struct PublishedRule: @unchecked Sendable {
  /// A constant of the C program that nothing writes to.
  let pointer: UnsafePointer<rule>

  /// Every rule that is written out.
  package static let all: [PublishedRule] = sequence(first: 0) { $0 + 1 }.lazy.map { published_rule(Int32($0)) }
    .prefix { $0 != nil }.compactMap { $0.map(PublishedRule.init) }

  package var id: String { String(cString: pointer.pointee.id) }

  var questionCount: Int { Int(pointer.pointee.questions) }
  var scoreCount: Int { Int(pointer.pointee.scores) }
  var highestNumber: Int { Int(pointer.pointee.highest_number) }

  var refusalCounts: Bool { pointer.pointee.refusal_counts_most }

  /// For each question a letter; the rule treats those with the same one alike.
  var alike: [Character] { Array(String(cString: pointer.pointee.alike)) }

  /// - Returns: 0 for a question that takes a number.
  func boxCount(ofQuestion index: Int) -> Int { Int(box_count(pointer, Int32(index + 1))) }

  /// The names of a score's bands, the lowest first.
  func bands(ofScore index: Int) -> [String] {
    (0..<5).compactMap { band in band_name(pointer, Int32(index), Int32(band)).map { String(cString: $0) } }
  }

  // MARK: What other programs know the questionnaire by

  /// The ids of its questions, in the order in which they are printed.
  var itemIDs: [String] {
    func numbered(_ prefix: String, _ count: Int) -> [String] { (1...count).map { "\(prefix)_\($0)" } }
    func named(_ prefix: String, _ names: String) -> [String] { names.split(separator: " ").map { "\(prefix)_\($0)" } }
    return switch id {
    case "phq-9": numbered("phq9", 9) + ["phq9_difficulty"]
    case "gad-7": numbered("gad7", 7) + ["gad7_difficulty"]
    case "phq-2": numbered("phq9", 2)
    case "gad-2": numbered("gad7", 2)
    case "phq-4": numbered("gad7", 2) + numbered("phq9", 2)
    case "phq-panic": numbered("phqpd", 15)
    case "pc-ptsd-5": ["pcptsd5_event"] + numbered("pcptsd5", 5)
    case "pcl-5": numbered("pcl5", 20)
    case "asq": numbered("asq", 5)
    case "audit": numbered("audit", 10)
    case "audit-interview": numbered("audit_interview", 10)
    case "audit-c": numbered("audit", 3)
    case "dast-10": numbered("dast10", 10)
    case "alcohol-use": ["alcohol_days"]
    case "drug-use": ["drug_times"]
    case "checklist-mood":
      named("mood", "sadness lost_interest appetite_weight sleep low_energy concentration mania self_harm")
    case "checklist-anxiety": named("anxiety", "worry restlessness avoidance panic sleep bodily_signs")
    case "checklist-trauma": named("trauma", "memories avoidance negative_thoughts on_edge sleep concentration")
    case "checklist-substance-use":
      named("use", "longer cut_down time craving duties people activities risk health tolerance withdrawal")
    case "thoughts-of-self-harm": ["self_harm_thoughts"]
    case "high-energy": ["high_energy_spells"]
    case "avoidance": ["avoidance_places"]
    default: []
    }
  }

  /// The ids of its scores, in the order of the rule.
  var scoreIDs: [String] {
    switch id {
    case "phq-4": ["total", "anxiety", "depression"]
    case "phq-panic": ["gates", "signs"]
    case "pcl-5": ["total", "intrusion", "avoidance", "negative", "arousal"]
    case "asq": ["total", "now"]
    default: ["total"]
    }
  }

  /// The codes of a question's boxes, in the order in which they are printed.
  func codes(ofQuestion index: Int) -> [String] {
    switch boxCount(ofQuestion: index) {
    case 2: ["no", "yes"]
    case 3: ["0", "2", "4"]
    case let count: (0..<count).map(String.init)
    }
  }
}
