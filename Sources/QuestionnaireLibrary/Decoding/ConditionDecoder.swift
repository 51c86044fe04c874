import Screening
import Yams

/// Reads `when: { … }`.
struct ConditionDecoder {
  let language: String
  let log: FileLog

  private static let forms: Set = ["item", "is", "declined", "sum-of", "at-least", "cut-off", "all", "any", "not"]

  func decode(_ node: Node) -> Condition? {
    let fields = Fields(node, as: "a condition", keys: Self.forms, language: language, log: log)
    let named = ["item", "sum-of", "cut-off", "all", "any", "not"].filter(fields.has)
    guard named.count == 1 else {
      log.error("a condition has exactly one of: item, sum-of, cut-off, all, any, not", at: node)
      return nil
    }
    switch named[0] {
    case "item":
      return .answer(
        item: fields.requiredString("item"), codes: fields.requiredStrings("is"),
        declined: fields.bool("declined"))
    case "sum-of":
      return .sum(items: fields.requiredStrings("sum-of"), atLeast: fields.requiredInt("at-least"))
    case "cut-off":
      return cutOff(fields)
    case "all":
      return .all(fields.requiredList("all").compactMap(decode))
    case "any":
      return .any(fields.requiredList("any").compactMap(decode))
    default:
      return fields["not"].flatMap(decode).map(Condition.not)
    }
  }

  private func cutOff(_ fields: Fields) -> Condition? {
    let parts = fields.requiredString("cut-off").split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      log.error("'cut-off' is written as questionnaire/score, such as phq-4/depression", at: fields["cut-off"])
      return nil
    }
    let (questionnaire, score) = (String(parts[0]), String(parts[1]))
    log.refer(to: .cutOff(questionnaire: questionnaire, score: score), at: fields["cut-off"])
    return .cutOff(questionnaire: questionnaire, score: score)
  }
}
