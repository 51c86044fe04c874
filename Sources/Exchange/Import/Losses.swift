import FHIR
import ForeignText

/// What could not be taken over from a form, and what that means.
package struct Losses: Sendable {
  /// A sentence for each kind, with the link ids it is about.
  package let sentences: [String]

  package init(_ losses: [Form.Loss]) {
    var kinds: [Form.Loss.Kind] = []
    var linkIDs: [Form.Loss.Kind: [String]] = [:]
    for loss in losses {
      if linkIDs[loss.kind] == nil { kinds.append(loss.kind) }
      linkIDs[loss.kind, default: []] += [loss.linkID].compactMap { $0 }
    }
    sentences = kinds.map { kind in
      let ids = linkIDs[kind] ?? []
      if ids.isEmpty { return kind.sentence + "." }
      let shown = ids.prefix(Self.mostNamed).map { $0.withoutMarkup }.joined(separator: ", ")
      return "\(kind.sentence): \(shown)\(ids.count > Self.mostNamed ? " and \(ids.count - Self.mostNamed) more" : "")."
    }
  }

  private static let mostNamed = 6
}

extension Form.Loss.Kind {
  fileprivate var sentence: String {
    switch self {
    case .answerType(let type): "Left out, because no \(type.withoutMarkup) is asked here"
    case .numberAboutSelfHarm: "Left out, because a number about self-harm can't open the crisis page"
    case .valueSetElsewhere(let url):
      "Left out, because the answers are not in the file but at \(url.withoutMarkup), and nothing is fetched"
    case .valueSetWithoutList: "Left out, because the list of answers is a rule, and names none of them"
    case .noOptions: "Left out, because no answers are given to choose from"
    case .tooManyAnswers: "Left out, because there are more than \(InputLimits.answers) answers to choose from"
    case .noText: "Left out, because there are no words to ask"
    case .hidden: "Left out, because the file hides them from people"
    case .readOnly: "Left out, because people don't answer them (readOnly)"
    case .unknownType(let type): "Left out, because R4 has no items of the type '\(type.withoutMarkup)'"
    case .condition: "Always asked, because the condition can't be followed here"
    case .conditionExpression: "Always asked, because the condition is a formula, and formulas are not run"
    case .severalAnswers: "Takes one answer here, not several"
    case .ownWords: "Takes only the listed answers, not one's own words"
    case .decimals: "Takes whole numbers only"
    case .noRange: "Takes numbers to 9999 where the file names no limit"
    case .points: "Not added up, because some answers have no points, or parts of a point"
    case .formulas: "Formulas are not run: nothing is worked out, filled in, or checked by them"
    case .cql: "Logic in CQL is not run"
    case .startingAnswers: "Answers given beforehand are left out: nothing is chosen until somebody does"
    case .translations: "Translations are left out"
    case .pictures: "Pictures and sounds are left out"
    case .adaptive: "Questions from a server or another form are left out; nothing is fetched"
    }
  }
}
