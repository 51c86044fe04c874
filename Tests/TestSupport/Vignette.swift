import Foundation
import Screening
import Testing
import Yams

/// A person's answers to one questionnaire and what they must come to: one entry of a file in `Tests/Vignettes`.
///
/// The figures there are worked out by hand from the published scoring, never by the program.
package struct Vignette: Sendable, CustomTestStringConvertible {
  package let questionnaire: Questionnaire.ID
  package let name: String
  /// As written: an option code, a whole number, or `declined`.
  package let answers: [Item.ID: String]
  package let expect: [ScoreDefinition.ID: Expectation]
  /// The ids of the safety rules that the answers raise.
  package let flags: [SafetyRule.ID]

  package var testDescription: String { "\(questionnaire): \(name)" }

  package struct Expectation: Sendable, Equatable, CustomStringConvertible {
    package let range: ClosedRange<Int>
    package let band: String?
    package let cutOff: String?

    package init(range: ClosedRange<Int>, band: String?, cutOff: String?) {
      self.range = range
      self.band = band
      self.cutOff = cutOff
    }

    package var description: String {
      "\(range)" + (band.map { ", band \($0)" } ?? "") + (cutOff.map { ", cut-off \($0)" } ?? "")
    }
  }

  /// Every vignette of every file.
  package static func all() throws -> [Vignette] { try loaded.get() }

  private static let loaded = Result {
    let folder = Program.repository.appending(path: "Tests/Vignettes")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    return try files.flatMap { file in
      try read(String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
    }
  }

  private static func read(_ text: String, file: String) throws -> [Vignette] {
    guard let node = try Yams.compose(yaml: text, .basic) else { throw Slip(place: file, what: "is empty") }
    let root = try VignetteFields(node, keys: ["questionnaire", "vignettes"], place: file)
    let questionnaire = try root.string("questionnaire")
    guard file == questionnaire + ".yaml" else {
      throw Slip(place: file, what: "is not named after its questionnaire")
    }
    return try root.list("vignettes").enumerated().map { index, node in
      let place = "\(file), vignette \(index + 1)"
      let vignette = try VignetteFields(node, keys: ["name", "answers", "expect", "flags"], place: place)
      return Vignette(
        questionnaire: questionnaire, name: try vignette.string("name"),
        answers: try vignette.mapping("answers").mapValues(VignetteFields.string),
        expect: try vignette.mapping("expect").mapValues { try expectation($0, place: place) },
        flags: try vignette.list("flags").map(VignetteFields.string))
    }
  }

  private static func expectation(_ node: Node, place: String) throws -> Expectation {
    let score = try VignetteFields(node, keys: ["value", "low", "high", "band", "cut-off"], place: place)
    let range: ClosedRange<Int>
    if score.has("value") {
      let value = try score.int("value")
      range = value...value
    } else {
      range = try score.int("low")...score.int("high")
    }
    return Expectation(
      range: range, band: score.has("band") ? try score.string("band") : nil,
      cutOff: score.has("cut-off") ? try score.string("cut-off") : nil)
  }

  /// Something in a vignette file that cannot be read.
  struct Slip: Error, CustomStringConvertible {
    let place: String
    let what: String

    var description: String { "Tests/Vignettes: \(place): \(what)" }
  }
}

/// Reads a mapping strictly: a slip in a vignette must not pass as "nothing expected".
private struct VignetteFields {
  private let values: [String: Node]
  private let place: String

  init(_ node: Node, keys: Set<String>, place: String) throws {
    self.place = place
    values = try Self.mapping(node)
    let unknown = Set(values.keys).subtracting(keys)
    if !unknown.isEmpty { throw Vignette.Slip(place: place, what: "has unknown keys: \(unknown.sorted())") }
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  func string(_ key: String) throws -> String { try Self.string(value(key)) }

  func list(_ key: String) throws -> [Node] {
    guard let sequence = try value(key).sequence else { throw slip(key) }
    return Array(sequence)
  }

  func mapping(_ key: String) throws -> [String: Node] { try Self.mapping(value(key)) }

  func int(_ key: String) throws -> Int {
    guard let int = Int(try string(key)) else { throw slip(key) }
    return int
  }

  static func string(_ node: Node) throws -> String {
    guard let string = node.string else {
      throw Vignette.Slip(place: "line \(line(node))", what: "is not plain text")
    }
    return string
  }

  private static func mapping(_ node: Node) throws -> [String: Node] {
    guard let mapping = node.mapping else {
      throw Vignette.Slip(place: "line \(line(node))", what: "is no mapping")
    }
    return Dictionary(uniqueKeysWithValues: try mapping.map { (try string($0), $1) })
  }

  private static func line(_ node: Node) -> Int { node.mark?.line ?? 0 }

  private func value(_ key: String) throws -> Node {
    guard let value = values[key] else { throw slip(key) }
    return value
  }

  private func slip(_ key: String) -> Vignette.Slip {
    Vignette.Slip(place: place, what: "'\(key)' is missing or not what it should be")
  }
}
