import ArgumentParser
import QuestionnaireLibrary
import Records

/// `selfscreen records rescore`
struct RecordsRescore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescore", abstract: "Score every saved response again from its answers, and print what differs.",
    discussion: """
      It compares with today's questionnaires, including those of --questionnaires, and changes nothing that is \
      saved. The exit code is 1 if anything differs: a score, a safety rule, the questionnaire's version or the \
      content of its file.
      """)

  @OptionGroup var options: RecordsOptions
  @OptionGroup var content: ContentOptions

  func run() throws {
    let library = try content.library()
    let store = try options.openToRead()
    var differing = 0
    var lines: [String] = []
    let (compared, unreadable) = try store.rescore(
      present: library.present,
      report: { rescoring in
        differing += 1
        lines += RescoringText(rescoring).lines
      })
    for line in lines { try printLine(line) }
    try printLine("Compared: \(compared). Different: \(differing).")
    if differing > 0 { printError("\(store.path): error: \(differing) saved responses differ from today's scoring") }
    try report(unreadable, in: store)
    if differing > 0 { throw ExitCode(1) }
  }
}
