import ArgumentParser
import Cage
import Catalog
import Exchange

/// `selfscreen show ID`
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a questionnaire: items, options, points, bands, cut-offs, sources, terms.")

  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The questionnaire, as 'selfscreen list' names it.", valueName: "id"))
  var id: String

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    defaultAsFlag: .csv,
    help: ArgumentHelp(
      "Print a codebook of the columns that 'score' reads and writes: csv, or frictionless (a Table Schema).",
      valueName: "format"))
  var codebook: CodebookFormat?

  enum CodebookFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
    case frictionless
  }

  func validate() throws {
    if json, codebook != nil { throw ValidationError("Choose one: --json or --codebook.") }
  }

  func run() throws {
    Cage.reader.enter()
    let library = try content.library()
    let questionnaire = try library.required(id)
    switch codebook {
    case .csv: try Codebook(questionnaire).csv.withUTF8Copy(writeResult)
    case .frictionless: try printJSON(TableSchema(questionnaire))
    case nil where json: try printJSON(QuestionnaireRecord(questionnaire))
    case nil: try printText(QuestionnaireDocument(questionnaire, site: library.site()).text)
    }
  }
}
