import ForeignText
import Screening
import Yams

/// Checks files together with the library they are part of: what they refer to must be there and agree.
struct LibraryChecks {
  let library: Library

  /// Every problem in these files: their own first, then those with what they refer to.
  func problems(in files: [LibraryFile]) -> [Problem] {
    var problems = repeats(in: files)
    for file in files {
      let log = FileLog(file: file.name)
      do throws(Problems) {
        let node = try file.parse()
        decode(file, node, log)
        log.checkCharacters(in: node)
      } catch {
        problems += error.all
      }
      let own = log.problems
      let others = log.references.compactMap(problem(with:)).filter { other in
        // What the file's own checks have found at a place is not said a second time.
        !own.contains { ($0.line, $0.column) == (other.line, other.column) }
      }
      problems += named((own + others).sorted { ($0.line, $0.column) < ($1.line, $1.column) }, of: log)
    }
    return problems
  }

  /// As many of a file's problems as somebody may read, and how many more there are.
  private func named(_ problems: [Problem], of log: FileLog) -> [Problem] {
    let named = problems.prefix(InputLimits.namedProblems)
    let countOfOthers = problems.count - named.count + log.countOfOthers
    if countOfOthers == 0 { return problems }
    return named + [
      Problem(file: log.file, message: "there are \(countOfOthers) more problems like these; mend those above first")
    ]
  }

  /// The problems of other files that relied on something in the files that these replaced.
  func problemsWithReplacements(_ replacements: [LibraryFile]) -> [Problem] {
    // What is built in relies on nothing that is not.
    let builtIn = Set(EmbeddedFile.all.compactMap(\.id))
    let replaced = builtIn.intersection(replacements.filter { $0.isQuestionnaire || $0.kind == "plan" }.map(\.id))
    if replaced.isEmpty { return [] }
    let names = Set(replacements.map(\.name))
    return library.files.filter { !names.contains($0.name) }.flatMap { file -> [Problem] in
      guard let node = try? file.parse() else { return [] }
      let log = FileLog(file: file.name)
      decode(file, node, log)
      return log.references.filter { replaced.contains($0.holder ?? "") }.compactMap(problem(with:))
    }
  }

  private func repeats(in files: [LibraryFile]) -> [Problem] {
    var first: [String: String] = [:]
    return files.compactMap { file in
      defer { first[file.identity] = first[file.identity] ?? file.name }
      return first[file.identity].map { other in
        Problem(
          file: file.name, line: 1, column: 1,
          message: "'\(file.id)' is already the id of \(other); give each file its own")
      }
    }
  }

  private func decode(_ file: LibraryFile, _ node: Node, _ log: FileLog) {
    switch file.kind {
    case "screen", "checklist": _ = QuestionnaireDecoder(language: library.language, log: log).decode(node)
    case "plan": _ = PlanDecoder(language: library.language, log: log).decode(node)
    case "education": _ = EducationDecoder(log: log).decode(node)
    case "site": _ = SiteDecoder(log: log).decode(node)
    case "interface": _ = InterfaceDecoder(log: log).decode(node)
    case "signs": _ = SignsDecoder(language: library.language, log: log).decode(node)
    default: _ = PhrasesDecoder(log: log).decode(node)
    }
  }

  private func problem(with reference: Reference) -> Problem? {
    switch reference.target {
    case .questionnaire(let id):
      library.questionnaireIDs.contains(id) ? nil : reference.problem("there is no questionnaire '\(id)'")
    case .plan(let id):
      library.planIDs.contains(id) ? nil : reference.problem("there is no plan '\(id)'")
    case .education(let id):
      library.files.contains { $0.kind == "education" && $0.id == id }
        ? nil : reference.problem("there is no education page '\(id)'")
    case .sign(let id):
      (try? library.signs())?.contains { $0.id == id } == true
        ? nil : reference.problem("there is no sign '\(id)' in signs.yaml")
    case .cutOff(let questionnaire, let score):
      problem(with: reference, questionnaire: questionnaire, score: score)
    case .item(let item):
      problem(with: reference, sharing: item)
    case .sameQuestion(let id, let item):
      problem(with: reference, sameAs: id, item)
    case .planItem(let item, let codes, let asked):
      problem(with: reference, item: item, codes: codes, asked: asked)
    }
  }

  private func problem(with reference: Reference, questionnaire id: String, score: String) -> Problem? {
    guard library.questionnaireIDs.contains(id) else { return reference.problem("there is no questionnaire '\(id)'") }
    // One that cannot be read is reported in its own place.
    guard let questionnaire = try? library.questionnaire(id) else { return nil }
    guard let definition = questionnaire.scores.first(where: { $0.id == score }) else {
      return reference.problem("'\(id)' has no score '\(score)'")
    }
    return definition.cutOff == nil ? reference.problem("the score '\(id)/\(score)' has no cut-off") : nil
  }

  private func problem(
    with reference: Reference, item id: Item.ID, codes: [String], asked: [Questionnaire.ID]
  ) -> Problem? {
    let item = asked.lazy.compactMap { (try? library.questionnaire($0))?.item(id) }.first
    guard let item else {
      return reference.problem("the condition looks at '\(id)', which no earlier step of this plan asks")
    }
    let unknown = codes.first { code in !item.options.contains { $0.code == code } }
    return unknown.map { reference.problem("'\(id)' has no option with the code '\($0)'") }
  }

  /// Items with one id share the answer, so they must be the same question.
  private func problem(with reference: Reference, sharing item: Item) -> Problem? {
    for file in library.files where file.isQuestionnaire && file.name != reference.file {
      guard file.contents.text.contains(item.id),
        let other = (try? library.questionnaire(file.id))?.item(item.id)
      else { continue }
      if other.text != item.text || other.stem != item.stem || other.answerKind != item.answerKind {
        return reference.problem(
          "'\(item.id)' is also in \(file.name) with other words, options or points; items that share an id are "
            + "asked once, so they must be the same")
      }
    }
    return nil
  }

  /// Whoever was asked the one is not asked the other, so they must be the same question.
  private func problem(with reference: Reference, sameAs id: Item.ID, _ item: Item) -> Problem? {
    let other = library.questionnaireIDs.lazy.compactMap { (try? library.questionnaire($0))?.item(id) }.first
    guard let other else { return reference.problem("no questionnaire has an item '\(id)'") }
    let isSame = other.text == item.text && other.options.map(\.text) == item.options.map(\.text)
    return isSame ? nil : reference.problem("'\(id)' has other words or options; 'once-with' names the same question")
  }
}
