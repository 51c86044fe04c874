import FHIR
import ForeignText
import Screening

/// Reads a FHIR Questionnaire that says what the linkIds and codes of responses mean.
package enum QuestionnaireFile {
  /// The things wrong with the file, as lines for people.
  package struct Refusal: Error {
    package let lines: [String]
  }

  /// The bytes of a file at most.
  package static var longest: Int { InputLimits.resourceBytes }

  /// - Parameters:
  ///   - file: the file's bytes.
  ///   - name: how messages name it.
  ///   - questionnaire: the one that is to be scored.
  package static func read(
    _ file: [UInt8], name: String, for questionnaire: Questionnaire
  ) throws(Refusal) -> QuestionnaireMap {
    var text = file
    if text.starts(with: ScoreStream.byteOrderMark) { text.removeFirst(ScoreStream.byteOrderMark.count) }
    let result = text.withUnsafeBytes { read($0, questionnaire) }
    switch result {
    case .success(let map): return map
    case .failure(let problems):
      let lines = text.withUnsafeBytes { bytes in
        problems.all.map { "\(name):\(bytes.place(of: $0.offset)): error: \($0.message)" }
      }
      throw Refusal(lines: lines)
    }
  }

  private struct Problems: Error {
    let all: [(offset: Int, message: String)]

    init(_ offset: Int, _ message: String) { all = [(offset, message)] }

    init(_ refusal: QuestionnaireMap.Refusal) { all = refusal.problems.map { ($0.offset, $0.message) } }
  }

  private static func read(_ text: Bytes, _ questionnaire: Questionnaire) -> Result<QuestionnaireMap, Problems> {
    if text.count > longest {
      return .failure(Problems(0, "the file is longer than \(InputLimits.words(for: longest))"))
    }
    if let message = text.foreignStart { return .failure(Problems(0, message)) }
    if let problem = text.textProblem { return .failure(Problems(problem.offset, problem.message)) }
    do {
      let tape = try JSONTape(text)
      return .success(try withExtendedLifetime(tape) { try QuestionnaireMap(tape.root, of: questionnaire) })
    } catch let failure as JSONScanner.Failure {
      return .failure(Problems(failure.offset, failure.message))
    } catch let refusal as QuestionnaireMap.Refusal {
      return .failure(Problems(refusal))
    } catch {
      return .failure(Problems(0, "\(error)"))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The line and column of an offset, counted from 1.
  fileprivate func place(of offset: Int) -> String {
    let before = slice(0..<Swift.min(offset, count))
    let lineStart = before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    return "\(1 + before.count { $0 == Byte.newline }):\(before.count - lineStart + 1)"
  }
}
