import Yams

/// The keys and values of one mapping in a file, read with a report of whatever does not fit.
///
/// Every reading function returns something usable even when the value is wrong, so that one pass finds all problems.
struct Fields {
  let node: Node
  let log: FileLog
  /// The language whose words are wanted from texts.
  let language: String
  /// A name for the mapping in messages: "an item".
  let what: String
  private let values: [String: Node]

  /// - Parameter keys: all the keys that the mapping may have.
  init(_ node: Node, as what: String, keys: @autoclosure () -> Set<String>, language: String, log: FileLog) {
    self.node = node
    self.log = log
    self.language = language
    self.what = what
    var values: [String: Node] = [:]
    if let mapping = node.mapping {
      values.reserveCapacity(mapping.count)
      let keys = log.isKnownToBeRight ? nil : keys()
      for (key, value) in mapping {
        let name = key.string ?? ""
        values[name] = value
        if let keys, !keys.contains(name) {
          let known = keys.sorted().joined(separator: ", ")
          log.error("\(what) has no key '\(name)'; the keys are: \(known)", at: key)
        }
      }
    } else {
      log.error("\(what) is written as 'key: value' lines", at: node)
    }
    self.values = values
  }

  subscript(_ key: String) -> Node? { values[key] }

  func has(_ key: String) -> Bool { values[key] != nil }

  /// Plain words, the same in every language.
  ///
  /// - Parameter filling: the places in them that are filled in.
  func string(_ key: String, filling: [String] = []) -> String? {
    guard let value = values[key] else { return nil }
    guard let string = value.string else {
      log.error("'\(key)' takes plain text", at: value)
      return nil
    }
    log.checkPlaces(of: string, among: filling, at: value)
    return string
  }

  func requiredString(_ key: String, filling: [String] = []) -> String {
    let words = required(key) { string($0, filling: filling) } ?? ""
    if let value = values[key], value.string != nil, words.isEmpty {
      log.error("'\(key)' is empty", at: value)
    }
    return words
  }

  /// An id: small letters, digits, and the joining characters given.
  func requiredID(_ key: String = "id", joining: String = "-") -> String {
    let id = requiredString(key)
    if log.isKnownToBeRight { return id }
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789" + joining)
    if !id.allSatisfy(allowed.contains) {
      log.error("the \(key) '\(id)' may have only lowercase letters, digits and '\(joining)'", at: values[key])
    }
    return id
  }

  /// Words in the wanted language; empty text where the file does not have it.
  ///
  /// - Parameter filling: the places in them that are filled in.
  func text(_ key: String, filling: [String] = []) -> String? {
    values[key].map { text(of: $0, named: key, filling: filling) }
  }

  func requiredText(_ key: String) -> String {
    if let value = values[key], value.string?.isEmpty == true { log.error("'\(key)' is empty", at: value) }
    return required(key) { text($0) } ?? ""
  }

  func text(of node: Node, named name: String, filling: [String] = []) -> String {
    if let string = node.string {
      log.note(languages: ["en"], at: node)
      log.checkPlaces(of: string, among: filling, at: node)
      return language == "en" ? string : ""
    }
    guard let mapping = node.mapping else {
      log.error("'\(name)' takes words, or the same words by language", at: node)
      return ""
    }
    var byLanguage: [String: String] = [:]
    for (key, value) in mapping {
      guard let code = key.string, let words = value.string else {
        log.error("each line of '\(name)' is a language code and its words, as in 'en: Not at all'", at: value)
        continue
      }
      log.checkPlaces(of: words, among: filling, at: value)
      byLanguage[code] = words
    }
    log.note(languages: Set(byLanguage.keys), at: node)
    return byLanguage[language] ?? ""
  }

  func int(_ key: String) -> Int? {
    guard let value = values[key] else { return nil }
    guard let number = value.string.flatMap({ Int($0) }) else {
      log.error("'\(key)' takes a whole number", at: value)
      return nil
    }
    // No instrument comes near this; sums of such numbers can still be worked with.
    guard (-1_000_000...1_000_000).contains(number) else {
      log.error("'\(key)' is far too large or too small; it is from -1000000 to 1000000", at: value)
      return nil
    }
    return number
  }

  func requiredInt(_ key: String) -> Int {
    required(key) { int($0) } ?? 0
  }

  func bool(_ key: String) -> Bool {
    guard let value = values[key] else { return false }
    switch value.string {
    case "true": return true
    case "false": return false
    default:
      log.error("'\(key)' takes true or false", at: value)
      return false
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice? where Choice.RawValue == String {
    guard let value = values[key] else { return nil }
    guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      log.error("'\(key)' is one of: \(known)", at: value)
      return nil
    }
    return choice
  }

  func requiredChoice<Choice: RawRepresentable & CaseIterable>(_ key: String, else fallback: Choice) -> Choice
  where Choice.RawValue == String {
    required(key) { choice($0) } ?? fallback
  }

  func list(_ key: String) -> [Node] {
    guard let value = values[key] else { return [] }
    guard let sequence = value.sequence else {
      log.error("'\(key)' takes a list", at: value)
      return []
    }
    return Array(sequence)
  }

  func requiredList(_ key: String) -> [Node] {
    let nodes = required(key) { list($0) } ?? []
    if let value = values[key], value.sequence != nil, nodes.isEmpty {
      log.error("'\(key)' is empty", at: value)
    }
    return nodes
  }

  func strings(_ key: String, filling: [String] = []) -> [String] {
    strings(in: list(key), of: key, filling)
  }

  func requiredStrings(_ key: String) -> [String] {
    strings(in: requiredList(key), of: key, [])
  }

  private func strings(in entries: [Node], of key: String, _ filling: [String]) -> [String] {
    entries.compactMap { entry in
      log.checkPlaces(of: entry.string ?? "", among: filling, at: entry)
      if entry.string == nil { log.error("each entry of '\(key)' is plain text", at: entry) }
      if entry.string?.isEmpty == true { log.error("this entry of '\(key)' is empty", at: entry) }
      return entry.string
    }
  }

  private func required<Value>(_ key: String, read: (String) -> Value?) -> Value? {
    if values[key] == nil, node.mapping != nil { log.error("\(what) needs '\(key)'", at: node) }
    return read(key)
  }
}
