import ArgumentParser
import ForeignText
import Glibc
import QuestionnaireLibrary
import Screening

/// Reading or writing failed.
struct FileFailure: Error, CustomStringConvertible {
  /// As messages name it.
  let name: String
  let number: Int32

  var description: String { "\(name): error: \(String(cString: strerror(number)))" + (advice.map { ": \($0)" } ?? "") }

  /// The advice on what to do about it, where that is known.
  private var advice: String? {
    switch number {
    case ENOENT: "check the spelling, and that you are in the right folder"
    case EISDIR: "name a file in this folder"
    case EACCES: "ask for permission to read it, or copy it to where you can"
    default: nil
    }
  }

  /// Whether the reader of the results has seen enough.
  var isClosedPipe: Bool { number == EPIPE }
}

/// Whether a person sees the results, and not another program.
private let isWatched = isatty(STDOUT_FILENO) == 1

/// Writes a piece of data to standard output: byte by byte as it is for a program, and visible for a person.
///
/// - Parameter bytes: whole lines, or pieces of text that no character is cut in.
func writeResult(_ bytes: UnsafeRawBufferPointer) throws {
  if isWatched { return try printText(String(decoding: bytes, as: UTF8.self)) }
  try writeAll(bytes, to: STDOUT_FILENO, name: "standard output")
}

/// Prints text for people: nothing in it is obeyed by a terminal. Its newlines are meant.
func printText(_ text: String) throws {
  try write(shown: text.visible)
}

/// Prints a line for people.
func printLine(_ line: String) throws {
  try write(shown: line.visibleOnOneLine + "\n")
}

/// Prints a line of a table for people, with a tab between two columns.
func printColumns(_ columns: [String]) throws {
  try write(shown: columns.map(\.visibleOnOneLine).joined(separator: "\t") + "\n")
}

private func write(shown text: String) throws {
  try Array(text.utf8).withUnsafeBytes { try writeAll($0, to: STDOUT_FILENO, name: "standard output") }
}

/// The width of a result's lines: the terminal's, or 80 columns where there is none.
func resultWidth() -> Int {
  var size = winsize()
  let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
  return isKnown ? max(40, Int(size.ws_col)) : 80
}

/// Writes a line for people to standard error. Where that cannot be written to, there is nobody to tell.
func printError(_ line: String) {
  write(shownError: line.visibleOnOneLine)
}

/// The same for text of several lines.
func printErrorText(_ text: String) {
  write(shownError: text.visible)
}

private func write(shownError text: String) {
  Array((text + "\n").utf8).withUnsafeBytes { try? writeAll($0, to: STDERR_FILENO, name: "standard error") }
}

/// Writes all of the bytes.
///
/// - Parameter name: as messages name where they go.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String) throws(FileFailure) {
  var written = 0
  while written < bytes.count {
    let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
    if count < 0, errno != EINTR { throw FileFailure(name: name, number: errno) }
    written += max(0, count)
  }
}

extension Library {
  /// The questionnaire with this id.
  ///
  /// - Throws: a usage error that names those there are.
  func required(_ id: Questionnaire.ID) throws -> Questionnaire {
    if let questionnaire = try questionnaire(id) { return questionnaire }
    let all = questionnaireIDs.sorted().joined(separator: ", ")
    throw ValidationError(
      questionnaireIDs.contains(id)
        ? "'\(id)' is not available in the language '\(language)'."
        : "There is no questionnaire '\(id)'. The questionnaires are: \(all).")
  }
}
