import Foundation

/// The inputs that are kept: what each target was once seen to take a new way with.
package enum Corpus {
  private static var folder: URL { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus") }

  /// The inputs of a target, in the order of their names.
  package static func inputs(of target: String) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: target), includingPropertiesForKeys: nil
    )
    .sorted { $0.path < $1.path }
    .map { [UInt8](try Data(contentsOf: $0)) }
  }
}

/// Changes of inputs that are the same in every run.
package struct Mutations<Generator: RandomNumberGenerator> {
  private let corpus: [[UInt8]]
  private var generator: Generator

  package init(of corpus: [[UInt8]], with generator: Generator) {
    self.corpus = corpus
    self.generator = generator
  }

  /// An input with one to four changes.
  package mutating func next() -> [UInt8] {
    var input = corpus.randomElement(using: &generator) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&input) }
    return input
  }

  private mutating func change(_ input: inout [UInt8]) {
    let place = Int.random(in: 0...input.count, using: &generator)
    let length = min(Int.random(in: 1...16, using: &generator), input.count - place)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0 where place < input.count: input[place] = UInt8.random(in: 0...255, using: &generator)
    case 1 where place < input.count: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: input.removeSubrange(place..<(place + length))
    case 3: input.insert(contentsOf: input[place..<(place + length)], at: place)
    case 4: splice(&input, at: place)
    default: input.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    }
  }

  /// Goes on with the end of another input.
  private mutating func splice(_ input: inout [UInt8], at place: Int) {
    let other = corpus.randomElement(using: &generator) ?? []
    input = input.prefix(place) + other.suffix(Int.random(in: 0...other.count, using: &generator))
  }
}
