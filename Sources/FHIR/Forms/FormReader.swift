import ForeignText
import Screening

/// Reads a Questionnaire. Nothing in it is worked out, fetched or run: formulas are only noticed.
struct FormReader {
  private let resource: PlacedJSON
  private let options: OptionReader
  var form = Form()
  /// Every item by its link id, asked or not.
  var entries: [String: Entry] = [:]
  /// The link ids in the order of the file.
  var order: [String] = []

  /// What is known of an item while the others are read.
  struct Entry {
    let place: PlacedJSON
    /// The conditions of the item itself and of all that it stands in, each as its own list.
    let conditions: [ConditionList]
    /// Whether it has items of its own and takes no answer.
    var isContainer = false
  }

  struct ConditionList {
    let owner: String
    let list: PlacedJSON
    let behavior: PlacedJSON?
  }

  /// What an item inherits from those around it.
  private struct Surroundings {
    var stems: [String] = []
    var conditions: [ConditionList] = []
    var isHidden = false
    var countsUnasked = false
  }

  /// - Parameter resources: those that came with it, which may hold its lists of answers.
  private init(_ resource: PlacedJSON, beside resources: [PlacedJSON]) {
    self.resource = resource
    options = OptionReader(contained: resource["contained"]?.elements ?? [], beside: resources)
  }

  static func form(_ resource: PlacedJSON, beside resources: [PlacedJSON]) throws(FormProblem) -> Form {
    var reader = FormReader(resource, beside: resources)
    try reader.readAll()
    return reader.form
  }

  private mutating func readAll() throws(FormProblem) {
    try refuseOtherVersions()
    try refuseModifiers(of: resource)
    form.id = try text("id", of: resource)
    form.url = try text("url", of: resource)
    form.version = try text("version", of: resource)
    form.name = try text("name", of: resource)
    form.title = try text("title", of: resource)
    form.language = try text("language", of: resource)
    form.publisher = try text("publisher", of: resource)
    form.copyright = try text("copyright", of: resource)
    form.codes = try codes(of: resource)
    noteExtensions(of: resource, linkID: nil)
    guard let items = resource["item"] else {
      throw FormProblem("this Questionnaire has no 'item', so it asks nothing", at: resource)
    }
    try read(items, in: Surroundings())
    try readConditions()
    var seen: Set<Form.Loss> = []
    form.losses = form.losses.filter { seen.insert($0).inserted }
  }

  // MARK: Versions

  private func refuseOtherVersions() throws(FormProblem) {
    if let group = resource["group"] {
      throw FormProblem(
        "this is a Questionnaire of FHIR DSTU2 ('group'); only R4 is read, so convert it first", at: group)
    }
    let profiles = resource["meta"]?["profile"]?.elements.compactMap(\.string) ?? []
    if let place = resource["meta"]?["profile"], profiles.contains(where: { $0.contains("hl7.org/fhir/5.0") }) {
      throw Self.otherVersion("R5", named: "meta.profile", at: place)
    }
  }

  private static func otherVersion(_ version: String, named name: String, at place: PlacedJSON) -> FormProblem {
    FormProblem(
      "this is a Questionnaire of FHIR \(version) (\(name)); only R4 is read, so convert it to R4 first", at: place)
  }

  private func refuseOtherVersions(in item: PlacedJSON, type: PlacedJSON) throws(FormProblem) {
    if let older = item["option"] ?? item["options"] {
      throw Self.otherVersion("STU3", named: "item.option", at: older)
    }
    if let newer = item["answerConstraint"] ?? item["disabledDisplay"] {
      throw Self.otherVersion("R5", named: "item.answerConstraint", at: newer)
    }
    if ["coding", "question"].contains(type.string) {
      throw Self.otherVersion("R5", named: "an item of type '\(type.string ?? "")'", at: type)
    }
  }

  private func refuseModifiers(of node: PlacedJSON) throws(FormProblem) {
    // FHIR: what changes the meaning in a way that is not known here must not be read as if it did not.
    if let modifier = node["modifierExtension"] {
      throw FormProblem("a modifierExtension may change what this means, so it can't be read here", at: modifier)
    }
  }

  // MARK: Items

