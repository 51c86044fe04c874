import ArgumentParser
import Cage
import Exchange
import FHIR
import Screening

/// `selfscreen export ID`
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a questionnaire for other programs: as a FHIR R4 Questionnaire or a REDCap data dictionary.",
    discussion: """
      Its terms go with it. A FHIR Questionnaire comes back with 'selfscreen import'. A REDCap data dictionary is CSV; \
      its fields have the codes that 'selfscreen score' reads.
      """)

  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The questionnaire, as 'selfscreen list' names it.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("fhir or redcap.", valueName: "format"))
  var format = Format.fhir

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case fhir
    case redcap
  }

  func run() throws {
    Cage.reader.enter()
    let questionnaire = try content.library().required(id)
    switch format {
    case .fhir: try writeJSON(String(decoding: QuestionnaireResource(questionnaire).json, as: UTF8.self))
    case .redcap: try REDCapDictionary(questionnaire).csv.withUTF8Copy(writeResult)
    }
  }
}

extension String {
  /// Hands over the text's bytes.
  func withUTF8Copy(_ use: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try Array(utf8).withUnsafeBytes(use)
  }
}
