import ArgumentParser
import BatchScoring
import Cage

/// `selfscreen score ID [FILE|-]`
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score a table of answers: one row in, one row out.",
    // The lines of a paragraph are joined: the help is as wide as the terminal.
    discussion: """
      CSV and NDJSON: columns named after items hold option codes, or a number where the item takes one. Blank means \
      not answered, and 'declined' means "prefer not to say". The items' columns are not in the output. Every other \
      column passes through unchanged and comes first. For each score S of the questionnaire, these are added: S, \
      S_low, S_high, S_band, S_cutoff (met, not-met, unknown); then flags, the safety rules that the row raises. An \
      incomplete score leaves S blank and gives the range it could be.

      FHIR R4 in: QuestionnaireResponses, one JSON object on each line, or one document, which may be a Bundle of \
      them. Items are found by linkId, which is our item id or a LOINC code such as /44250-9, by code or definition, \
      or through the FHIR Questionnaire that --questionnaire-file names. A declined answer has the \
      data-absent-reason asked-declined. Other items are passed over. The code, display and points of an answer must \
      say the same, and a total that is given must be the one the answers come to; else the row has no score, and \
      keeps the flags that either raises. In CSV and NDJSON output, the columns id and subject tell the responses \
      apart.

      FHIR R4 out: for each row, a line with a Bundle: the QuestionnaireResponse, an Observation for each score \
      (final with a value; preliminary with a range when incomplete; cancelled when the row could not be read), and \
      one that says for each safety rule whether it is raised. Of the other columns, only id goes along, as the \
      response's identifier.

      A row that can't be read keeps its place with empty scores. It is named on standard error with its line and \
      column, and so is an answer that the questionnaire would not have asked for; the exit code is then 1.
      """)

  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The questionnaire, as 'selfscreen list' names it.", valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp("The table; - is standard input.", valueName: "file"))
  var file = "-"

  @Option(
    help: ArgumentHelp("\(InputFormat.list). If not given, by the file's name, or else csv.", valueName: "format"))
  var input: InputFormat?

  @Option(help: ArgumentHelp("\(OutputFormat.list). The same as the input if not given.", valueName: "format"))
  var output: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "A FHIR Questionnaire that says which items and options the responses' linkIds and codes are.", valueName: "file")
  )
  var questionnaireFile: String?

  func run() throws {
    Cage.reader.enter()
    let questionnaire = try content.library().required(id)
    let table = try InputFile(file)
    let format = input ?? InputFormat(fileName: file) ?? .csv
    if questionnaireFile != nil, format != .fhir {
      throw ValidationError("--questionnaire-file goes with FHIR responses only; add --input fhir.")
    }
    let map = try questionnaireFile.map { path in
      try QuestionnaireFile.read(
        try InputFile(path).readAll(upTo: QuestionnaireFile.longest + 1), name: path, for: questionnaire)
    }
    let ends = ScoreStream.Ends(read: table.read, write: writeResult, report: printError)
    let stream = ScoreStream(
      questionnaire, name: table.name, input: format, output: output ?? format.usualOutput, map: map,
      ends: ends)
    let summary = try stream.run()
    if summary.rows.notScored > 0 {
      printError("\(summary.rows.notScored) of \(summary.rows.all) rows could not be scored.")
    }
    if !summary.isClean { throw ExitCode(1) }
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  /// The names, as in "csv, ndjson or fhir".
  fileprivate static var list: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "")
  }
}

extension InputFormat: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
