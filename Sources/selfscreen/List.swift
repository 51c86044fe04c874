import ArgumentParser
import Cage
import Catalog

/// `selfscreen list`
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the questionnaires and plans, with area, items, minutes and terms.")

  @OptionGroup var content: ContentOptions

  @Flag(help: "Print JSON, with everything: questionnaires, terms, plans, signs.")
  var json = false

  @Flag(help: "For each sign that people ask about, list the items that ask about it.")
  var signs = false

  func run() throws {
    Cage.reader.enter()
    let contents = try Contents(try content.library())
    if json {
      try printJSON(contents)
    } else {
      let width = resultWidth()
      try printText(signs ? contents.signsText(width: width) : contents.text(width: width))
    }
  }
}
