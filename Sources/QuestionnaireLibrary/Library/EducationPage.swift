import Screening

/// A page that explains something about symptoms or care, in our own words.
public struct EducationPage: Sendable, Equatable, Identifiable {
  public let id: String
  public let language: String
  /// Its place among the pages.
  public let order: Int
  /// The area that it is about: it is offered where something was reported there. `nil` for one about no area.
  public let area: Area?
  public let title: String
  /// One line for the menu.
  public let summary: String
  public let blocks: [Block]

  public enum Block: Sendable, Equatable {
    case text(String)
    case heading(String)
    case list([String])
    case table(columns: [String], rows: [[String]])
  }

  /// The page with `{centre}` and the like replaced from the site.
  public func filled(from site: SiteProfile) -> EducationPage {
    let blocks = blocks.map { block -> Block in
      switch block {
      case .text(let text): .text(site.fill(text))
      case .heading(let text): .heading(site.fill(text))
      case .list(let entries): .list(entries.map(site.fill))
      case .table(let columns, let rows): .table(columns: columns.map(site.fill), rows: rows.map { $0.map(site.fill) })
      }
    }
    return EducationPage(
      id: id, language: language, order: order, area: area, title: site.fill(title), summary: site.fill(summary),
      blocks: blocks)
  }
}
