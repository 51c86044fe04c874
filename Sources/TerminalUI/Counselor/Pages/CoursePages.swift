import Records
import Screening

/// Scores over time.
extension AppState {
  func coursesPage(_ courses: [Course]) -> Page {
    Page(
      title: words[.courseChoose],
      field: .menu(
        courses.map { course in
          let date = desk?.day(course.newest.finishedAt) ?? ""
          let count = course.screens.count
          return Field.Choice(
            shortName(of: course.reference),
            detail: count == 1
              ? words(.courseOnce, ["date": date]) : words(.courseTimes, ["count": String(count), "date": date]))
        }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  func coursePage(_ course: Course) -> Page {
    let scores = course.newest.scores
    var blocks: [Block] = [.text(words[.notDiagnosis], .dim)]
    if course.leftOutCount > 0 {
      blocks.append(.text(words(.courseLeftOut, ["count": String(course.leftOutCount)]), .notice))
    }
    for (index, score) in scores.enumerated() {
      if scores.count > 1 { blocks.append(.section(score.title)) }
      blocks += plotBlocks(of: score, course)
      if index == 0 { blocks += [.gap] + changeBlocks(course) }
      blocks += [.gap, table(of: score, course)]
    }
    return Page(
      title: words(.courseTitle, ["title": shortName(of: course.reference)]),
      blocks: blocks + helpSection,
      actions: [.confirm, .pageDown, .back, .leave, .helpNow, .keys])
  }

  private func plotBlocks(of score: RecordedScore, _ course: Course) -> [Block] {
    let most = ScorePlotLayout.mostScores(width: PageLayout.room(in: size).columns)
    let shown = course.screens.filter { $0.score(score.id) != nil }.suffix(most)
    guard let first = shown.first, let last = shown.last, let desk else { return [] }
    let definition = presentQuestionnaire(course.reference)?.scores.first { $0.id == score.id }
    let plot = ScorePlot(
      scores: shown.compactMap { $0.score(score.id)?.range },
      possible: score.possible,
      bands: (definition?.bands ?? []).map { ScorePlot.Band(start: $0.range.lowerBound, name: $0.text) },
      cutOff: score.cutOff?.atLeast, firstLabel: desk.day(first.finishedAt), lastLabel: desk.day(last.finishedAt),
      legend: ScorePlot.Legend(
        score: words[.courseLegendScore], range: words[.courseLegendRange],
        cutOff: words(.courseLegendCutOff, ["cut-off": String(score.cutOff?.atLeast ?? 0)]),
        band: words[.courseLegendBand]))
    let isCut = course.screens.count > most
    return [.scorePlot(plot)]
      + (isCut ? [.text(words(.courseOnlyLast, ["count": String(most)]), .dim)] : [])
  }

  /// The newest first.
  private func table(of score: RecordedScore, _ course: Course) -> Block {
    let hasBands = course.screens.contains { $0.score(score.id)?.band != nil }
    let hasCutOff = score.cutOff != nil
    var columns = [words[.courseColumnDate], words[.courseColumnScore], words[.courseColumnChange]]
    if hasBands { columns.append(words[.courseColumnBand]) }
    if hasCutOff { columns.append(words[.courseColumnCutOff]) }
    let rows = course.screens.indices.reversed().compactMap { index -> [String]? in
      let screen = course.screens[index]
      guard let value = screen.score(score.id) else { return nil }
      let before = index > 0 ? course.screens[index - 1].score(score.id) : nil
      return [
        desk?.day(screen.finishedAt) ?? "", points(value.range),
        before.map { text(ScoreChange(from: $0, to: value)) } ?? "",
      ] + (hasBands ? [value.band ?? ""] : []) + (hasCutOff ? [cutOffText(value)] : [])
    }
    return .table(columns: columns, rows: rows)
  }

  private func cutOffText(_ score: RecordedScore) -> String {
    switch score.cutOff?.result {
    case .met: words[.courseMet]
    case .notMet: words[.courseNotMet]
    case .unknown: words[.courseUnknown]
    case nil: ""
    }
  }

  /// How the first score changed since the time before, next to what has been published about such changes.
  func changeBlocks(_ course: Course) -> [Block] {
    guard let score = course.newest.scores.first, let previous = course.previous,
      let change = course.change(of: score.id)
    else { return [.text(words[course.leftOutCount > 0 ? .changeNoneOfVersion : .changeNone])] }
    let since = words(
      .changeSince, ["date": desk?.day(previous.finishedAt) ?? "", "change": text(change)])
    guard let figure = presentQuestionnaire(course.reference)?.change else {
      return [.text(since), .text(words[.changeNoFigure], .dim)]
    }
    let word: Word =
      switch change.reaches(figure.points) {
      case .yes: .changeFigureReached
      case .no: .changeFigureBelow
      case .unknown: .changeFigureUnknown
      }
    return [.text(since), .text(words(word, ["points": String(figure.points), "source": figure.source]), .dim)]
  }

  // MARK: Item by item

  func itemsPage(_ course: Course) -> Page {
    let title = words(.itemsTitle, ["title": shortName(of: course.reference)])
    let actions: [Action] = [.confirm, .pageDown, .back, .leave, .helpNow, .keys]
    guard let previous = course.previous, let questionnaire = presentQuestionnaire(course.reference), let desk else {
      let values = ["title": course.reference.title, "version": course.reference.version]
      return Page(title: title, blocks: [.text(words(.sittingOlder, values))], actions: actions)
    }
    let dates = ["last": desk.day(previous.finishedAt), "now": desk.day(course.newest.finishedAt)]
    let scored = Set(questionnaire.scores.flatMap(\.items))
    let items = questionnaire.items.filter { scored.contains($0.id) }
    let rows = items.map { item in row(of: item, previous.answers[item.id], course.newest.answers[item.id]) }
    let others = questionnaire.items.filter { !scored.contains($0.id) }.flatMap { item -> [Block] in
      let last = answerText(previous.answers[item.id], to: item)
      let now = answerText(course.newest.answers[item.id], to: item)
      return [.gap, .text(item.text), .text(words(.itemsText, ["last": last, "now": now]), .question)]
    }
    return Page(
      title: title,
      blocks: [.text(words(.itemsDates, dates))] + legend(of: items) + [
        .gap,
        .table(
          columns: [
            words[.itemsColumnItem], words[.itemsColumnLast], words[.itemsColumnNow], words[.itemsColumnChange],
          ], rows: rows),
      ] + others + helpSection,
      actions: actions)
  }

  private func row(of item: Item, _ last: Answer?, _ now: Answer?) -> [String] {
    let before = last.flatMap(item.points)
    let after = now.flatMap(item.points)
    let change = before.flatMap { before in after.map { ScoreChange.signed($0 - before) } }
    return [item.text, before.map(String.init) ?? "–", after.map(String.init) ?? "–", change ?? ""]
  }

  /// What the points stand for, where all items have the same answers.
  private func legend(of items: [Item]) -> [Block] {
    guard let first = items.first, !first.options.isEmpty,
      items.allSatisfy({ item in
        item.options.map(\.text) == first.options.map(\.text)
          && item.options.map(\.points) == first.options.map(\.points)
      })
    else { return [] }
    let options = first.options.map { "\($0.points) = \($0.text)" }.joined(separator: ", ")
    return [.text(words(.itemsPoints, ["options": options]), .dim)]
  }
}
