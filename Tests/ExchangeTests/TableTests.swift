import Exchange
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// Dictionaries and codebooks say the same as the questionnaire.
@Suite struct TableTests {
  private func questionnaire(_ id: String) throws -> Questionnaire {
    try #require(try Written.library.questionnaire(id))
  }

  /// The fields of each row.
  private func rows(_ csv: String) -> [[String]] {
    var rows = [[""]]
    var isQuoted = false
    for character in csv {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.dropLast()
  }

  @Test("A dictionary has REDCap's header, and every row as many fields", arguments: Written.library.questionnaireIDs)
  func dictionary(_ id: String) throws {
    let questionnaire = try questionnaire(id)
    let csv = REDCapDictionary(questionnaire).csv
    #expect(
      csv.hasPrefix(
        "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\","
          + "Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?,"
          + "Branching Logic (Show field only if...),Required Field?,Custom Alignment,Question Number (surveys only),"
          + "Matrix Group Name,Matrix Ranking?,Field Annotation\n"))
    let rows = rows(csv)
    #expect(rows.allSatisfy { $0.count == 18 })
    let names = rows.dropFirst().map { $0[0] }
    #expect(Set(names).count == names.count)
    #expect(
      names.allSatisfy { $0.first?.isLetter == true && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } })
    #expect(Array(names.prefix(questionnaire.items.count)) == questionnaire.items.map(\.id))
    #expect(rows.filter { $0[3] == "calc" }.count == questionnaire.scores.count)
    if let terms = questionnaire.source.terms {
      #expect(csv.contains(terms.replacing("\"", with: "\"\"")))
    }
  }

  @Test func branchingAndSums() throws {
    let ptsd = rows(REDCapDictionary(try questionnaire("pc-ptsd-5")).csv)
    #expect(ptsd[2][11] == "[pcptsd5_event] = 'yes'")
    #expect(ptsd[7][5].hasPrefix("if([pcptsd5_event] = '' or ([pcptsd5_1] = '' and ([pcptsd5_event] = 'yes')) or "))
    let drugs = rows(REDCapDictionary(try questionnaire("dast-10")).csv)
    #expect(drugs[11][5].contains("if([dast10_3] = 'no', 1, 0)"))
    let mood = rows(REDCapDictionary(try questionnaire("phq-9")).csv)
    #expect(mood[10][11].hasPrefix("sum([phq9_1], [phq9_2], "))
    #expect(mood[11][5].hasSuffix("[phq9_9]))"))
    #expect(!mood[11][5].contains("difficulty"))
    #expect(mood[9][17].contains("Safety: 1, 2, 3 calls for attention at once."))
  }

  @Test("A codebook has a row for every column of the tables", arguments: Written.library.questionnaireIDs)
  func codebook(_ id: String) throws {
    let questionnaire = try questionnaire(id)
    let rows = rows(Codebook(questionnaire).csv)
    #expect(rows[0] == ["variable", "use", "label", "type", "values", "range", "missing", "source"])
    let scores = questionnaire.scores.flatMap { score in
      ["", "_low", "_high", "_band", "_cutoff"].map { score.id + $0 }
    }
    #expect(rows.dropFirst().map { $0[0] } == questionnaire.items.map(\.id) + scores + ["flags"])
    #expect(rows.allSatisfy { $0.count == 8 })
  }
}
