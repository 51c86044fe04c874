import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit
import Testing

/// The world of a person alone: the program asks nothing of it.
package struct NobodyElse: OutsideWorld {
  package func answer(_ request: Never, from program: SelfCheckProgram) -> Never? {}
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
