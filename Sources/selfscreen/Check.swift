import ArgumentParser
import Cage
import QuestionnaireLibrary

/// `selfscreen check FILE…`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check questionnaire, plan, education and site files.",
    discussion: "Every problem is printed as file:line:column: error: … The exit code is 1 if there are any.")

  @Argument(help: ArgumentHelp("The files to check, together with the built-in ones.", valueName: "file"))
  var files: [String]

  func run() throws {
    Cage.reader.enter()
    let problems = Library.problems(inFilesAt: files)
    if !problems.isEmpty { throw Problems(problems) }
  }
}
