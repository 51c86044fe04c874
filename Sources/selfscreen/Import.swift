import ArgumentParser
import Exchange
import FHIR
import ForeignText
import Glibc
import QuestionnaireLibrary
import Screening

/// `selfscreen import FILE.json`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a FHIR R4 Questionnaire, and say what it is.",
    discussion: """
      RECOGNIZED: one of the program's questionnaires, by its codes, questions, and points; never by its title. DIFFERS: \
      nearly one, with what differs. UNKNOWN: none of them. The last two become a questionnaire file of their own, \
      without cut-offs and bands, which --output writes. A question about self-harm always opens the crisis page. \
      Nothing in the file is run or fetched; what could not be taken over is named.
      """)

  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The Questionnaire, or a Bundle with one, as JSON.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp("Write the questionnaire file here. A file that is there stays as it is.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Which one, in a Bundle of several; the first is 1.", valueName: "number"))
  var entry: Int?

  func run() throws {
    let library = try content.library()
    if let output, access(output, F_OK) == 0 { throw ImportProblem("\(output): error: \(Self.isThere)") }
    let form = try chosen(from: try forms())
    let recognition = try Recognition(form, in: library)
    if case .recognized = recognition {
      try printVerdict(recognition, form, plain: nil, losses: Losses(form.losses).sentences, output: output)
      return
    }
    var near: Questionnaire?
    if case .differs(let questionnaire, _) = recognition { near = questionnaire }
    guard let plain = try PlainQuestionnaire(form, in: library, near: near) else {
      throw ImportProblem(
        ["\(file): error: no question is left to ask"] + Losses(form.losses).sentences.map { "- \($0)" })
    }
    let yaml = plain.yaml
    guard yaml.utf8.count <= InputLimits.fileBytes else {
      throw ImportProblem(
        "\(file): error: the file made of it would be larger than \(InputLimits.words(for: InputLimits.fileBytes)), which is "
          + "not read here")
    }
    let problems = library.problems(inFile: output ?? "\(plain.id).yaml", text: yaml)
    if !problems.isEmpty {
      throw ImportProblem(
        ["\(file): error: no questionnaire file can be made of this; in it would be:"] + problems.map(\.description))
    }
    if let output { try write(yaml, to: output) }
    try printVerdict(recognition, form, plain: plain, losses: plain.losses, output: output)
  }

  private static let isThere = "there is such a file already, and it is left as it is; name a new one"

  // MARK: The file

  private func forms() throws -> [Form] {
    let bytes = try read()
    do throws(FormFile.Problem) {
      return try FormFile(bytes).forms
    } catch {
      throw Problems([Problem(file: file, line: error.line, column: error.column, message: error.message)])
    }
  }

  private func read() throws -> [UInt8] {
    let input = try InputFile(file)
    let bytes = try input.readAll(upTo: InputLimits.formBytes + 1)
    guard bytes.count <= InputLimits.formBytes else {
      throw ImportProblem(
        "\(input.name): error: the file is larger than \(InputLimits.words(for: InputLimits.formBytes)); no questionnaire needs "
          + "that much")
    }
    return bytes
  }

  private func chosen(from forms: [Form]) throws -> Form {
    if let entry {
      guard forms.indices.contains(entry - 1) else {
        throw ValidationError("There is no Questionnaire \(entry) in '\(file)'; it has \(forms.count).")
      }
      return forms[entry - 1]
    }
    guard forms.count > 1 else { return forms[0] }
    let names = forms.prefix(Self.mostListed).enumerated().map { index, form in
      "  --entry \(index + 1)  \((form.title ?? form.name ?? form.id ?? "").prefix(60))"
    }
    throw ImportProblem(
      ["\(file): error: this Bundle has \(forms.count) Questionnaires; name one of them:"] + names
        + (forms.count > Self.mostListed ? ["  and \(forms.count - Self.mostListed) more"] : []))
  }

  private static let mostListed = 20

  // MARK: Results

  private func write(_ yaml: String, to path: String) throws {
    guard case .failed(let number) = ExclusiveFile.write(yaml, to: path) else { return }
    throw number == EEXIST ? ImportProblem("\(path): error: \(Self.isThere)") : FileFailure(name: path, number: number)
  }

  private func printVerdict(
    _ recognition: Recognition, _ form: Form, plain: PlainQuestionnaire?, losses: [String], output: String?
  ) throws {
    let verdict = Verdict(recognition, of: form, in: file, plain: plain, losses: losses, output: output)
    try verdict.lines.forEach(printLine)
  }
}

/// The reason why a file is not imported.
private struct ImportProblem: ReportedError {
  let all: [String]

  init(_ all: [String]) {
    self.all = all
  }

  init(_ message: String) {
    all = [message]
  }

  func lines(in strings: Strings) -> [String] { all }
}
