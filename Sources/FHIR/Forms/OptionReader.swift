import ForeignText

/// Reads the answers that a question offers, wherever its file keeps them.
struct OptionReader {
  private let valueSets: [PlacedJSON]
  private let codeSystems: [PlacedJSON]
  private let contained: [PlacedJSON]

  enum Result {
    case found([Form.Option])
    case lost(Form.Loss.Kind)
  }

  /// - Parameters:
  ///   - contained: the resources inside the Questionnaire.
  ///   - resources: those that came with it in a Bundle.
  init(contained: [PlacedJSON], beside resources: [PlacedJSON]) {
    self.contained = contained
    let all = contained + resources
    valueSets = all.filter { $0["resourceType"]?.string == "ValueSet" }
    codeSystems = all.filter { $0["resourceType"]?.string == "CodeSystem" }
  }

  /// The answers to a boolean.
  static let noAndYes = [
    Form.Option(code: "no", coding: nil, text: "No", points: .none),
    Form.Option(code: "yes", coding: nil, text: "Yes", points: .none),
  ]

  func options(of item: PlacedJSON) throws(FormProblem) -> Result {
    if let list = item["answerOption"] {
      guard list.isArray else { throw FormProblem("'answerOption' is a list in FHIR, in [ ]", at: list) }
      guard list.elements.count <= InputLimits.answers else { return .lost(.tooManyAnswers) }
      var found: [Answer] = []
      for option in list.elements {
        guard let answer = answer(option) else {
          throw FormProblem("this answer has no value that can be shown", at: option)
        }
        found.append(answer)
      }
      return found.isEmpty ? .lost(.noOptions) : .found(Self.options(found))
    }
    guard let reference = item["answerValueSet"] else { return .lost(.noOptions) }
    guard let name = reference.string else { throw FormProblem("'answerValueSet' takes text", at: reference) }
    guard let valueSet = try valueSet(name, at: reference) else { return .lost(.valueSetElsewhere(name)) }
    guard size(of: valueSet) <= InputLimits.answers else { return .lost(.tooManyAnswers) }
    let found = answers(in: valueSet)
    return found.isEmpty ? .lost(.valueSetWithoutList) : .found(Self.options(found))
  }

  // MARK: Answers

  private struct Answer {
    var coding: Form.Code?
    var text: String
    var points: Form.Points
  }

  private func answer(_ option: PlacedJSON) -> Answer? {
    if let coding = option["valueCoding"] {
      let code = coding["code"]?.string
      guard let text = words(coding["display"]) ?? code?.withoutMarkup, !text.isEmpty else { return nil }
      let points = Self.points(of: [option, coding])
      return Answer(
        coding: code.map { Form.Code(system: coding["system"]?.string, code: $0) }, text: text,
        points: points != .none ? points : code.map { self.points(ofCode: $0, in: coding["system"]?.string) } ?? .none)
    }
    for name in ["valueString", "valueInteger", "valueDate", "valueTime"] {
      guard let value = option[name] else { continue }
      guard let text = words(value) ?? value.number, !text.isEmpty else { return nil }
      return Answer(text: text, points: Self.points(of: [option, option["_\(name)"]].compactMap { $0 }))
    }
    guard let text = words(option["valueReference"]?["display"]), !text.isEmpty else { return nil }
    return Answer(text: text, points: Self.points(of: [option]))
  }

  private func words(_ value: PlacedJSON?) -> String? { value?.string?.withoutMarkup }

  // MARK: Value sets

  private func valueSet(_ name: String, at place: PlacedJSON) throws(FormProblem) -> PlacedJSON? {
    if name.hasPrefix("#") {
      let id = name.dropFirst()
      guard let found = contained.first(where: { $0["id"]?.string.map { $0 == id || $0 == name } == true }) else {
        throw FormProblem("nothing in 'contained' has the id '\(id)', which this names", at: place)
      }
      return found
    }
    let url = name.split(separator: "|").first.map(String.init) ?? name
    return valueSets.first { $0["url"]?.string == url || $0["id"]?.string.map { url == "ValueSet/\($0)" } == true }
  }

  /// At least as many as the answers that are listed in it.
  private func size(of valueSet: PlacedJSON) -> Int {
    func count(_ contains: PlacedJSON?) -> Int {
      (contains?.elements ?? []).reduce(0) { $0 + 1 + count($1["contains"]) }
    }
    return (valueSet["compose"]?["include"]?.elements ?? []).reduce(count(valueSet["expansion"]?["contains"])) {
      $0 + max($1["concept"]?.elements.count ?? 0, codeSystem($1["system"]?.string)?["concept"]?.elements.count ?? 0)
    }
  }

