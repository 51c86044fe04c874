import QuestionnaireLibrary
import Screening
import TerminalKit

/// Everything that a program of screens knows while it runs: which are open, and what was answered.
///
/// `update` is the only way that a key changes it, and `page` is all that is seen of it.
package struct Session<Role: SessionRole>: Sendable {
  package let library: Library
  package let site: SiteProfile
  package let strings: Strings
  package internal(set) var settings: Settings { didSet { settled = nil } }
  /// What the kernel keeps this program from, once that is known.
  package var confinement = Confinement.none { didSet { settled = nil } }
  /// The plans on the first page.
  package let plans: [Plan]
  /// Every key of the program, and how the keyboard finds it.
  package let keyTable: [KeyRow]
  package let keymap: Keymap
  package private(set) var size: Size { didSet { settled = nil } }
  /// The state that only this program has.
  package var role: Role { didSet { settled = nil } }
  /// The open screens, the visible one last. Never empty.
  private(set) var stack: [OpenScreen] = []
  private var openedCount = 0
  package var interview: Interview? { didSet { settled = nil } }
  /// The answer that is chosen or typed on a question and not confirmed yet.
  var input = Input.none { didSet { settled = nil } }
  /// The safety rules that answers raised at any time, each with its questionnaire.
  var rulesEverRaised: [(rule: SafetyRule, questionnaire: Questionnaire)] = []
  /// The next step that the person put into words.
  var ownStep = OwnStep() { didSet { settled = nil } }
  /// Whether the question was opened from the review, so that Enter leads back there.
  var isEditing = false
  /// The tick list for which "is it true that nothing fits?" was asked: a second Enter is the answer.
  var emptyListAsked: Questionnaire.ID?
  /// The effects to be carried out outside, in this order.
  private var effects: [Effect<Role.Request>] = []
  /// The visible screen as the last key left it, so that drawing and the next key need not make it again. Gone with
  /// any change of what a screen is made from.
  private var settled: (id: Int, content: Content, layout: PageLayout)?

  /// The answer that is chosen or typed on a question.
  enum Input: Sendable, Equatable {
    case none
    case option(Int)
    case number(String)
  }

  /// - Throws: `Problems` when the site, the interface strings or a plan of the first page cannot be read.
  package init(
    library: Library, role: Role, firstScreens: [any Screen<Role>], settings: Settings, size: Size
  ) throws(Problems) {
    self.library = library
    self.role = role
    self.size = size
    self.settings = settings
    site = try library.site()
    let strings = try library.strings()
    self.strings = settings.usesASCII ? strings.mapped(\.asciified) : strings
    keyTable = Self.keyTable(self.strings)
    keymap = Keymap(keyTable.map(\.binding))
    var plans: [Plan] = []
    for id in site.plans {
      if let plan = try library.plan(id) { plans.append(plan) }
    }
    self.plans = plans
    begin(with: firstScreens)
  }

  // MARK: Open screens

  /// The visible screen, and where the person is on it.
  package internal(set) var top: OpenScreen {
    get { stack[stack.count - 1] }
    set { stack[stack.count - 1] = newValue }
  }

  package func isAt<S: Screen>(_ type: S.Type) -> Bool where S.Role == Role { top.screen is S }

  package mutating func open(_ screen: any Screen<Role>) {
    openedCount += 1
    stack.append(OpenScreen(id: openedCount, screen: screen))
  }

  /// Opens a screen over this one, or closes it where it is the visible one already.
  mutating func toggle<S: Screen>(_ screen: S) where S.Role == Role {
    if isAt(S.self) { close() } else { open(screen) }
  }

  /// Puts a screen in the place of the visible one.
  package mutating func replaceTop(with screen: any Screen<Role>) {
    openedCount += 1
    top = OpenScreen(id: openedCount, screen: screen)
  }

  /// Closes the visible screen, if another lies below.
  package mutating func close() {
    if stack.count > 1 { stack.removeLast() }
  }

  /// Makes these screens the only ones that are open.
  package mutating func begin(with screens: [any Screen<Role>]) {
    stack = []
    for screen in screens { open(screen) }
  }

  /// Goes back to the last open screen of this type, if there is one.
  package mutating func goBack<S: Screen>(to type: S.Type) where S.Role == Role {
    goBack { $0 is S }
  }

  /// Goes back to the last open screen that is one of these, if there is one.
  package mutating func goBack(to isWanted: (any Screen<Role>) -> Bool) {
    guard let index = stack.lastIndex(where: { isWanted($0.screen) }) else { return }
    stack.removeSubrange((index + 1)...)
  }

  /// Says a kind word on the last key, on the visible screen.
  package mutating func notice(_ text: String?) {
    top.notice = text
  }

  /// Changes what is typed into the visible screen's line.
  package mutating func setTyped(_ text: String) {
    top.typed = text
    settled = nil
  }

  // MARK: What is to be done outside

  package mutating func ask(_ effect: Effect<Role.Request>) {
    effects.append(effect)
  }

  package mutating func request(_ request: Role.Request) {
    ask(.request(request))
  }

  /// Hands over what is to be done outside since the last time.
  package mutating func takeEffects() -> [Effect<Role.Request>] {
    defer { effects = [] }
    return effects
  }

  // MARK: What is seen

  /// The visible screen, with what its choices and keys do.
  var content: Content { settledView.content }

  /// The visible screen, laid out.
  package var layout: PageLayout { settledView.layout }

  /// The page that is seen now.
  package var page: Page {
    var page = layout.page
    page.notice = shownNotice
    return page
  }

  /// The page on a terminal of the present size.
  package var frame: Frame {
    layout.frame(focus: top.focus, scroll: top.scroll, notice: shownNotice)
  }

  private var shownNotice: String? { settings.usesASCII ? top.notice?.asciified : top.notice }

  private var settledView: (id: Int, content: Content, layout: PageLayout) {
    if let settled, settled.id == top.id { return settled }
    let content = top.screen.content(in: self)
    let page = page(showing: content)
    return (
      top.id, content,
      PageLayout(page, size: size, strings: strings, glyphs: glyphs, isLarge: settings.isLarge)
    )
  }

  private func page(showing content: Content) -> Page {
    var page = Page(
      title: content.title, progress: content.progress, blocks: content.blocks,
      field: content.field?.shown(typed: top.typed), after: content.after, aside: content.aside,
      keys: hints(for: content))
    page.isBlank = content.isBlank
    return settings.usesASCII ? page.asciified : page
  }

  package var glyphs: Glyphs { settings.usesASCII ? .ascii : .unicode }

  /// Takes a new size over. How far a page can be scrolled changes with it; a focus that was in sight stays there.
  package mutating func resize(to size: Size) {
    if size == self.size { return }
    // Who reads a page with a menu from its top still does.
    let isKept = !content.isMenu || (isFocusInSight && top.scroll > 0)
    self.size = size
    // Of a screen that is too small nothing is seen; its page comes back as it was.
    if size.isTooSmall { return }
    if isKept { keepFocusInSight() } else { top.scroll = layout.clamped(scroll: top.scroll) }
  }

  mutating func keepFocusInSight() {
    let view = settledView
    top.scroll = view.layout.scroll(showing: top.focus, from: top.scroll)
    settled = view
  }
}
