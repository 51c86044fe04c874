import ArgumentParser
import Cage
import Catalog

/// `selfscreen show ID`
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a questionnaire: items, options, points, bands, cut-offs, sources, terms.")

  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The questionnaire, as 'selfscreen list' names it.", valueName: "id"))
  var id: String

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    Cage.reader.enter()
    let library = try content.library()
    let questionnaire = try library.required(id)
    if json {
      try printJSON(QuestionnaireRecord(questionnaire))
    } else {
      try printText(QuestionnaireDocument(questionnaire, site: library.site()).text)
    }
  }
}