  private mutating func read(_ items: PlacedJSON, in surroundings: Surroundings) throws(FormProblem) {
    guard items.isArray else { throw FormProblem("'item' is a list in FHIR, in [ ]", at: items) }
    var surroundings = surroundings
    let outer = surroundings.stems
    /// The displays since the last question: the next ones replace them.
    var displays: [String] = []
    var isDisplayLast = false
    for item in items.elements {
      guard item.isObject else { throw FormProblem("an item is written in { }", at: item) }
      if item["type"]?.string == "display" {
        if !isDisplayLast { displays = [] }
        isDisplayLast = true
        _ = try begin(item, in: surroundings)
        if !isHidden(item), let words = try words(of: item) { displays.append(words) }
        continue
      }
      isDisplayLast = false
      surroundings.stems = outer + displays
      try read(item: item, in: surroundings)
    }
  }

  /// Registers an item, whatever becomes of it.
  private mutating func begin(
    _ item: PlacedJSON, in surroundings: Surroundings
  ) throws(FormProblem) -> (linkID: String, type: String, conditions: [ConditionList]) {
    try refuseModifiers(of: item)
    guard let linkID = try text("linkId", of: item), !linkID.isEmpty else {
      throw FormProblem("this item has no 'linkId'; each needs its own", at: item)
    }
    guard let type = item["type"] else {
      throw FormProblem("the item '\(linkID)' has no 'type', so nobody knows what it asks for", at: item)
    }
    guard let typeName = type.string else { throw FormProblem("'type' takes text", at: type) }
    try refuseOtherVersions(in: item, type: type)
    if entries[linkID] != nil {
      throw FormProblem("the linkId '\(linkID)' is used twice; each item needs its own", at: item["linkId"] ?? item)
    }
    var conditions = surroundings.conditions
    if let list = item["enableWhen"] {
      guard list.isArray else { throw FormProblem("'enableWhen' is a list in FHIR, in [ ]", at: list) }
      if !list.elements.isEmpty {
        conditions.append(ConditionList(owner: linkID, list: list, behavior: item["enableBehavior"]))
      }
    }
    entries[linkID] = Entry(place: item, conditions: conditions)
    order.append(linkID)
    noteExtensions(of: item, linkID: linkID)
    return (linkID, typeName, conditions)
  }

  private mutating func read(item: PlacedJSON, in surroundings: Surroundings) throws(FormProblem) {
    let (linkID, type, conditions) = try begin(item, in: surroundings)
    var inside = surroundings
    inside.conditions = conditions
    inside.countsUnasked = surroundings.countsUnasked || hasExtension(FHIRNames.leftOutUnlessExtension, item)
    inside.isHidden = surroundings.isHidden || isHidden(item)
    let countBefore = form.questions.count
    if type == "group" {
      entries[linkID]?.isContainer = true
      if let words = try words(of: item) { inside.stems.append(words) }
      if item["repeats"]?.bool == true { lose(.severalAnswers, linkID) }
    } else {
      try readQuestion(item, linkID: linkID, type: type, in: inside)
    }
    guard let children = item["item"] else { return }
    guard type != "group" else {
      try read(children, in: inside)
      let asked = form.questions[countBefore...].map(\.linkID)
      for index in form.totals.indices where form.totals[index].beside.isEmpty && isIn(children, form.totals[index]) {
        form.totals[index].beside = asked
      }
      return
    }
    try readChildren(children, ofQuestion: linkID, in: inside)
  }

  private func isIn(_ items: PlacedJSON, _ total: Form.Total) -> Bool {
    items.elements.contains { $0["linkId"]?.string == total.linkID }
  }

  /// The items inside a question: displays explain it, and questions follow it.
  private mutating func readChildren(
    _ children: PlacedJSON, ofQuestion linkID: String, in surroundings: Surroundings
  ) throws(FormProblem) {
    guard children.isArray else { throw FormProblem("'item' is a list in FHIR, in [ ]", at: children) }
    var notes: [String] = []
    for child in children.elements where child["type"]?.string == "display" {
      _ = try begin(child, in: surroundings)
      if !isHidden(child), child["enableWhen"] == nil, let words = try words(of: child) { notes.append(words) }
    }
    if !notes.isEmpty, let index = form.questions.lastIndex(where: { $0.linkID == linkID }) {
      form.questions[index].note = notes.joined(separator: " ")
    }
    let others = children.elements.filter { $0["type"]?.string != "display" }
    if !others.isEmpty { try read(PlacedJSON(offset: children.offset, .array(others)), in: surroundings) }
  }

