import BatchScoring
import Counselor
import KioskHost
import QuestionnaireLibrary
import Records
import TerminalKit

/// Something that ends the program, with a message for people and the exit code.
protocol ReportedError: Error {
  /// The message for standard error, line by line; empty where there is nothing to say.
  func lines(in strings: Strings) -> [String]
  var exitCode: Int32 { get }
}

extension ReportedError {
  /// The input had problems.
  var exitCode: Int32 { 1 }
}

extension Problems: ReportedError {
  func lines(in strings: Strings) -> [String] { all.map(\.description) }
}

extension QuestionnaireFile.Refusal: ReportedError {
  func lines(in strings: Strings) -> [String] { lines }
}

extension HostProblem: ReportedError {
  func lines(in strings: Strings) -> [String] { [description] }
}

extension RecordProblem: ReportedError {
  func lines(in strings: Strings) -> [String] { [report(in: strings)] }
}

extension NoPassphrase: ReportedError {
  func lines(in strings: Strings) -> [String] { [description] }
}

extension LineInputEnded: ReportedError {
  func lines(in strings: Strings) -> [String] { ["selfscreen: \(description)"] }
}

extension FileFailure: ReportedError {
  func lines(in strings: Strings) -> [String] { isClosedPipe ? [] : [description] }

  /// A reader of the results that has seen enough is no error.
  var exitCode: Int32 { isClosedPipe ? 0 : 1 }
}
