import QuestionnaireLibrary

extension AppState {
  /// The education pages to choose from.
  var learnPage: Page {
    Page(
      title: words[.welcomeLearn],
      blocks: [.text(words[.learnIntroduction])],
      field: .menu(loadEducationPages().map { Field.Choice($0.title, detail: $0.summary) }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  func educationPage(_ pages: [EducationPage], index: Int) -> Page {
    let page = pages[index]
    return Page(
      title: page.title,
      progress: pages.count > 1 ? words(.progress, ["number": String(index + 1), "total": String(pages.count)]) : nil,
      blocks: blocks(of: page) + [
        .text(words(.centreCall, ["phone": site.centre.phone]), .lifeline), .text(crisisReminder, .lifeline),
      ],
      actions: [.confirm, .back, .pageDown, .leave, .helpNow, .keys])
  }

  func blocks(of page: EducationPage) -> [Block] {
    page.blocks.flatMap { block -> [Block] in
      switch block {
      case .text(let text): [.text(text), .gap]
      case .heading(let text): [.heading(text)]
      case .list(let entries): [.list(entries), .gap]
      case .table(let columns, let rows): [.table(columns: columns, rows: rows), .gap]
      }
    }
  }

  /// The first way to reach each of the two most urgent lines, in one sentence.
  var crisisReminder: String {
    site.crisisLines.prefix(2).map { "\($0.name): \($0.reach.first ?? "")" }.joined(separator: ". ") + "."
  }

  mutating func goOnReading(_ pages: [EducationPage], index: Int, afterResults: Bool) {
    if index + 1 < pages.count {
      push(.education(pages, index: index + 1, afterResults: afterResults))
    } else if afterResults {
      push(.centre)
    } else {
      pop()
    }
  }
}
