import Counselor
import KioskHost
import QuestionnaireLibrary
import Records
import TerminalKit

/// Something that ends the program, with a message for people and the exit code.
protocol ReportedError: Error {
  /// The message for standard error; `nil` where there is nothing to say.
  func message(in strings: Strings) -> String?
  var exitCode: Int32 { get }
}

extension ReportedError {
  /// The input had problems.
  var exitCode: Int32 { 1 }
}

extension Problems: ReportedError {
  func message(in strings: Strings) -> String? { description }
}

extension HostProblem: ReportedError {
  func message(in strings: Strings) -> String? { description }
}

extension RecordProblem: ReportedError {
  func message(in strings: Strings) -> String? { report(in: strings) }
}

extension NoPassphrase: ReportedError {
  func message(in strings: Strings) -> String? { description }
}

extension LineInputEnded: ReportedError {
  func message(in strings: Strings) -> String? { "selfscreen: \(description)" }
}

extension FileFailure: ReportedError {
  func message(in strings: Strings) -> String? { isClosedPipe ? nil : description }

  /// A reader of the results that has seen enough is no error.
  var exitCode: Int32 { isClosedPipe ? 0 : 1 }
}
