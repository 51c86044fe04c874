import Screening
import Yams

/// Everything that people can be asked or told: what is built in, with a site's own files added or in its place.
///
/// A file is decoded when it is asked for, so that a page costs only the files it shows.
public struct Library: Sendable {
  /// The language of every text that the library gives out.
  public let language: String
  let files: [LibraryFile]
  private let decoded: DecodedQuestionnaires

  /// Only what is built in.
  public init(language: String = "en") {
    self.language = language
    files = EmbeddedFile.all.map { LibraryFile($0) }
    decoded = DecodedQuestionnaires()
  }

  /// Combines what is built in with a site's files.
  ///
  /// - Parameters:
  ///   - folder: a folder with files that are added, or replace those of the same kind and id.
  ///   - siteFile: a file of `kind: site` that takes the place of every other.
  /// - Throws: `Problems`, all of them, when any of the site's files has one.
  public init(language: String = "en", folder: String?, siteFile: String?) throws(Problems) {
    try self.init(language: language, siteFiles: SiteFiles(folder: folder, siteFile: siteFile))
  }

  /// Combines what is built in with a site's files, as they were read.
  ///
  /// - Throws: `Problems`, all of them, when any of the site's files has one.
  public init(language: String = "en", siteFiles: SiteFiles) throws(Problems) {
    let siteFile = siteFiles.siteFile
    var (own, unreadable) = siteFiles.parsed()
    // A site file that was named comes before one that lies in the folder.
    if let siteFile { own.removeAll { $0.kind == "site" && $0.name != siteFile } }
    self.init(language: language, files: Self.merge(own))
    let checks = LibraryChecks(library: self)
    var problems = unreadable + checks.problems(in: own) + checks.problemsWithReplacements(own)
    if let siteFile, let file = own.last(where: { $0.name == siteFile }), file.kind != "site" {
      problems.append(
        Problem(file: siteFile, line: 1, column: 1, message: "this is not a site file; it starts with 'kind: site'"))
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  init(
    language: String, files: [LibraryFile], decoded: DecodedQuestionnaires = DecodedQuestionnaires()
  ) {
    self.language = language
    self.files = files
    self.decoded = decoded
  }

  /// The same library with its texts in another language.
  public func inLanguage(_ language: String) -> Library {
    Library(language: language, files: files, decoded: decoded)
  }

  /// Every problem in the files at these paths, seen together with what is built in.
  public static func problems(inFilesAt paths: [String]) -> [Problem] {
    let (own, unreadable) = SiteFiles(paths: paths).parsed()
    return unreadable + LibraryChecks(library: Library(language: "en", files: merge(own))).problems(in: own)
  }

  /// Every problem in a questionnaire's file that is not on the disk yet, seen together with this library.
  package func problems(inFile name: String, text: String) -> [Problem] {
    do throws(Problems) {
      let file = try LibraryFile(name: name, text: text)
      let others = files.filter { $0.identity != file.identity }
      return LibraryChecks(library: Library(language: language, files: others + [file])).problems(in: [file])
    } catch {
      return error.all
    }
  }

  static func merge(_ own: [LibraryFile]) -> [LibraryFile] {
    // A site's phrases may not weaken the check for self-harm items: the built-in ones stay.
    let own = own.filter { $0.kind != "phrases" }
    let replaced = Set(own.map(\.identity))
    return EmbeddedFile.all.map { LibraryFile($0) }.filter { !replaced.contains($0.identity) } + own
  }

  /// The texts of all files that are built in, in the order of their names.
  package static func builtInFileTexts() -> [String] {
    EmbeddedFile.all.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
      .map { $0.contents.description }
  }

  // MARK: What it holds

  /// The languages in which all that the site offers can be asked.
  public var languages: [String] {
    interfaceLanguages.filter { missing(in: $0).isEmpty }
  }

  /// The languages that the program's own pages can be shown in.
  private var interfaceLanguages: [String] {
    files.filter { $0.kind == "interface" }.compactMap(\.language).sorted()
  }

  /// The ids of what the site offers and this language lacks; empty also for a language without pages of its own.
  package func missing(in language: String) -> [String] {
    // What is built in is in English, and a site's own files need not be looked at before a page shows them.
    if language == "en" || !interfaceLanguages.contains(language) { return [] }
    let spoken = inLanguage(language)
    guard let site = try? site() else { return [] }
    let plans = site.plans + site.topics
    let english = inLanguage("en")
    let asked = plans.compactMap { (try? english.plan($0)) ?? nil }.flatMap { $0.steps.map(\.questionnaire) }
    var missing: [String] = []
    for id in plans where ((try? spoken.plan(id)) ?? nil) == nil && !missing.contains(id) { missing.append(id) }
    for id in asked where ((try? spoken.questionnaire(id)) ?? nil) == nil && !missing.contains(id) {
      missing.append(id)
    }
    return missing
  }

  /// The ids of all questionnaires, in the order of their files.
  public var questionnaireIDs: [Questionnaire.ID] {
    files.filter(\.isQuestionnaire).map(\.id)
  }

  /// The ids of all plans, in the order of their files.
  public var planIDs: [Plan.ID] {
    files.filter { $0.kind == "plan" }.map(\.id)
  }

  /// - Returns: `nil` when there is no such questionnaire, or not in this language.
  public func questionnaire(_ id: Questionnaire.ID) throws(Problems) -> Questionnaire? {
    try decoded.questionnaire(id, language: language) { () throws(Problems) -> Questionnaire? in
      try decode(first: { $0.isQuestionnaire && $0.id == id }) { node, log in
        QuestionnaireDecoder(language: language, log: log).decode(node)
      } ?? nil
    }
  }

  /// The whole text of the questionnaire's file, for a digest of it; `nil` when there is no such questionnaire.
  public func fileContent(ofQuestionnaire id: Questionnaire.ID) -> String? {
    files.first { $0.isQuestionnaire && $0.id == id }?.contents.text
  }

  /// - Returns: `nil` when there is no such plan, or not in this language.
  public func plan(_ id: Plan.ID) throws(Problems) -> Plan? {
    try decode(first: { $0.kind == "plan" && $0.id == id }) { node, log in
      PlanDecoder(language: language, log: log).decode(node)
    } ?? nil
  }

  /// The questionnaires of a plan that the site offers, in the order of the plan.
  ///
  /// - Parameter withCounselor: whether a counselor is there to ask those that only a counselor may.
  public func questionnaires(
    of plan: Plan, for site: SiteProfile, withCounselor: Bool = false
  ) throws(Problems) -> [Questionnaire] {
    try questionnaires(plan.steps.map(\.questionnaire), for: site, withCounselor: withCounselor)
  }

  /// Those of the questionnaires with these ids that the site offers, in their order.
  public func questionnaires(
    _ ids: [Questionnaire.ID], for site: SiteProfile, withCounselor: Bool
  ) throws(Problems) -> [Questionnaire] {
    var questionnaires: [Questionnaire] = []
    for id in ids {
      guard let questionnaire = try questionnaire(id) else { continue }
      if questionnaire.isNoncommercial && !site.offersNoncommercial { continue }
      if questionnaire.isForCounselors && !withCounselor { continue }
      questionnaires.append(questionnaire)
    }
    return questionnaires
  }

  /// The site's profile. There always is one with crisis lines: a site file without them is refused.
  public func site() throws(Problems) -> SiteProfile {
    guard
      let site = try decode(first: { $0.kind == "site" }, decoder: { node, log in SiteDecoder(log: log).decode(node) })
    else {
      throw Problems([Problem(file: "site.yaml", message: "there is no site file; the program needs its crisis lines")])
    }
    return site
  }

  /// The sentences of the program's own pages, in this language or else in English.
  package func strings() throws(Problems) -> Strings {
    let files = files.filter { $0.kind == "interface" }
    let file = files.first { $0.language == language } ?? files.first { $0.language == "en" }
    return try decode(first: { $0.identity == file?.identity }) { node, log in
      InterfaceDecoder(log: log).decode(node)
    } ?? Strings(texts: Strings.definitions.map { _ in "" })
  }

  /// The education pages in order, each in this language or else in English.
  public func educationPages() throws(Problems) -> [EducationPage] {
    let all = files.filter { $0.kind == "education" }
    let translated = Set(all.filter { $0.language == language }.map(\.id))
    var pages: [EducationPage] = []
    for file in all where file.language == language || (file.language == "en" && !translated.contains(file.id)) {
      pages.append(try decode(file) { node, log in EducationDecoder(log: log).decode(node) })
    }
    return pages.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
  }

  /// The signs that the questionnaires of the four areas must ask about.
  public func signs() throws(Problems) -> [Sign] {
    try decode(first: { $0.kind == "signs" }) { node, log in
      SignsDecoder(language: language, log: log).decode(node)
    } ?? []
  }

  private func decode<Value>(
    first matches: (LibraryFile) -> Bool, decoder: (Node, FileLog) -> Value
  ) throws(Problems) -> Value? {
    guard let file = files.first(where: matches) else { return nil }
    return try decode(file, decoder: decoder)
  }

  private func decode<Value>(_ file: LibraryFile, decoder: (Node, FileLog) -> Value) throws(Problems) -> Value {
    let log = FileLog(file: file.name, isKnownToBeRight: file.isBuiltIn)
    let value = decoder(try file.nodes(), log)
    if !log.problems.isEmpty { throw Problems(log.problems) }
    return value
  }
}
