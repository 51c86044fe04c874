/// Puts a page into a web page of its own that needs nothing else: no scripts, no other files, nothing from a network.
package struct PageHTML {
  /// As a BCP 47 code.
  private let language: String

  package init(language: String) {
    self.language = language
  }

  package func document(_ page: Page) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(escaped(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="robots" content="noindex">
    <title>\(escaped(page.title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(escaped(page.title))</h1>
    \(page.blocks.map(html).filter { !$0.isEmpty }.joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  /// One sheet of A4 or letter paper for a usual session; black on white, so that it prints and copies well.
  private static let style = """
    body { margin: 0; background: #fff; color: #111; font: 10pt/1.3 sans-serif; }
    main { max-width: 46em; margin: 1em auto; padding: 0 1em; }
    h1 { font-size: 1.4em; margin: 0 0 .3em; }
    h2 { font-size: 1.1em; margin: .7em 0 .2em; border-bottom: 1px solid #555; break-after: avoid; }
    h3 { font-size: 1em; margin: .4em 0 0; break-after: avoid; }
    p, ul { margin: .15em 0; }
    ul { padding-left: 1.2em; }
    .dim { color: #444; font-size: .85em; }
    .question, .lifeline { font-weight: bold; }
    table { border-collapse: collapse; margin: .3em 0; }
    th, td { text-align: left; vertical-align: top; padding: .1em .8em .1em 0; border-bottom: 1px solid #bbb; }
    .bar { position: relative; height: .8em; max-width: 30em; margin: .3em 0; border: 1px solid #333; }
    .bar div { position: absolute; top: 0; bottom: 0; }
    .sure { background: #555; }
    .open { background: repeating-linear-gradient(45deg, #555, #555 2px, #fff 2px, #fff 5px); }
    .edge { width: 1px; background: #333; }
    @page { margin: 12mm; }
    @media print { body { font-size: 8.5pt; } main { margin: 0; max-width: none; } .bar { print-color-adjust: exact; } }
    """

  private func html(_ block: Block) -> String {
    switch block {
    case .text(let text, let style): "<p\(attribute(style))>\(escaped(text))</p>"
    case .number(let text, _): "<p class=\"lifeline\">\(escaped(text))</p>"
    case .section(let text): "<h2>\(escaped(text))</h2>"
    case .heading(let text): "<h3>\(escaped(text))</h3>"
    case .list(let entries):
      "<ul>\n" + entries.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>"
    case .table(let columns, let rows):
      "<table>\n<thead>\(row(columns, "th"))</thead>\n<tbody>\n"
        + rows.map { row($0, "td") + "\n" }.joined() + "</tbody>\n</table>"
    case .row(let text, let value): "<p>\(escaped(text)): \(escaped(value))</p>"
    case .scoreBar(let bar): html(bar)
    case .scores(let rows):
      "<table>\n<tbody>\n" + rows.map { row([$0.name, $0.value, $0.band ?? ""], "td") + "\n" }.joined()
        + "</tbody>\n</table>"
    // They are drawn for a terminal; the words beside them say all that they show.
    case .scorePlot, .code, .gap: ""
    }
  }

  private func attribute(_ style: Style) -> String {
    switch style {
    case .dim: " class=\"dim\""
    case .question: " class=\"question\""
    case .lifeline, .notice: " class=\"lifeline\""
    default: ""
    }
  }

  private func row(_ cells: [String], _ tag: String) -> String {
    "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>"
  }

  /// The score on its scale. Readers who do not see it have the words beside it.
  private func html(_ bar: ScoreBar) -> String {
    let low = bar.possible.lowerBound
    let span = max(1, bar.possible.upperBound - low)
    func percent(_ value: Int) -> String {
      let tenths = (value - low) * 1000 / span
      return "\(tenths / 10).\(tenths % 10)%"
    }
    let range = bar.range
    let width = range.upperBound - range.lowerBound
    let edges = bar.bandStarts.dropFirst().map { "<div class=\"edge\" style=\"left: \(percent($0))\"></div>" }
    return "<div class=\"bar\" aria-hidden=\"true\">"
      + "<div class=\"sure\" style=\"left: 0; width: \(percent(range.lowerBound))\"></div>"
      + (width > 0
        ? "<div class=\"open\" style=\"left: \(percent(range.lowerBound)); width: \(percent(low + width))\"></div>"
        : "") + edges.joined() + "</div>"
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
