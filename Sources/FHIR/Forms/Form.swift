import Screening

/// A FHIR R4 Questionnaire as far as it can be asked here, with what was left of it.
package struct Form: Sendable {
  package var id: String?
  package var url: String?
  package var version: String?
  package var name: String?
  package var title: String?
  package var language: String?
  package var publisher: String?
  package var copyright: String?
  package var codes: [Code] = []
  /// In the order in which they are asked.
  package var questions: [Question] = []
  /// The items that hold results, which nobody is asked.
  package var totals: [Total] = []
  /// What could not be taken over.
  package var losses: [Loss] = []

  /// The id of the questionnaire that was exported as this one, where its address says so.
  package var exportedFrom: Questionnaire.ID? { url.flatMap(FHIRNames.questionnaire) }

  package struct Code: Sendable, Equatable {
    package let system: String?
    package let code: String

    /// Whether it may be LOINC's: many files leave the system out.
    package var mayBeLOINC: String? { system == nil || system == FHIRNames.loinc ? code : nil }
    package var isLOINC: Bool { system == FHIRNames.loinc }
  }

  package struct Question: Sendable {
    package let linkID: String
    package let prefix: String?
    package let text: String
    /// The words of the groups and displays that it stands under.
    package let stem: String?
    package var note: String?
    package let codes: [Code]
    package let answers: Answers
    /// With link ids for the items, and the options' codes.
    package var condition: Condition?
    /// Whether an answer counts although the condition does not hold, where the file was written here.
    package let countsUnasked: Bool

    package var options: [Option] {
      switch answers {
      case .options(let options), .yesOrNo(let options): options
      case .number: []
      }
    }

    /// The same question with numbers as answers to choose from.
    package func choosing(_ numbers: ClosedRange<Int>) -> Question {
      let options = numbers.map { Option(code: String($0), coding: nil, text: String($0), points: .whole($0)) }
      return Question(
        linkID: linkID, prefix: prefix, text: text, stem: stem, note: note, codes: codes, answers: .options(options),
        condition: condition, countsUnasked: countsUnasked)
    }
  }

  package enum Answers: Sendable {
    case options([Option])
    /// No and yes, for which FHIR has no points.
    case yesOrNo([Option])
    case number(minimum: Int, maximum: Int, unit: String?)
  }

  package struct Option: Sendable {
    /// Unlike those of the question's other options.
    package let code: String
    package let coding: Code?
    package let text: String
    package let points: Points

    /// The code that was exported for it here.
    package var ownCode: String? {
      coding?.system?.hasPrefix(FHIRNames.optionSystems) == true ? coding?.code : nil
    }
  }

  package enum Points: Sendable, Equatable {
    case none
    case whole(Int)
    /// A fraction, or more than can be added up.
    case other(String)
  }

  package struct Total: Sendable {
    package let linkID: String
    package let text: String
    package let codes: [Code]
    /// The link ids that its formula names. The formula is never worked out.
    package let named: [String]
    package let hasFormula: Bool
    /// The link ids of the questions beside it.
    package var beside: [String]
  }

  /// Something that could not be taken over.
  package struct Loss: Sendable, Hashable {
    package let kind: Kind
    /// The link id of what it was found at; `nil` for the whole.
    package let linkID: String?

    package init(kind: Kind, linkID: String?) {
      self.kind = kind
      self.linkID = linkID
    }

    package enum Kind: Sendable, Hashable {
      // Questions that are left out.
      case answerType(String)
      case numberAboutSelfHarm
      case valueSetElsewhere(String)
      case valueSetWithoutList
      case noOptions
      case tooManyAnswers
      case noText
      case hidden
      case readOnly
      case unknownType(String)
      // Questions that are asked otherwise.
      case condition
      case conditionExpression
      case severalAnswers
      case ownWords
      case decimals
      case noRange
      case points
      // What is passed over.
      case formulas
      case cql
      case startingAnswers
      case translations
      case pictures
      case adaptive

      /// Whether it is a question that would be asked here if the file had all of it.
      package var isUnreadQuestion: Bool {
        switch self {
        case .valueSetElsewhere, .valueSetWithoutList, .noOptions, .tooManyAnswers, .noText,
          .unknownType, .numberAboutSelfHarm,
          .adaptive:
          true
        default: false
        }
      }
    }
  }
}
