import ArgumentParser
import Cage
import QuestionnaireLibrary
import SelfCheck
import TerminalKit

/// The command line: without a subcommand it is the self-check itself.
struct SelfScreen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selfscreen",
    abstract: "Check in on yourself: mood, anxiety, trauma, alcohol and drugs. It never gives a diagnosis.",
    discussion: """
      Without a subcommand, it opens the self-check in this terminal. Nothing is saved and nothing is sent. In a \
      crisis in the United States: call 911, or call or text 988.

      Keys: Up/Down move, digits choose, Space checks or chooses, Enter goes on, b back, s prefer not to say, r your \
      answers, h help now, l large numbers, p blank the screen, ? all keys, q leave.

      Exit codes: 0 done; 1 the input had problems; 2 wrong usage; 130 left with Ctrl-C.
      """,
    subcommands: [
      KioskCommand.self, CounselorCommand.self, List.self, Show.self, Check.self, Score.self, Export.self, Import.self,
      Take.self,
      RecordsCommand.self,
    ])

  @OptionGroup var content: ContentOptions

  @Option(help: ArgumentHelp("Go straight to this plan's first question.", valueName: "id"))
  var plan: String?

  @Flag(help: "Plain lines with numbered options, for screen readers. Also with TERM=dumb, ACCESSIBLE=1 or a pipe.")
  var accessible = false

  @OptionGroup var display: DisplayOptions

  @Flag(help: "Print the version, and what the program is made of.")
  var version = false

  @Flag(help: "Print the terms of everything that the program is made of.")
  var licenses = false

  @Flag(help: "Print what the program makes impossible for itself, mode by mode, as this machine's kernel holds it.")
  var locks = false

  func run() throws {
    if locks { return try printText(Locks(strength: .tried).text) }
    if version { return try printText(Components.text) }
    if licenses { return try printText(ThirdPartyNotices.text.description + "\n") }
    var check = SelfCheckStart()
    check.content = content.source
    check.plan = plan
    check.isAccessible = accessible
    check.display = display
    try check.run()
  }
}

/// The options that name the source of questionnaires and of the site's words.
struct ContentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The site's profile, instead of the built-in one.", valueName: "file"))
  var site: String?

  @Option(help: ArgumentHelp("A folder with files that add to the built-in ones or replace them.", valueName: "dir"))
  var questionnaires: String?

  @Option(help: ArgumentHelp("The language of everything that is shown, such as en.", valueName: "code"))
  var lang: String?

  var source: ContentSource { source(in: lang ?? "en") }

  func source(in language: String) -> ContentSource {
    ContentSource(language: language, folder: questionnaires, siteFile: site)
  }

  /// The library with the site's files.
  func library() throws -> Library { try source.library() }
}

/// The options for how the pages are shown.
struct DisplayOptions: ParsableArguments {
  @Flag(help: "Use only ASCII characters.")
  var ascii = false

  @Flag(
    help: "Larger reading: large digits for phone numbers, and blank lines between answers. The key l does the same.")
  var large = false

  @Option(help: "Colors: plain, dark, light, or contrast (high contrast). NO_COLOR means plain.")
  var look: Theme?

  /// The theme that was asked for, or the one for this terminal.
  var wantedTheme: Theme { look ?? .forThisTerminal }

  /// - Parameter isInLines: as lines of text.
  func settings(isInLines: Bool = false) -> Settings {
    Settings(
      usesASCII: ascii || !TerminalLocale.adoptUTF8(), isLarge: large, isInLines: isInLines,
      canForgetLines: isInLines && Lines.canBeForgotten)
  }
}

extension Theme: ExpressibleByArgument {}
