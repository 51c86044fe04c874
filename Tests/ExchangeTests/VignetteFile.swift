import Foundation
import Testing
import Yams

/// The entries of a file in `Tests/Vignettes` as `score` meets them: texts in, columns out.
///
/// The tests of the questionnaire library hold the files to their form; here they are only read.
struct VignetteFile: Sendable, CustomTestStringConvertible {
  let questionnaire: String
  let vignettes: [Vignette]

  struct Vignette: Sendable {
    let name: String
    let answers: [String: String]
    /// By column. The flags are in the order of the file.
    let expected: [String: String]
  }

  var testDescription: String { questionnaire }

  static func all() throws -> [VignetteFile] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Vignettes").standardized
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
      .map { try VignetteFile(String(contentsOf: $0, encoding: .utf8)) }
  }

  private init(_ text: String) throws {
    let root = try #require(try Yams.compose(yaml: text, .basic)?.mapping)
    questionnaire = try #require(root["questionnaire"]?.string)
    vignettes = try #require(root["vignettes"]?.sequence).map(Self.vignette)
  }

  private static func vignette(_ node: Node) throws -> Vignette {
    var expected = ["flags": try #require(node["flags"]?.sequence).compactMap(\.string).joined(separator: ";")]
    for (id, score) in try #require(node["expect"]?.mapping) {
      let id = try #require(id.string)
      let value = score["value"]?.string
      expected[id] = value ?? ""
      expected["\(id)_low"] = try #require(value ?? score["low"]?.string)
      expected["\(id)_high"] = try #require(value ?? score["high"]?.string)
      expected["\(id)_band"] = score["band"]?.string ?? ""
      expected["\(id)_cutoff"] = score["cut-off"]?.string ?? ""
    }
    let answers = try #require(node["answers"]?.mapping).map { (try #require($0.string), try #require($1.string)) }
    return Vignette(
      name: try #require(node["name"]?.string), answers: Dictionary(uniqueKeysWithValues: answers), expected: expected)
  }
}
