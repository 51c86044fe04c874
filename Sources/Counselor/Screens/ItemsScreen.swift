import Screening
import SelfCheck
import TerminalKit

/// The last answers question by question, beside those before them.
struct ItemsScreen: Screen {
  private let history: ScoreHistory

  init(_ history: ScoreHistory) {
    self.history = history
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.itemsTitle(title: session.shortName(of: history.reference)), blocks: blocks(in: session),
      keys: [.enter { $0.goBackToHistories() }, .scroll, .back, .leave, .help, .keys])
  }

  private func blocks(in session: CounselorSession) -> [Block] {
    let strings = session.strings
    let reference = history.reference
    guard let previous = history.previous, let questionnaire = session.presentQuestionnaire(reference) else {
      return [.text(strings.sittingOlder(title: reference.title, version: reference.version))]
    }
    let scored = Set(questionnaire.scores.flatMap(\.items))
    let items = questionnaire.items.filter { scored.contains($0.id) }
    let table = Block.table(
      columns: [strings.itemsColumnItem, strings.itemsColumnLast, strings.itemsColumnNow, strings.itemsColumnChange],
      rows: items.map { row(of: $0, previous.answers[$0.id], history.newest.answers[$0.id]) })
    let dates = strings.itemsDates(
      last: session.role.day(previous.finishedAt), now: session.role.day(history.newest.finishedAt))
    let others = questionnaire.items.filter { !scored.contains($0.id) }.flatMap { item -> [Block] in
      let last = session.answerText(previous.answers[item.id], to: item)
      let now = session.answerText(history.newest.answers[item.id], to: item)
      return [.gap, .text(item.text), .text(strings.itemsText(last: last, now: now), .question)]
    }
    return [.text(dates)] + legend(of: items, session) + [.gap, table] + others + session.helpSection
  }

  private func row(of item: Item, _ last: Answer?, _ now: Answer?) -> [String] {
    let before = last.flatMap(item.points)
    let after = now.flatMap(item.points)
    let change = before.flatMap { before in after.map { ScoreChange.signed($0 - before) } }
    return [item.text, before.map(String.init) ?? "–", after.map(String.init) ?? "–", change ?? ""]
  }

  /// The answers that the points stand for, where all items have the same.
  private func legend(of items: [Item], _ session: CounselorSession) -> [Block] {
    guard let first = items.first, !first.options.isEmpty,
      items.allSatisfy({ item in
        item.options.map(\.text) == first.options.map(\.text)
          && item.options.map(\.points) == first.options.map(\.points)
      })
    else { return [] }
    let options = first.options.map { "\($0.points) = \($0.text)" }.joined(separator: ", ")
    return [.text(session.strings.itemsPoints(options: options), .dim)]
  }
}
