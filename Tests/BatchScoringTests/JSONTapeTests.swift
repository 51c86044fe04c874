import FHIR
import Foundation
import TestSupport
import Testing

/// JSON read into a flat list is what another reader makes of it.
@Suite struct JSONTapeTests {
  @Test("Seeded documents, compared with Foundation's reader", arguments: 0..<60)
  func documents(_ seed: Int) throws {
    var writer = DocumentWriter(seed: UInt64(seed))
    let text = writer.object(depth: 0)
    let expected = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    try Array(text.utf8).withUnsafeBytes { bytes in
      let tape = try JSONTape(bytes)
      withExtendedLifetime(tape) { #expect(same(tape.root, expected), "\(text)") }
    }
  }

  @Test("A broken document is broken for both", arguments: 0..<300)
  func brokenDocuments(_ seed: Int) throws {
    var writer = DocumentWriter(seed: UInt64(seed))
    var bytes = Array(writer.object(depth: 0).utf8)
    let place = Int.random(in: bytes.indices, using: &writer.generator)
    switch seed % 3 {
    case 0: bytes.remove(at: place)
    case 1: bytes[place] = Array("{}[],:\"\\0e-.tn ".utf8).randomElement(using: &writer.generator) ?? 0
    default: bytes.removeLast(bytes.count - place)
    }
    let isObject = (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any]
    // Bytes that are no text are found before.
    let isRead = bytes.withUnsafeBytes { $0.textProblem == nil && (try? JSONTape($0)) != nil }
    // Foundation's reader takes more than the standard does; what it does not take is no JSON.
    if isRead { #expect(isObject, "\(String(decoding: bytes, as: UTF8.self))") }
  }

  @Test("Paths lead to the place that they name")
  func paths() throws {
    let text = #"{"a":[{"b":1},{"b":[2,{"c\u0064":3}]}]}"#
    try Array(text.utf8).withUnsafeBytes { bytes in
      let tape = try JSONTape(bytes)
      try withExtendedLifetime(tape) {
        let second = try #require(tape.root["a"]?.elements.dropFirst().first { _ in true })
        let inner = try #require(second["b"]?.elements.dropFirst().first { _ in true }?["cd"])
        #expect(inner.path == "a[1].b[1].cd")
        #expect(inner.bytes.text == "3")
        #expect(tape.root.path == "")
      }
    }
  }

  @Test(
    "A name that an object has twice, at any depth and however it is written",
    arguments: [
      (#"{"a":1,"a":2}"#, "a"), (#"{"x":[{"b":1,"c":2,"\u0062":3}]}"#, "x[0].b"), (#"{"a":{"a":{"a":1}}}"#, nil),
      ("{" + (0..<70).map { "\"n\($0)\":0," }.joined() + "\"n3\":1}", "n3"),
    ] as [(String, String?)])
  func repeated(text: String, path: String?) throws {
    try Array(text.utf8).withUnsafeBytes { bytes in
      let tape = try JSONTape(bytes)
      withExtendedLifetime(tape) {
        #expect(tape.root.repeatedMember?.name == path?.split(separator: ".").last.map(String.init))
      }
    }
  }

  private func same(_ node: JSONNode, _ expected: Any) -> Bool {
    switch node.kind {
    case .object:
      guard let members = expected as? [String: Any] else { return false }
      let own = Array(node.members)
      return own.count == members.count && own.allSatisfy { part in members[part.name].map { same(part, $0) } ?? false }
    case .array:
      guard let elements = expected as? [Any] else { return false }
      let own = Array(node.elements)
      return own.count == elements.count && zip(own, elements).allSatisfy(same)
    case .string: return node.string == expected as? String
    case .number: return Double(node.bytes.text) == (expected as? NSNumber)?.doubleValue
    case .bool: return (node.bytes.text == "true") == (expected as? Bool)
    case .null: return expected is NSNull
    }
  }
}

/// Seeded JSON: any nesting, spacing, escapes and numbers.
private struct DocumentWriter {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func object(depth: Int) -> String {
    // Foundation keeps one of two members with the same name, so that here no two have it.
    let members = (0..<count(depth)).map {
      "\(space())\(string("k\($0)"))\(space()):\(space())\(value(depth: depth + 1))\(space())"
    }
    return "{\(members.joined(separator: ","))\(space())}"
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 6 ? 5 : 8), using: &generator) {
    case 0: return ["true", "false"].randomElement(using: &generator) ?? ""
    case 1: return "null"
    case 2, 3:
      return ["0", "-0", "7", "-12", "3.50", "1e3", "2.5E-2", "123456789"].randomElement(using: &generator) ?? ""
    case 4: return string("")
    case 5: return "[" + (0..<count(depth)).map { _ in value(depth: depth + 1) }.joined(separator: ",\(space())") + "]"
    default: return object(depth: depth)
    }
  }

  private mutating func string(_ start: String) -> String {
    let pieces = [
      "a", "long text of some words ", "é", "👩‍👩‍👧", #"\""#, #"\\"#, #"\n"#, #"\u00e9"#, #"\ud83d\ude00"#, "/", "\u{7F}",
      "12345678",
    ]
    return "\"" + start + (0..<count(3)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() + "\""
  }

  private mutating func count(_ depth: Int) -> Int { Int.random(in: 0..<(depth > 4 ? 3 : 6), using: &generator) }

  private mutating func space() -> String { ["", "", "", " ", "\n", "\t \r\n"].randomElement(using: &generator) ?? "" }
}
