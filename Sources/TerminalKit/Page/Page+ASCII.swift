extension Page {
  /// The page with nothing but ASCII in its words.
  package var asciified: Page {
    var page = self
    page.title = title.asciified
    page.progress = progress.map { Progress($0.text.asciified, short: $0.short?.asciified, bar: $0.bar) }
    page.blocks = blocks.map(\.asciified)
    page.field = field?.asciified
    page.after = after.map(\.asciified)
    page.aside?.title = aside?.title.asciified ?? ""
    page.aside?.blocks = aside?.blocks.map(\.asciified) ?? []
    page.notice = notice?.asciified
    return page
  }
}

extension Block {
  fileprivate var asciified: Block {
    switch self {
    case .text(let text, let style): .text(text.asciified, style)
    case .number(let text, let isBoxed): .number(text.asciified, isBoxed: isBoxed)
    case .section(let text): .section(text.asciified)
    case .heading(let text): .heading(text.asciified)
    case .list(let entries): .list(entries.map(\.asciified))
    case .table(let columns, let rows):
      .table(columns: columns.map(\.asciified), rows: rows.map { $0.map(\.asciified) })
    case .row(let text, let value): .row(text.asciified, value: value.asciified)
    case .scores(let rows): .scores(rows.map(\.asciified))
    case .scorePlot(let plot): .scorePlot(plot.asciified)
    case .scoreBar, .code, .gap: self
    }
  }
}

extension Field {
  fileprivate var asciified: Field {
    func plain(_ choices: [Choice]) -> [Choice] {
      choices.map { Choice($0.text.asciified, detail: $0.detail?.asciified) }
    }
    return switch self {
    case .menu(let choices): .menu(plain(choices))
    case .options(let choices, let chosen): .options(plain(choices), chosen: chosen)
    case .ticks(let choices, let marks): .ticks(plain(choices), marks: marks)
    case .number(let text, let unit): .number(text: text, unit: unit.asciified)
    case .text(let text, let label, let isSecret): .text(text.asciified, label: label.asciified, isSecret: isSecret)
    }
  }
}