  private mutating func readQuestion(
    _ item: PlacedJSON, linkID: String, type: String, in surroundings: Surroundings
  ) throws(FormProblem) {
    let words = try words(of: item)
    let codes = try codes(of: item)
    if let total = try total(item, linkID: linkID, type: type, words: words ?? "", codes: codes) {
      form.totals.append(total)
      return
    }
    if surroundings.isHidden { return lose(.hidden, linkID) }
    if item["readOnly"]?.bool == true { return lose(.readOnly, linkID) }
    guard let answers = try answers(item, linkID: linkID, type: type) else { return }
    guard let words else { return lose(.noText, linkID) }
    if item["repeats"]?.bool == true { lose(.severalAnswers, linkID) }
    if type == "open-choice" { lose(.ownWords, linkID) }
    if item["initial"] != nil { lose(.startingAnswers, linkID) }
    guard form.questions.count < InputLimits.questions else {
      throw FormProblem("this asks more than \(InputLimits.questions) questions; nobody could answer them", at: item)
    }
    form.questions.append(
      Form.Question(
        linkID: linkID, prefix: try text("prefix", of: item)?.withoutMarkup, text: words,
        stem: surroundings.stems.isEmpty ? nil : surroundings.stems.joined(separator: " "), codes: codes,
        answers: answers, countsUnasked: surroundings.countsUnasked))
  }

  private mutating func answers(
    _ item: PlacedJSON, linkID: String, type: String
  ) throws(FormProblem) -> Form.Answers? {
    switch type {
    case "boolean": return .yesOrNo(OptionReader.noAndYes)
    case "integer", "decimal":
      if item["answerOption"] != nil || item["answerValueSet"] != nil { return try choice(item, linkID: linkID) }
      return try number(item, linkID: linkID, isDecimal: type == "decimal")
    case "choice", "open-choice": return try choice(item, linkID: linkID)
    case "string" where item["answerOption"] != nil || item["answerValueSet"] != nil:
      return try choice(item, linkID: linkID)
    case "date", "dateTime", "time", "string", "text", "url", "attachment", "reference", "quantity":
      lose(.answerType(type), linkID)
    default: lose(.unknownType(type), linkID)
    }
    return nil
  }

  private mutating func choice(_ item: PlacedJSON, linkID: String) throws(FormProblem) -> Form.Answers? {
    switch try options.options(of: item) {
    case .found(let found):
      let points = found.map(\.points)
      let areWhole = points.allSatisfy { if case .whole = $0 { true } else { false } }
      if !areWhole, points.contains(where: { $0 != .none }) { lose(.points, linkID) }
      return .options(found)
    case .lost(let kind):
      lose(kind, linkID)
      return nil
    }
  }

  private mutating func number(
    _ item: PlacedJSON, linkID: String, isDecimal: Bool
  ) throws(FormProblem) -> Form.Answers {
    if isDecimal { lose(.decimals, linkID) }
    let minimum = bound("minValue", of: item, rounded: .up)
    let maximum = bound("maxValue", of: item, rounded: .down)
    if minimum == nil || maximum == nil { lose(.noRange, linkID) }
    let low = minimum ?? min(0, maximum ?? 0)
    let high = maximum ?? max(Self.usualMaximum, low)
    guard low <= high else {
      throw FormProblem("the item '\(linkID)' has a lowest value above its highest", at: item)
    }
    let unit = extensions(of: item).first { $0.name == "questionnaire-unit" || $0.name == "questionnaire-unitOption" }
    let words = unit?.node["valueCoding"].flatMap { $0["display"]?.string ?? $0["code"]?.string }?.withoutMarkup
    return .number(minimum: low, maximum: high, unit: words)
  }

  /// The highest number that is taken where the file names none: a year can be given.
  private static let usualMaximum = 9999

  private func bound(_ name: String, of item: PlacedJSON, rounded: FloatingPointRoundingRule) -> Int? {
    guard let node = extensions(of: item).first(where: { $0.name == name })?.node,
      let value = (node["valueInteger"] ?? node["valueDecimal"])?.number.flatMap(Double.init)
    else { return nil }
    return Int(exactly: value.rounded(rounded)).map { max(-Self.farthest, min(Self.farthest, $0)) }
  }

  /// Beyond it no file here takes a number.
  private static let farthest = 1_000_000

  // MARK: Totals

  /// The item as one that holds a result, if it is one.
  private func total(
    _ item: PlacedJSON, linkID: String, type: String, words: String, codes: [Form.Code]
  ) throws(FormProblem) -> Form.Total? {
    guard ["integer", "decimal", "quantity", "string", "text"].contains(type) else { return nil }
    let formulas = extensions(of: item).filter {
      $0.name == "sdc-questionnaire-calculatedExpression" || $0.name == "cqf-expression"
    }
    .compactMap { ($0.node["valueExpression"]?["expression"] ?? $0.node["valueString"])?.string }
    let isNumber = type != "string" && type != "text"
    let isNamedScore = isNumber && Self.namesScore(words)
    guard !formulas.isEmpty || (isNumber && item["readOnly"]?.bool == true) || isNamedScore else { return nil }
    let formula = formulas.joined(separator: " ")
    return Form.Total(
      linkID: linkID, text: words, codes: codes, named: Self.quoted(in: formula).filter { $0 != linkID },
      hasFormula: !formulas.isEmpty, beside: [])
  }

