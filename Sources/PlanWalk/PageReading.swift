import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit
import TextWidth

/// Reads each page once, as it stands on the smallest and on the usual screen.
struct PageReading {
  /// The pages that were laid out.
  var pageCount: Int { pages.count }

  private var pages: Set<String> = []
  private var sentences: Set<String> = []
  private var sections: Set<ResultSection> = []

  /// The sizes at which every page must fit.
  private static var sizes: [Size] { [.smallest, Size(columns: 80, rows: 24)] }

  /// - Returns: what is wrong with the page, if it was not read before.
  mutating func faults<Role>(of page: Page, in session: Session<Role>) -> [String] {
    guard pages.insert(LineText(strings: session.strings).text(of: page)).inserted else { return [] }
    return Self.sizes.flatMap { Self.layoutFaults(of: page, in: session, at: $0) } + forbidden(on: page, in: session)
  }

  /// Each line fits, and every word is somewhere on the way down.
  private static func layoutFaults<Role>(of page: Page, in session: Session<Role>, at size: Size) -> [String] {
    let layout = PageLayout(page, size: size, strings: session.strings, glyphs: session.glyphs)
    let screen = "\(size.columns)x\(size.rows)"
    var faults: [String] = []
    var shown: Set<Substring> = []
    var scroll = 0
    while true {
      let lines = layout.frame(scroll: scroll).lines.map(\.text)
      if let long = lines.first(where: { $0.displayWidth > size.columns }) {
        faults.append("a line is wider than the screen of \(screen): '\(long)'")
      }
      shown.formUnion(lines.joined(separator: "\n").wordsAlone)
      if !layout.hasMoreBelow(scroll: scroll) { break }
      scroll = layout.clamped(scroll: scroll + layout.viewRows - 1)
    }
    let missing = page.wordsToSee.subtracting(shown)
    if !missing.isEmpty {
      faults.append("not all is to be seen on a screen of \(screen): \(missing.sorted().joined(separator: ", "))")
    }
    return faults
  }

  /// What a published instrument asks stands in its own words, whatever those are.
  private mutating func forbidden<Role>(on page: Page, in session: Session<Role>) -> [String] {
    let new = page.sentences.filter { sentences.insert($0).inserted }
    let plan = session.interview?.plan
    let published = (plan?.steps ?? []).compactMap { session.interview?.questionnaire($0.questionnaire) }
      .filter { $0.kind == .screen }.flatMap(\.items).flatMap { [$0.text, $0.stem ?? $0.text] }
    return new.filter { sentence in !published.contains(where: sentence.hasSuffix) }.flatMap { sentence in
      ((try? ForbiddenSentences.found(in: sentence)) ?? []).map { "no page may say '\($0)': \(sentence)" }
    }
  }

  /// What the results in detail say that contradicts a score, or makes less of an answer about safety.
  mutating func faults<Role>(ofResults page: Page, in session: Session<Role>) -> [String] {
    let all = ResultSection.all(in: page.blocks)
    let new = all.filter { sections.insert($0).inserted }
    return new.flatMap { section in section.faults.map { "\(section.heading): \($0)" } }
      + ResultSection.faults(of: all, on: page.blocks, in: session)
  }
}

extension Page {
  /// Every word that must be on the screen at some place of the scroll, but for those that a narrow screen breaks.
  fileprivate var wordsToSee: Set<Substring> {
    sentences.joined(separator: " ").wordsAlone.filter { $0.count <= 20 }
  }

  /// All that the page says.
  fileprivate var sentences: [String] {
    let choices = (field?.choices ?? []).flatMap { [$0.text, $0.detail].compactMap { $0 } }
    return [title] + (blocks + after).flatMap(\.texts) + choices
  }
}

extension String {
  /// The words and numbers, without what stands between them.
  fileprivate var wordsAlone: Set<Substring> { Set(split { !$0.isLetter && !$0.isNumber }) }
}
