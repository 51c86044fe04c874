import FHIR
import ForeignText
import Screening

/// The header row of a CSV file: which column is which item.
struct CSVHeader {
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  /// Takes the header off the block.
  func read(_ block: inout Block) -> Head {
    if block.isEmpty { return Self.refused("the file is empty; it needs a header row and rows") }
    var names: [String] = []
    var offsets: [Int] = []
    var isWhole = false
    let (end, lines, problem) = block.withUnsafeBytes { bytes -> (Int, Int, (offset: Int, message: String)?) in
      var scanner = CSVScanner(bytes)
      var fields: [CSVScanner.Field] = []
      if case .row = scanner.readRow(into: &fields) { isWhole = true }
      for field in fields {
        names.append(CSVText.text(bytes.slice(field.raw), isQuoted: field.isQuoted))
        offsets.append(field.raw.lowerBound)
      }
      return (scanner.position, scanner.line, bytes.slice(0..<scanner.position).textProblem)
    }
    if end > BlockReader.longestRow + 1 {
      return Self.refused(BlockReader.tooLong("the header row") + "; nothing can be scored")
    }
    block.removeFirst(end)
    if let problem { return Self.refused(problem.message, column: problem.offset + 1) }
    guard isWhole else { return Self.refused("the header row has a quote that doesn't match; fix it") }
    var head = columns(names: names, offsets: offsets)
    head.lineCount = lines
    return head
  }

  private func columns(names: [String], offsets: [Int]) -> Head {
    var problems: [RowProblem] = []
    let columns = Columns(questionnaire: questionnaire, names: names) { message, column in
      problems.append(RowProblem(line: 1, column: offsets[column] + 1, message: message))
    }
    // A file with a column twice cannot be told apart; one without a single item has nothing to score.
    if problems.count > InputLimits.namedProblems {
      let others = "there are \(problems.count - InputLimits.namedProblems) more problems like these in the header row"
      problems.removeLast(problems.count - InputLimits.namedProblems)
      problems.append(RowProblem(line: 1, column: 1, message: others))
    }
    if !problems.isEmpty { return Head(problems: problems) }
    let items = questionnaire.items
    guard items.contains(where: { names.contains($0.id) }) else {
      let hint = names.count == 1 && names[0].contains(where: { $0 == ";" || $0 == "\t" })
      return Self.refused(
        "no column is an item of '\(questionnaire.id)'; " + (hint ? "its columns must be separated by commas; " : "")
          + "its items are: " + items.map(\.id).joined(separator: ", "))
    }
    let missing = items.filter { !names.contains($0.id) && questionnaire.looksAt($0.id) }
    if missing.isEmpty { return Head(columns: columns) }
    let message =
      "there is no column for \(missing.map(\.id).joined(separator: ", ")); no row has an answer to "
      + (missing.count == 1 ? "it" : "them")
    return Head(columns: columns, problems: [RowProblem(line: 1, column: 1, message: message)])
  }

  /// A file of which nothing can be scored.
  private static func refused(_ message: String, column: Int = 1) -> Head {
    Head(problems: [RowProblem(line: 1, column: column, message: message)])
  }
}
