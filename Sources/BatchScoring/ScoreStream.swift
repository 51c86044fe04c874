import FHIR
import Screening

/// Scores a stream of rows: reads, scores on every processor, and writes, without ever holding the whole.
package struct ScoreStream {
  let questionnaire: Questionnaire
  let input: InputFormat
  let ends: Ends
  /// The meaning of linkIds and codes in responses, by a Questionnaire that was given.
  let map: QuestionnaireMap?
  private let output: OutputFormat
  private let name: String
  /// About how many bytes are worked on at once; `nil` for what suits the output.
  let blockSize: Int?

  /// - Parameters:
  ///   - name: how messages name the input.
  ///   - map: the meaning of linkIds and codes in responses, by a Questionnaire that was given.
  ///   - blockSize: about how many bytes are worked on at once, where it is not what suits the output.
  package init(
    _ questionnaire: Questionnaire, name: String, input: InputFormat, output: OutputFormat,
    map: QuestionnaireMap? = nil,
    blockSize: Int? = nil,
    ends: Ends
  ) {
    self.questionnaire = questionnaire
    self.blockSize = blockSize
    self.name = name
    self.input = input
    self.output = output
    self.map = map
    self.ends = ends
  }

  /// The two ends of a stream: where it is read from and where it is written to.
  package struct Ends {
    let read: (UnsafeMutableRawBufferPointer) throws -> Int
    let write: (UnsafeRawBufferPointer) throws -> Void
    let report: (String) -> Void

    /// - Parameters:
    ///   - read: fills the buffer and says with how many bytes; 0 at the end.
    ///   - write: takes all of the bytes.
    ///   - report: takes a line for the person.
    package init(
      read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
      write: @escaping (UnsafeRawBufferPointer) throws -> Void, report: @escaping (String) -> Void
    ) {
      self.read = read
      self.write = write
      self.report = report
    }
  }

  /// The result of scoring a stream.
  package struct Summary: Sendable, Equatable {
    /// Whether there was no problem. Each was reported with its line and column.
    package internal(set) var isClean = true
    package internal(set) var rows = RowCount()

    /// The problems that only the end of the stream shows.
    ///
    /// - Parameter message: what is said when there was no row.
    func problemsAtEnd(_ itemsNeverSeen: ItemsNeverSeen?, whenEmpty message: String?) -> [RowProblem] {
      // Rows of which nothing could be read say nothing of what they have.
      let ofItems = rows.notScored < rows.all ? itemsNeverSeen?.message : nil
      let ofRows = rows.all == 0 && isClean ? message : nil
      return [ofItems, ofRows].compactMap { $0 }.map { RowProblem(line: 1, column: 1, message: $0) }
    }
  }

  /// Scores everything.
  ///
  /// - Throws: what reading or writing throws.
  package func run() throws -> Summary { try output.score(self) }

  /// Tells the person of a problem.
  ///
  /// - Parameter linesBefore: the lines of the input before those that the problem counts.
  func report(_ problem: RowProblem, linesBefore: Int = 0) {
    ends.report("\(name):\(linesBefore + problem.line):\(problem.column): error: \(problem.message)")
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
