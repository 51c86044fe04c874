import Screening
import Yams

/// Reads a file of `kind: signs`.
struct SignsDecoder {
  let language: String
  let log: FileLog

  func decode(_ node: Node) -> [Sign] {
    let fields = Fields(node, as: "a signs file", keys: ["kind", "id", "signs"], language: language, log: log)
    return fields.requiredList("signs").map { node in
      let sign = Fields(node, as: "a sign", keys: ["id", "area", "text"], language: language, log: log)
      return Sign(
        id: sign.requiredID(), area: sign.requiredChoice("area", else: .general), text: sign.requiredText("text"))
    }
  }
}

/// Reads a file of `kind: phrases`.
struct PhrasesDecoder {
  let log: FileLog

  func decode(_ node: Node) -> [String: [String]] {
    let fields = Fields(node, as: "a phrases file", keys: ["kind", "id", "phrases"], language: "en", log: log)
    guard let mapping = fields["phrases"]?.mapping else {
      log.error("a phrases file needs 'phrases': lists by language", at: node)
      return [:]
    }
    var byLanguage: [String: [String]] = [:]
    for (key, value) in mapping {
      guard let list = value.sequence else {
        log.error("each language takes a list of phrases", at: value)
        continue
      }
      byLanguage[key.string ?? ""] = list.compactMap(\.string)
    }
    return byLanguage
  }
}
