import ArgumentParser
import FHIR
import QuestionnaireLibrary
import Records
import RecordsFHIR
import Screening

/// `selfscreen records export`
struct RecordsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print everything about one client, or all clients, as JSON that anyone can read.",
    discussion: """
      The export isn't encrypted. Save it where no one else can read it, give it only to the people it belongs to, \
      and then delete it.

      With --fhir: a line for each finished response, with the FHIR R4 Bundle that 'selfscreen score' writes, for a \
      health record system. No client code is in it unless you ask for one: --with-codes names each client by their \
      code, and --subject names the one client by a name that the other system knows. A response whose questionnaire \
      has changed since is left out and named; 'selfscreen records rescore' says more.
      """)

  @OptionGroup var options: RecordsOptions
  @OptionGroup var content: ContentOptions

  @Option(help: ArgumentHelp("Only this client.", valueName: "code"))
  var client: String?

  @Flag(help: "FHIR R4 Bundles of the finished responses, for a health record system.")
  var fhir = false

  @Flag(help: "With --fhir: name each client by their code.")
  var withCodes = false

  @Option(
    help: ArgumentHelp("With --fhir and --client: whom the other system knows them as.", valueName: "Patient/123"))
  var subject: String?

  func validate() throws {
    if !fhir, withCodes || subject != nil { throw ValidationError("--with-codes and --subject go with --fhir.") }
    if subject != nil, client == nil { throw ValidationError("--subject is for one client: name them with --client.") }
    if subject != nil, withCodes { throw ValidationError("Give --subject or --with-codes, not both.") }
    if let subject, subject.wholeMatch(of: /[A-Z][A-Za-z]*\/[A-Za-z0-9.-]{1,64}|urn:[!-~]+|https?:\/\/[!-~]+/) == nil {
      throw ValidationError("'\(subject)' isn't a FHIR reference; it looks like Patient/123.")
    }
  }

  func run() throws {
    let library = try content.library()
    let store = try options.openToRead()
    let id = try client.map { try store.required($0).id }
    guard fhir else { return try report(try store.export(id, write: writeJSON), in: store) }
    var leftOut: [CompletedResponse.ID] = []
    var unfinished = 0
    let unreadable = try store.export(
      id,
      each: { record in
        unfinished += record.responsesInProgress.count
        for response in record.responses {
          let present = try library.present(response.questionnaire.id, response.questionnaire.language)
          let rescoring = Rescoring(record.client, response, present: present)
          // A file that changed without its version has the same questions and scores: what differs there is named.
          guard let present, rescoring.differences.allSatisfy({ $0 == .content }) else {
            leftOut.append(response.id)
            continue
          }
          let bundle = RecordedBundle(response, present.questionnaire, subject: subject(of: record.client))
          try (bundle.bytes + [UInt8(ascii: "\n")]).withUnsafeBytes(writeResult)
        }
      })
    if unfinished > 0 {
      printError("\(store.path): note: unfinished responses are not in it: \(unfinished). Without --fhir they are.")
    }
    for id in leftOut {
      printError(
        "\(store.path): error: response \(id) is left out, for its questionnaire has changed or isn't here; "
          + "'selfscreen records rescore' says more")
    }
    try report(unreadable, in: store)
    if !leftOut.isEmpty { throw ExitCode(1) }
  }

  private func subject(of client: Client) -> ScoredResponse.Subject? {
    subject.map { .reference($0) } ?? (withCodes ? .identifier("\(client.code)") : nil)
  }
}

extension Library {
  /// The questionnaire with this id as it is today, with the text of its file; `nil` where there is none.
  func present(
    _ id: String, _ language: String
  ) throws -> (questionnaire: Questionnaire, fileContent: String)? {
    guard let questionnaire = try inLanguage(language).questionnaire(id),
      let fileContent = fileContent(ofQuestionnaire: id)
    else { return nil }
    return (questionnaire, fileContent)
  }
}
