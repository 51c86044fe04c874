import Testing
import TestSupport

@Suite struct ScoreTests {
  private static let table = "id,phq9_1,phq9_2\na,3,1\nb,,0\n"
  private static let scored =
    "id,total,total_low,total_high,total_band,total_cutoff,flags\na,4,4,4,,met,\nb,,0,3,,unknown,\n"

  @Test func aFile() throws {
    try TemporaryFolder.with { folder in
      let run = try Run("score", "phq-2", try folder.write(Self.table, to: "answers.csv"))
      #expect(run.status == 0)
      #expect(run.output == Self.scored)
      #expect(run.errors.isEmpty)
    }
  }

  @Test("Standard input", arguments: [[], ["-"]])
  func standardInput(_ arguments: [String]) throws {
    let run = try Run(["score", "phq-2"] + arguments, input: Self.table)
    #expect(run.status == 0)
    #expect(run.output == Self.scored)
    #expect(run.errors.isEmpty)
  }

  @Test("Problems go to standard error with their place, all rows to standard output, and the exit code is 1")
  func problems() throws {
    try TemporaryFolder.with { folder in
      let table = "id,phq9_1,phq9_2\na,3,1\nb,7,0\nc,1\nd,0,0\n"
      _ = try folder.write(table, to: "answers.csv")
      let run = try Run("score", "phq-2", "answers.csv", in: folder.path)
      #expect(run.status == 1)
      #expect(run.outputLines.dropFirst() == ["a,4,4,4,,met,", "b,,,,,,", "c,,,,,,", "d,0,0,0,,not-met,"])
      try #require(run.errorLines.count == 3)
      #expect(run.errorLines.first?.hasPrefix("answers.csv:3:3: error: phq9_1: '7' is not one of 0, 1, 2, 3") == true)
      #expect(run.errorLines[1].hasPrefix("answers.csv:4:3: error: "))
      #expect(run.errorLines[2] == "2 of 4 rows could not be scored.")
      let piped = try Run("score", "phq-2", input: table)
      #expect(piped.status == 1)
      #expect(piped.output == run.output)
      #expect(piped.errors == run.errors.replacing("answers.csv", with: "standard input"))
    }
  }

  @Test("The formats: by option, else by the file's name; the output as the input")
  func formats() throws {
    try TemporaryFolder.with { folder in
      let line = "{\"id\":7,\"phq9_1\":3,\"phq9_2\":1}\n"
      for name in ["answers.ndjson", "answers.jsonl"] {
        let run = try Run("score", "phq-2", try folder.write(line, to: name))
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("{\"id\":7,\"total\":4,"))
      }
      let named = try Run(
        "score", "phq-2", try folder.write(line, to: "answers.txt"), "--input", "ndjson", "--output", "csv")
      #expect(named.output == "id,total,total_low,total_high,total_band,total_cutoff,flags\n7,4,4,4,,met,\n")
      let table = try Run("score", "phq-2", "--output", "ndjson", input: Self.table)
      #expect(table.outputLines.first?.hasPrefix("{\"id\":\"a\",\"total\":4,") == true)
    }
  }

  @Test("FHIR by option or by the name of a document, and from one format to another")
  func fhir() throws {
    try TemporaryFolder.with { folder in
      let bundles = try Run("score", "phq-2", "--output", "fhir", input: Self.table)
      #expect(bundles.status == 0)
      #expect(bundles.outputLines.count == 2)
      #expect(bundles.outputLines.allSatisfy { $0.hasPrefix(#"{"resourceType":"Bundle","type":"collection""#) })
      let document = try folder.write(String(bundles.outputLines[0]), to: "answers.json")
      let read = try Run("score", "phq-2", document, "--output", "csv")
      #expect(read.status == 0)
      #expect(
        read.outputLines == ["id,subject,total,total_low,total_high,total_band,total_cutoff,flags", "a,,4,4,4,,met,"])
      let again = try Run("score", "phq-2", "--input", "fhir", "--output", "ndjson", input: bundles.output)
      #expect(again.outputLines.map { $0.prefix(9) } == ["{\"id\":\"a\"", "{\"id\":\"b\""])
    }
  }

  @Test("What cannot be read", arguments: [("no/such.csv", "No such file or directory"), ("/", "Is a directory")])
  func unreadable(path: String, message: String) throws {
    let run = try Run("score", "phq-2", path)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("\(path): error: "))
    #expect(run.errors.contains(message))
  }

  @Test("A Questionnaire that says what linkIds mean: with FHIR only, and refused with its place where it says nothing")
  func questionnaireFile() throws {
    try TemporaryFolder.with { folder in
      let items = ["44250-9", "44255-8"].enumerated().map {
        #"{"linkId":"\#($0 + 1)","code":[{"system":"http://loinc.org","code":"\#($1)"}]}"#
      }
      let file = try folder.write(
        #"{"resourceType":"Questionnaire","item":[\#(items.joined(separator: ","))]}"#, to: "q.json")
      let answers = [1, 2].map { #"{"linkId":"\#($0)","answer":[{"valueInteger":\#($0)}]}"# }
      let input = #"{"resourceType":"QuestionnaireResponse","item":[\#(answers.joined(separator: ","))]}"#
      let options = ["score", "phq-2", "--output", "csv", "--questionnaire-file"]
      let run = try Run(options + [file, "--input", "fhir"], input: input)
      #expect(run.status == 0)
      #expect(run.outputLines.last == ",,3,3,3,,met,")
      #expect(try Run(options + [file], input: Self.table).status == 2)
      let missing = try Run(options + ["no/such.json", "--input", "fhir"], input: input)
      #expect(missing.status == 1)
      #expect(missing.errors.hasPrefix("no/such.json: error: No such file"))
      _ = try folder.write("{\n\"resourceType\":\"Patient\"}", to: "q.json")
      let refused = try Run(options + [file, "--input", "fhir"], input: input)
      #expect(refused.status == 1)
      #expect(refused.output.isEmpty)
      #expect(refused.errors.contains("q.json:2:16: error: resourceType: this is no FHIR Questionnaire"))
    }
  }

  @Test("A table that is none", arguments: ["", "a,b\n1,2\n"])
  func noTable(_ input: String) throws {
    let run = try Run("score", "phq-2", input: input)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("standard input:1:1: error: "))
  }

  @Test func anUnknownQuestionnaire() throws {
    let run = try Run("score", "nope", input: Self.table)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("There is no questionnaire 'nope'"))
  }

  @Test func aSitesOwnQuestionnaire() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(GoodFile.screen, to: "own.yaml")
      let run = try Run("score", "test", "--questionnaires", folder.path, input: "a_1,a_2\ny,y\n")
      #expect(run.status == 0)
      #expect(run.output == "total,total_low,total_high,total_band,total_cutoff,flags\n2,2,2,,,\n")
    }
  }
}
