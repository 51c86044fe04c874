import Yams

/// Reads a file of `kind: education`.
struct EducationDecoder {
  let log: FileLog

  func decode(_ node: Node) -> EducationPage {
    let fields = Fields(
      node, as: "an education page", keys: ["kind", "id", "language", "order", "area", "title", "summary", "blocks"],
      language: "en", log: log)
    return EducationPage(
      id: fields.requiredID(), language: fields.requiredString("language"), order: fields.requiredInt("order"),
      area: fields.choice("area"),
      title: fields.requiredString("title", filling: SiteProfile.places),
      summary: fields.requiredString("summary", filling: SiteProfile.places),
      blocks: fields.requiredList("blocks").compactMap(block))
  }

  private func block(_ node: Node) -> EducationPage.Block? {
    let fields = Fields(node, as: "a block", keys: ["text", "heading", "list", "table"], language: "en", log: log)
    let forms = ["text", "heading", "list", "table"].filter(fields.has)
    guard forms.count == 1 else {
      log.error("a block has exactly one of: text, heading, list, table", at: node)
      return nil
    }
    switch forms[0] {
    case "text": return .text(fields.requiredString("text", filling: SiteProfile.places))
    case "heading": return .heading(fields.requiredString("heading", filling: SiteProfile.places))
    case "list": return .list(fields.strings("list", filling: SiteProfile.places))
    default: return fields["table"].map(table)
    }
  }

  private func table(_ node: Node) -> EducationPage.Block {
    let fields = Fields(node, as: "a table", keys: ["columns", "rows"], language: "en", log: log)
    let columns = fields.strings("columns", filling: SiteProfile.places)
    let rows = fields.requiredList("rows").map { row -> [String] in
      let nodes = row.sequence.map(Array.init) ?? []
      for node in nodes { log.checkPlaces(of: node.string ?? "", among: SiteProfile.places, at: node) }
      let cells = nodes.compactMap(\.string)
      if cells.count != columns.count {
        log.error("this row has \(cells.count) cells, but the table has \(columns.count) columns", at: row)
      }
      return cells
    }
    return .table(columns: columns, rows: rows)
  }
}