  private func answers(in valueSet: PlacedJSON) -> [Answer] {
    let expanded = expanded(valueSet["expansion"]?["contains"])
    if !expanded.isEmpty { return expanded }
    var answers: [Answer] = []
    for part in valueSet["compose"]?["include"]?.elements ?? [] {
      let system = part["system"]?.string
      if let concepts = part["concept"] {
        answers += concepts.elements.compactMap { answer(concept: $0, system: system) }
      } else if let all = codeSystem(system), part["filter"] == nil, part["valueSet"] == nil {
        answers += all["concept"]?.elements.compactMap { answer(concept: $0, system: system) } ?? []
      } else {
        // A part of the list is not in the file: what is there would look like all of it.
        return []
      }
    }
    return answers
  }

  private func expanded(_ contains: PlacedJSON?) -> [Answer] {
    (contains?.elements ?? []).flatMap { entry in
      let own = entry["abstract"]?.bool == true ? nil : answer(concept: entry, system: entry["system"]?.string)
      return [own].compactMap { $0 } + expanded(entry["contains"])
    }
  }

  private func answer(concept: PlacedJSON, system: String?) -> Answer? {
    guard let code = concept["code"]?.string else { return nil }
    let defined = codeSystem(system)?["concept"]?.elements.first { $0["code"]?.string == code }
    guard let text = words(concept["display"]) ?? words(defined?["display"]) ?? code.withoutMarkup as String?,
      !text.isEmpty
    else { return nil }
    let points = Self.points(of: [concept])
    return Answer(
      coding: Form.Code(system: system, code: code), text: text,
      points: points != .none ? points : self.points(ofCode: code, in: system))
  }

  private func codeSystem(_ url: String?) -> PlacedJSON? {
    url.flatMap { url in codeSystems.first { $0["url"]?.string == url } }
  }

  // MARK: Points

  /// The points that the code's own system gives it, or a value set of the file that the question does not name.
  private func points(ofCode code: String, in system: String?) -> Form.Points {
    guard let concept = codeSystem(system)?["concept"]?.elements.first(where: { $0["code"]?.string == code }) else {
      return .none
    }
    return Self.points(of: [concept])
  }

  private static func points(of places: [PlacedJSON]) -> Form.Points {
    for place in places {
      let extensions = extensions(of: place).filter { FHIRNames.pointsNames.contains($0.name) }.map(\.node)
      let properties = (place["property"]?.elements ?? []).filter {
        $0["code"]?.string.map(FHIRNames.pointsNames.contains) == true
      }
      for node in extensions + properties {
        guard let value = node["valueDecimal"] ?? node["valueInteger"] ?? node["valueString"] else { continue }
        let written = value.number ?? value.string ?? ""
        guard let number = Double(written) else { return .other(written) }
        guard let whole = Int(exactly: number), abs(whole) <= 1_000_000 else { return .other(written) }
        return .whole(whole)
      }
    }
    return .none
  }

  /// The extensions of a node, each with the last part of its name.
  static func extensions(of node: PlacedJSON) -> [(name: String, node: PlacedJSON)] {
    (node["extension"]?.elements ?? []).compactMap { node in
      node["url"]?.string.map { ($0.split(separator: "/").last.map(String.init) ?? $0, node) }
    }
  }

  // MARK: Codes

  /// The options with a code each: the file's own where that can stand in a table, else the points, else its place.
  private static func options(_ answers: [Answer]) -> [Form.Option] {
    let codes =
      distinct(answers.map(yesOrNo)) ?? distinct(answers.map(ownCode)) ?? distinct(answers.map(wholePoints))
      ?? distinct(answers.map(code)) ?? answers.indices.map { String($0 + 1) }
    return zip(answers, codes).map { Form.Option(code: $1, coding: $0.coding, text: $0.text, points: $0.points) }
  }

  private static func distinct(_ codes: [String?]) -> [String]? {
    let known = codes.compactMap { $0 }
    return known.count == codes.count && Set(known).count == known.count ? known : nil
  }

  private static func yesOrNo(_ answer: Answer) -> String? {
    switch answer.text.lowercased() {
    case "no": "no"
    case "yes": "yes"
    default: nil
    }
  }

  private static func ownCode(_ answer: Answer) -> String? {
    Form.Option(code: "", coding: answer.coding, text: answer.text, points: answer.points).ownCode
  }

  private static func wholePoints(_ answer: Answer) -> String? {
    if case .whole(let points) = answer.points { String(points) } else { nil }
  }

  private static func code(_ answer: Answer) -> String? {
    guard let code = answer.coding?.code, (1...40).contains(code.utf8.count), code != "declined",
      code.utf8.allSatisfy({
        Character(Unicode.Scalar($0)).isLetter || (48...57).contains($0) || [45, 46, 95].contains($0)
      }),
      code.allSatisfy(\.isASCII)
    else { return nil }
    return code
  }
}
