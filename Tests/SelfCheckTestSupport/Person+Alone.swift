import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit
import Testing

/// The world of a person alone: a printer, and a disk where one name is taken.
package struct NobodyElse: OutsideWorld {
  package private(set) var printed: [String] = []
  package private(set) var saved: [String: String] = [:]

  package static let takenName = "taken.txt"

  package mutating func answer(_ request: SelfCheckRequest, from program: SelfCheckProgram) -> SelfCheckReply? {
    switch request {
    case .print(let text):
      printed.append(text)
      return .printed(true)
    case .save(_, path: Self.takenName): return .saving(.failed(problem: program.session.strings.saveExists))
    case .save(let text, let path):
      saved[path] = text
      return .saving(.saved(path: path))
    }
  }
}

/// The screens that a person alone sees.
package typealias AloneSession = Session<PersonAlone>

extension Person<NobodyElse> {
  /// A person alone at the first page, or at a plan's first question.
  package init(
    _ plan: Plan.ID? = nil, columns: Int = 80, rows: Int = 24, settings: Settings = Settings()
  ) throws {
    let library = Library()
    let plan = try plan.map { try #require(try library.plan($0)) }
    self.init(
      at: try SelfCheckProgram(
        library: library, settings: settings, size: Size(columns: columns, rows: rows), plan: plan),
      in: NobodyElse())
  }
}
