import FuzzTargets
import TestSupport
import Testing

/// Every reader keeps its promises for the corpus and for changes of it. A short run: Scripts/fuzz makes long ones.
struct FuzzTests {
  @Test(arguments: FuzzTargets.names)
  func promisesAreKept(of name: String) throws {
    var target = try #require(try FuzzTargets.make(name))
    let corpus = try Corpus.inputs(of: name)
    try #require(!corpus.isEmpty, "the target '\(name)' has no corpus")
    for input in corpus { try check(&target, input) }
    var mutations = Mutations(of: corpus, with: SeededGenerator(seed: 7))
    let count = Self.mutationCounts[name, default: 200]
    for _ in 0..<count { try check(&target, mutations.next()) }
    print("\(name): \(corpus.count) inputs of the corpus and \(count) changes of them keep every promise.")
  }

  /// As many as a second or so has room for, without optimization.
  private static let mutationCounts = [
    "csv": 1000, "ndjson": 1000, "fhir": 800, "keys": 3000, "questionnaire": 150, "site": 200, "interface": 20,
    "records": 80,
    "records-file": 40, "session": 20,
  ]

  private func check(_ target: inout any FuzzTarget, _ input: [UInt8]) throws {
    do {
      try target.check(input)
    } catch {
      Issue.record("\(error)\nfor the bytes \(String(decoding: input, as: UTF8.self).debugDescription)")
    }
  }
}
