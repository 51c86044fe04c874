import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import Testing

/// What a form asks, wherever its file keeps it.
@Suite struct FormReadingTests {
  private static let concepts = [("a", "Never", 0), ("b", "Often", 2)]

  private static func valueSet(_ inside: String) -> String {
    #"{"resourceType": "ValueSet", "id": "answers", "url": "http://example.org/vs", \#(inside)}"#
  }

  private static func listed(_ part: (String) -> String) -> String {
    concepts.map { #"{"code": "\#($0.0)", "display": "\#($0.1)", \#(part(String($0.2)))}"# }.joined(separator: ",")
  }

  private static func points(_ url: String, _ kind: String = "valueDecimal") -> (String) -> String {
    { #""extension": [{"url": "\#(url)", "\#(kind)": \#($0)}]"# }
  }

  private static let base = "http://hl7.org/fhir/StructureDefinition/"

  /// A form with one question, whose points stand in another place each time.
  static let places: [(String, String)] = {
    let names = [
      "ordinalValue", "itemWeight", "questionnaire-ordinalValue", "valueset-ordinalValue", "iso21090-CO-value",
    ]
    var places = names.map { name in
      let options = concepts.map {
        #"{\#(points(base + name)(String($0.2))), "valueCoding": {"code": "\#($0.0)", "display": "\#($0.1)"}}"#
      }.joined(separator: ",")
      return (
        name, Written.form(Written.question("q", "How often?", #""type": "choice", "answerOption": [\#(options)]"#))
      )
    }
    let onCodings = concepts.map {
      #"{"valueCoding": {\#(points(base + "itemWeight", "valueInteger")(String($0.2))), "code": "\#($0.0)", "display": "\#($0.1)"}}"#
    }.joined(separator: ",")
    places.append(
      (
        "on codings",
        Written.form(Written.question("q", "How often?", #""type": "choice", "answerOption": [\#(onCodings)]"#))
      ))
    let onStrings = concepts.map {
      #"{"valueString": "\#($0.1)", "_valueString": {\#(points(base + "ordinalValue")(String($0.2)))}}"#
    }.joined(separator: ",")
    places.append(
      (
        "on strings",
        Written.form(Written.question("q", "How often?", #""type": "open-choice", "answerOption": [\#(onStrings)]"#))
      ))
    func contained(_ set: String, _ more: String = "") -> String {
      Written.form(
        Written.question("q", "How often?", ##""type": "choice", "answerValueSet": "#answers""##),
        #""contained": [\#(set)\#(more)]"#)
    }
    let weighted = listed(points(base + "ordinalValue"))
    places.append(
      (
        "in compose",
        contained(
          valueSet(#""compose": {"include": [{"system": "http://example.org/cs", "concept": [\#(weighted)]}]}"#))
      ))
    places.append(("in expansion", contained(valueSet(#""expansion": {"contains": [\#(weighted)]}"#))))
    let system =
      #",{"resourceType": "CodeSystem", "url": "http://example.org/cs", "concept": [\#(listed { #""property": [{"code": "itemWeight", "valueDecimal": \#($0)}]"# })]}"#
    places.append(
      (
        "in the code system",
        contained(valueSet(#""compose": {"include": [{"system": "http://example.org/cs"}]}"#), system)
      ))
    return places
  }()

  @Test("Points are found in every place", arguments: places)
  func points(_ place: String, _ text: String) throws {
    let questionnaire = try Written.plain(text)
    #expect(questionnaire.items[0].options.map(\.points) == [0, 2])
    #expect(questionnaire.items[0].options.map(\.text) == ["Never", "Often"])
    #expect(questionnaire.scores.map(\.items) == [["q"]])
  }

  @Test func aListOfTheBundle() throws {
    let questionnaire = Written.form(
      Written.question("q", "How often?", #""type": "choice", "answerValueSet": "http://example.org/vs|2""#))
    let set = Self.valueSet(#""compose": {"include": [{"concept": [\#(Self.listed { _ in #""designation": []"# })]}]}"#)
    let bundle = #"{"resourceType": "Bundle", "entry": [{"resource": \#(set)}, {"resource": \#(questionnaire)}]}"#
    #expect(try Written.read(bundle).questions.map { $0.options.map(\.text) } == [["Never", "Often"]])
  }

  @Test("Groups and displays stand above their questions, markup and all that is unseen left out")
  func stems() throws {
    let inside =
      #"{"linkId": "d", "type": "display", "text": "Think of <b>today</b>."}"# + ","
      + Written.boolean("a", "Is it &lt; 5?") + ","
      + Written.boolean("b", "Are {you} here\\u202e\\u0007?") + ","
      + #"{"linkId": "e", "type": "display", "text": "Now of tomorrow."}"# + ","
      + Written.boolean("c", "And **there**?", #""item": [{"linkId": "h", "type": "display", "text": "A hint."}]"#)
    let form = try Written.read(
      Written.form(
        #"{"linkId": "g", "type": "group", "text": "Days", "item": [\#(inside)]},"# + Written.boolean("z", "Done?")))
    #expect(
      form.questions.map(\.stem) == ["Days Think of today.", "Days Think of today.", "Days Now of tomorrow.", nil])
    #expect(form.questions.map(\.text) == ["Is it < 5?", "Are (you) here?", "And there?", "Done?"])
    #expect(form.questions.map(\.note) == [nil, nil, "A hint.", nil])
  }

  @Test(
    "Each operator of enableWhen",
    arguments: [
      (#""operator": "=", "answerBoolean": true"#, "a", "a is yes"),
      (#""operator": "!=", "answerBoolean": true"#, "a", "a is no"),
      (#""operator": "exists", "answerBoolean": true"#, "a", "a is one of no, yes"),
      (#""operator": "exists", "answerBoolean": false"#, "a", "not (a is one of no, yes)"),
      (#""operator": ">=", "answerInteger": 3"#, "n", "n is 3 or more"),
      (#""operator": ">", "answerDecimal": 2.5"#, "n", "n is 3 or more"),
      (#""operator": "<", "answerInteger": 3"#, "n", "not (n is 3 or more)"),
      (#""operator": "<=", "answerInteger": 3"#, "n", "not (n is 4 or more)"),
      (#""operator": "=", "answerInteger": 3"#, "n", "(n is 3 or more) and (not (n is 4 or more))"),
      (#""operator": "=", "answerCoding": {"code": "LA6570-1"}"#, "c", "c is 2"),
      (
        #""operator": "!=", "answerCoding": {"system": "http://loinc.org", "code": "LA6568-5"}"#, "c",
        "c is one of 1, 2, 3"
      ),
    ])
  func conditions(_ condition: String, _ target: String, _ expected: String) throws {
    let number = Written.question("n", "How many?", #""type": "integer""#)
    let last = Written.boolean("z", "So?", #""enableWhen": [{"question": "\#(target)", \#(condition)}]"#)
    let items = [Written.boolean("a", "Is it?"), number, Written.choice("c", "How often?"), last]
    #expect(try Written.plain(Written.form(items.joined(separator: ","))).items[3].enableWhen?.description == expected)
  }

  @Test("Several conditions: any, all, and those of the groups around")
  func behaviors() throws {
    func form(_ behavior: String) throws -> String? {
      let when =
        #""enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}, {"question": "b", "operator": "=", "answerBoolean": false}], "enableBehavior": "\#(behavior)""#
      let group =
        #"{"linkId": "g", "type": "group", \#(when), "item": [\#(Written.boolean("z", "So?", #""enableWhen": [{"question": "c", "operator": "=", "answerBoolean": true}]"#))]}"#
      let items = [Written.boolean("a", "A?"), Written.boolean("b", "B?"), Written.boolean("c", "C?"), group]
      return try Written.plain(Written.form(items.joined(separator: ","))).items[3].enableWhen?.description
    }
    #expect(try form("any") == "((a is yes) or (b is no)) and (c is yes)")
    #expect(try form("all") == "((a is yes) and (b is no)) and (c is yes)")
  }

  @Test(
    "What can't be taken over is named",
    arguments: [
      (#""type": "date""#, Form.Loss.Kind.answerType("date")),
      (#""type": "choice", "answerValueSet": "http://example.org/far""#, .valueSetElsewhere("http://example.org/far")),
      (#""type": "choice""#, .noOptions),
      (#""type": "boolean", "repeats": true"#, .severalAnswers),
      (#""type": "boolean", "readOnly": true"#, .readOnly),
      (#""type": "boolean", "initial": [{"valueBoolean": true}]"#, .startingAnswers),
      (#""type": "decimal""#, .decimals),
      (#""type": "integer""#, .noRange),
      (#""type": "puzzle""#, .unknownType("puzzle")),
      (
        #""type": "boolean", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true}]"#,
        .hidden
      ),
      (
        #""type": "boolean", "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression", "valueExpression": {"language": "text/cql", "expression": "x"}}]"#,
        .cql
      ),
      (
        #""type": "boolean", "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression", "valueExpression": {"language": "text/fhirpath", "expression": "true"}}]"#,
        .conditionExpression
      ),
      (
        #""type": "boolean", "_text": {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation"}]}"#,
        .translations
      ),
    ])
  func losses(_ item: String, _ kind: Form.Loss.Kind) throws {
    let form = try Written.read(
      Written.form(Written.boolean("a", "Is it?") + "," + Written.question("x", "And this?", item)))
    #expect(form.losses.map(\.kind).contains(kind))
    #expect(Losses(form.losses).sentences.allSatisfy { $0.hasSuffix(".") })
  }

  @Test("Of a total, only the questions that belong to it are added up")
  func totals() throws {
    func total(_ id: String, _ named: String) -> String {
      Written.question(
        id, "Part",
        #""type": "integer", "readOnly": true, "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression", "valueExpression": {"language": "text/fhirpath", "expression": "%resource.item.where(\#(named)).answer.value.weight().sum()"}}]"#
      )
    }
    let questions = ["a", "b", "c"].map { Written.choice($0, "Question \($0)?") }
    let parts = Written.form(
      (questions + [total("t1", "linkId = 'a' or linkId = 'b'"), total("t2", "linkId='c'")]).joined(separator: ","))
    #expect(try Written.plain(parts).scores.map(\.items) == [["a", "b"], ["c"]])
    let difficulty = Written.choice("/69722-7", "How difficult have these problems made it for you?", code: "69722-7")
    #expect(
      try Written.plain(Written.form((questions + [difficulty]).joined(separator: ","))).scores.map(\.items) == [
        ["a", "b", "c"]
      ])
  }
}
