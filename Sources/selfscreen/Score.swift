import ArgumentParser
import Exchange
import Glibc

/// `selfscreen score ID [FILE|-]`
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score a table of answers: one row in, one row out.",
    discussion: """
      Columns named by item ids hold option codes, or a number where the item is one; blank is not answered, and
      'declined' is "prefer not to say". Every other column passes through untouched, first. For each score S of the
      questionnaire these are added: S, S_low, S_high, S_band, S_cutoff (met, not-met, unknown); then flags, the safety
      rules that the row raises. An incomplete score leaves S blank and gives the range it could be.

      A row that cannot be read keeps its place with empty scores, and is named on standard error with line and column;
      the exit code is then 1.
      """)

  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The questionnaire, as 'selfscreen list' names it.", valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp("The table; - is standard input.", valueName: "file"))
  var file = "-"

  @Option(help: ArgumentHelp("csv or ndjson. By the file's name if not given, else csv.", valueName: "format"))
  var input: RowFormat?

  @Option(help: ArgumentHelp("csv or ndjson. As the input if not given.", valueName: "format"))
  var output: RowFormat?

  func run() throws {
    let questionnaire = try content.library().required(id)
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY)
    guard descriptor >= 0 else {
      printError("\(file): error: the file cannot be opened: \(String(cString: strerror(errno)))")
      throw ExitCode(1)
    }
    let format = input ?? (file.hasSuffix(".ndjson") || file.hasSuffix(".jsonl") ? .ndjson : .csv)
    let name = file == "-" ? "standard input" : file
    let stream = ScoreStream(questionnaire, name: name, input: format, output: output ?? format)
    let ends = ScoreStream.Ends(
      read: { try read(into: $0, from: descriptor, name: name) }, write: writeResult, report: printError)
    if try !stream.run(ends) { throw ExitCode(1) }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, name: String) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileFailure(name: name, number: errno) }
    }
  }
}

extension RowFormat: ExpressibleByArgument {}
