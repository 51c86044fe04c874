import AnswerCode
import ArgumentParser
import FHIR
import Foundation
import Glibc
import QuestionnaireLibrary
import Screening

/// `selfscreen take`
struct Take: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the codes of answers that a scanner types, and give the answers as FHIR R4 or as a table.",
    discussion: """
      At the end of a self-check or a kiosk visit, "Take it along" shows a code with the person's answers. Any barcode \
      scanner that types like a keyboard can read it: no network and no name is in it. Scan one code after the other; \
      Ctrl-D ends it. What the scanner types is not shown. From a pipe or a file, a code is a line.

      Each code is checked: its characters, the questionnaire and its version, and that the answers come to the same \
      scores here. Without --row, a line for each questionnaire has the FHIR R4 Bundle that 'selfscreen score' writes. \
      With --row ID, the answers to that questionnaire come as a CSV table for 'selfscreen score ID'.
      """)

  @OptionGroup var content: ContentOptions

  @Option(help: ArgumentHelp("A CSV table of the answers to this questionnaire.", valueName: "id"))
  var row: String?

  func run() throws {
    let library = try content.library()
    let table = try row.map { try library.required($0) }
    let reader = AnswerCodeReader(try library.questionnaireIDs.compactMap { try library.questionnaire($0) })
    if let table { try printCells(table.items.map(\.id)) }
    var count = 0
    var problems = 0
    while let line = try nextLine() {
      count += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      do {
        let results = try reader.read(line)
        for result in results { try write(result, asRowOf: table) }
        if let table, !results.contains(where: { $0.id == table.id }) {
          printError("code \(count): note: it has no answers to \(table.id)")
        }
      } catch let problem as AnswerCodeReader.Problem {
        problems += 1
        printError("code \(count): error: \(problem.words)")
      }
    }
    if problems > 0 { throw ExitCode(1) }
  }

  private func nextLine() throws -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() }
    do {
      return try SilentPrompt.line("Scan a code, or press Ctrl-D: ").map { String(decoding: $0, as: UTF8.self) }
    } catch let code as ExitCode where code.rawValue == 1 {
      return nil
    }
  }

  private func write(_ result: QuestionnaireResult, asRowOf table: Questionnaire?) throws {
    guard let table else {
      let interview = ScoredResponse.Interview(
        authored: Date.now.formatted(.iso8601), subject: nil, rulesRaised: [], countsScores: true)
      let bundle = ScoreBundle.bytes(of: result.answers, to: result.questionnaire, interview)
      return try (bundle + [UInt8(ascii: "\n")]).withUnsafeBytes(writeResult)
    }
    if result.id == table.id { try printCells(result.responses.map { $0.answer?.cell ?? "" }) }
  }

  /// Prints a row of codes and numbers, none of which needs quotes.
  private func printCells(_ cells: [String]) throws { try printLine(cells.joined(separator: ",")) }
}

extension Answer {
  /// What stands for it in a table.
  fileprivate var cell: String {
    switch self {
    case .option(let code): code
    case .number(let number): String(number)
    case .declined: "declined"
    }
  }
}

extension AnswerCodeReader.Problem {
  fileprivate var words: String {
    switch self {
    case .noCode: "this isn't a code of answers; it begins with SS1"
    case .newer: "this code is from a newer version of the program; install that one here, too"
    case .misread:
      "characters are missing, or aren't those on the screen; scan it again, and check that the scanner's keyboard "
        + "language is that of this computer"
    case .unknownQuestionnaire:
      "a questionnaire in it, or its version, isn't here; start with the same --questionnaires, and the same version "
        + "of the program"
    case .otherScores: "the answers come to other scores here; use the same version of the program on both computers"
    }
  }
}
