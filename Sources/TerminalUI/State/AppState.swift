import QuestionnaireLibrary
import Screening

/// Everything the program knows while it runs: where the person is and what was answered.
///
/// `update` is the only way it changes, and `page` is all that is seen of it.
public struct AppState: Sendable {
  let library: Library
  let site: SiteProfile
  let words: Words
  let settings: Settings
  public internal(set) var size: Size { didSet { settled = nil } }
  /// The languages to choose from, in a kiosk that has several.
  var languages: [Language] = []
  /// The plans on the first page.
  let plans: [Plan]
  /// The open pages, the visible one last. Never empty.
  private(set) var places = [Place(.welcome)]
  var interview: Interview? { didSet { settled = nil } }
  /// The answer that is chosen on the question page but not confirmed.
  var draft = Draft.none { didSet { settled = nil } }
  /// Whether the question was opened from the review, so that Enter leads back there.
  var isEditing = false
  /// The layout in which the last key left the page, so that drawing and the next key need not make it again. Gone
  /// with any change of what a page is made from.
  private var settled: (route: Route, layout: PageLayout)?
  /// What a counselor has open; `nil` for a person alone and in a kiosk.
  var desk: Desk? { didSet { settled = nil } }
  /// The tick list for which "is it true that nothing fits?" was asked: a second Enter is the answer.
  var emptyListAsked: Questionnaire.ID?

  enum Draft: Sendable, Equatable {
    case none
    case option(Int)
    case number(String)
  }

  /// How the program was asked to show itself.
  public struct Settings: Sendable {
    /// Only ASCII signs and letters, for terminals that have no others.
    public var usesASCII: Bool
    /// Checklists are asked sign by sign instead of as boxes on a page.
    public var asksOneByOne: Bool

    /// Free lines between the answers, for easier reading.
    public var isSpacious: Bool
    /// In a waiting room, for one visitor after the other: with a take-away at the end, and no way to stop the program.
    public var isKiosk: Bool
    /// As lines of text, which stay in the terminal where everybody can scroll back to them: nothing can be locked.
    public var isInLines: Bool

    public init(
      usesASCII: Bool = false, asksOneByOne: Bool = false, isSpacious: Bool = false, isKiosk: Bool = false,
      isInLines: Bool = false
    ) {
      self.usesASCII = usesASCII
      self.asksOneByOne = asksOneByOne
      self.isSpacious = isSpacious
      self.isKiosk = isKiosk
      self.isInLines = isInLines
    }
  }

  /// - Throws: `Problems` when the site, the interface words or a plan of the first page cannot be read.
  public init(library: Library, settings: Settings = Settings(), size: Size) throws(Problems) {
    self.library = library
    self.size = size
    site = try library.site()
    words = Words(try library.interface(), asASCII: settings.usesASCII)
    self.settings = settings
    var plans: [Plan] = []
    for id in site.plans {
      if let plan = try library.plan(id) { plans.append(plan) }
    }
    self.plans = plans
  }

  // MARK: Places

  var place: Place {
    get { places[places.count - 1] }
    set { places[places.count - 1] = newValue }
  }

  mutating func push(_ route: Route) {
    places.append(Place(route))
  }

  mutating func pop() {
    if places.count > 1 { places.removeLast() }
  }

  /// Makes a page the only one that is open.
  mutating func begin(at route: Route) { places = [Place(route)] }

  /// Changes what is typed into the page's line.
  mutating func setTyped(_ text: String) {
    place.typed = text
    settled = nil
  }

  /// Goes back to the last page that is open with such a route, if one is.
  mutating func popBack(to matches: (Route) -> Bool) {
    guard let index = places.lastIndex(where: { matches($0.route) }) else { return }
    places.removeSubrange((index + 1)...)
  }

  // MARK: What is seen

  /// The visible page.
  public var page: Page {
    var page = barePage
    page.notice = place.notice
    return settings.usesASCII ? page.asciified : page
  }

  private var barePage: Page {
    switch place.route {
    case .welcome: welcomePage
    case .topics: topicsPage
    case .learn: learnPage
    case .education(let pages, let index, _): educationPage(pages, index: index)
    case .question: questionPage
    case .crisis(let level, _): crisisPage(level)
    case .review: reviewPage
    case .results: resultsPage
    case .arithmetic(let outcome): arithmeticPage(outcome)
    case .fuller: fullerPage
    case .centre: centrePage
    case .helpNow: helpNowPage
    case .keys(let actions): keysPage(actions)
    case .privacy: privacyPage
    case .leaving: leavingPage
    case .attract(let shift): attractPage(shift: shift)
    case .languages: languagesPage
    case .stillThere(let isFinished, let secondsLeft): stillTherePage(isFinished, secondsLeft: secondsLeft)
    case .takeAway(let takeAway, let part): takeAwayPage(takeAway, part: part)
    case .desk(let page): self.page(page)
    }
  }

  /// The visible page on a screen of the present size.
  public var frame: Frame {
    layout.frame(
      focus: place.focus, scroll: place.scroll,
      notice: settings.usesASCII ? place.notice?.asciified : place.notice)
  }

  /// The visible page, laid out.
  var layout: PageLayout {
    if let settled, settled.route == place.route { return settled.layout }
    return PageLayout(page, size: size, words: words, glyphs: glyphs, isSpacious: settings.isSpacious)
  }

  var glyphs: Glyphs { settings.usesASCII ? .ascii : .unicode }

  /// How far a size allows the page to be scrolled changes with it; the focus stays in sight.
  public mutating func resize(to size: Size) {
    if size == self.size { return }
    self.size = size
    keepFocusInSight()
  }

  mutating func keepFocusInSight() {
    let layout = layout
    place.scroll = layout.scroll(showing: place.focus, from: place.scroll)
    settled = (place.route, layout)
  }

  /// Whether leaving would lose something.
  var hasAnswers: Bool { interview.map { !$0.answers.isEmpty } ?? false }

  /// What the library has under these names. Shipped and site files were checked before the program started,
  /// so one that cannot be read is only left out.
  func loadPlan(_ id: Plan.ID) -> Plan? { (try? library.plan(id)) ?? nil }

  func loadQuestionnaires(of plan: Plan) -> [Questionnaire] {
    let questionnaires = (try? library.questionnaires(of: plan, for: site, withCounselor: desk != nil)) ?? []
    return settings.asksOneByOne ? questionnaires.map { $0.presented(.oneAtATime) } : questionnaires
  }

  func loadEducationPages() -> [EducationPage] {
    ((try? library.educationPages()) ?? []).map { $0.filled(from: site) }
  }
}