  private static func namesScore(_ words: String) -> Bool {
    let words = words.lowercased()
    return words.contains("total score") || words.contains("sum score") || words.contains("score total")
      || words.hasSuffix(" score") || words.hasSuffix(" score:") || words == "score" || words == "total"
  }

  /// The texts in quotes in a formula: among them are the link ids of the questions that it adds up.
  private static func quoted(in formula: String) -> [String] {
    var texts: [String] = []
    var open: (sign: Character, start: String.Index)?
    for index in formula.indices where formula[index] == "'" || formula[index] == "\"" {
      if let (sign, start) = open {
        guard formula[index] == sign else { continue }
        texts.append(String(formula[start..<index]))
        open = nil
      } else {
        open = (formula[index], formula.index(after: index))
      }
    }
    return texts
  }

  // MARK: Parts

  mutating func lose(_ kind: Form.Loss.Kind, _ linkID: String?) {
    form.losses.append(Form.Loss(kind: kind, linkID: linkID))
  }

  private func text(_ name: String, of node: PlacedJSON) throws(FormProblem) -> String? {
    guard let value = node[name] else { return nil }
    guard let text = value.string else { throw FormProblem("'\(name)' takes text", at: value) }
    return text
  }

  /// The words of an item: its text, or else those that a code of it has.
  private mutating func words(of item: PlacedJSON) throws(FormProblem) -> String? {
    if let words = try text("text", of: item)?.withoutMarkup, !words.isEmpty { return words }
    let marked = extensions(of: item["_text"] ?? PlacedJSON(offset: item.offset, .null))
      .first { $0.name == "rendering-markdown" || $0.name == "rendering-xhtml" }
    if let words = (marked?.node["valueMarkdown"] ?? marked?.node["valueString"])?.string?.withoutMarkup, !words.isEmpty
    {
      return words
    }
    let display = item["code"]?.elements.lazy.compactMap { $0["display"]?.string?.withoutMarkup }.first
    return display?.isEmpty == false ? display : nil
  }

  private func codes(of node: PlacedJSON) throws(FormProblem) -> [Form.Code] {
    guard let list = node["code"] else { return [] }
    guard list.isArray else { throw FormProblem("'code' is a list in FHIR, in [ ]", at: list) }
    var codes: [Form.Code] = []
    for coding in list.elements {
      if let code = try text("code", of: coding) {
        codes.append(Form.Code(system: try text("system", of: coding), code: code))
      }
    }
    return codes
  }

  private func extensions(of node: PlacedJSON) -> [(name: String, node: PlacedJSON)] {
    OptionReader.extensions(of: node)
  }

  private func hasExtension(_ url: String, _ node: PlacedJSON) -> Bool {
    node["extension"]?.elements.contains { $0["url"]?.string == url && $0["valueBoolean"]?.bool == true } == true
  }

  private func isHidden(_ item: PlacedJSON) -> Bool {
    extensions(of: item).contains { $0.name == "questionnaire-hidden" && $0.node["valueBoolean"]?.bool == true }
  }

  /// Notices what an extension asks for that is not done here.
  private mutating func noteExtensions(of node: PlacedJSON, linkID: String?) {
    for (name, part) in extensions(of: node) {
      let expression = part["valueExpression"]
      if expression?["language"]?.string?.lowercased().contains("cql") == true || name == "cqf-library" {
        lose(.cql, linkID)
      }
      switch name {
      case "sdc-questionnaire-enableWhenExpression": lose(.conditionExpression, linkID)
      case "questionnaire-itemMedia", "sdc-questionnaire-itemMedia", "sdc-questionnaire-itemAnswerMedia":
        lose(.pictures, linkID)
      case "sdc-questionnaire-questionnaireAdaptive", "sdc-questionnaire-subQuestionnaire": lose(.adaptive, linkID)
      case "cqf-library", "sdc-questionnaire-unit": break
      default: if expression != nil || name == "questionnaire-constraint" { lose(.formulas, linkID) }
      }
    }
    for name in ["_text", "_title"] {
      if let part = node[name], extensions(of: part).contains(where: { $0.name == "translation" }) {
        lose(.translations, nil)
      }
    }
  }
}
