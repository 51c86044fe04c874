import Screening
import TestSupport

/// The comparison of a questionnaire with its published rule.
package struct Proof: Sendable {
  /// The number of patterns that were compared, each as a form and as an interview.
  package private(set) var compared = 0
  /// The number of patterns that there are.
  package private(set) var patterns = 0
  package private(set) var extent = Extent.everyPattern
  /// The first pattern of which the two sides do not say the same.
  package private(set) var difference: Comparison.Difference?

  /// The way in which the patterns that were compared are all there are.
  package enum Extent: String, Sendable {
    case everyPattern = "every one"
    case upToExchange = "one for all that differ only by the exchange of questions that are alike"
    case upToExchangeAndRefusals = "the same, and no refusals: neither side tells them from blanks"
    case everyScore = "every pattern of each score's questions up to exchange, every two questions, and a sample"
  }

  /// The number of patterns up to which a test can walk them one by one, and the most that it walks.
  package static let forTests = (oneByOne: 100_000, most: 400_000)
  /// The same for a release build, which takes a few minutes over a thousand million.
  package static let whole = (oneByOne: 2_000_000_000, most: 2_000_000_000)

  /// Walks every pattern, in the plainest way that is within the limits.
  package static func of(_ pairing: Pairing, within limits: (oneByOne: Int, most: Int)) async -> Proof {
    var proof = Proof()
    let all = pairing.allPatterns
    proof.patterns = all.count
    let spaces = [
      (all, Extent.everyPattern, limits.oneByOne),
      (pairing.patternsUpToExchange(), .upToExchange, limits.most),
      (pairing.patternsUpToExchange(leavingOutRefusals: true), .upToExchangeAndRefusals, limits.most),
    ]
    if let (space, extent, _) = spaces.first(where: { $0.0.count <= $0.2 }) {
      proof.extent = extent
      await proof.walk(pairing, space)
    } else {
      proof.extent = .everyScore
      await proof.walkScores(pairing)
    }
    return proof
  }

  private mutating func walk(_ pairing: Pairing, _ space: PatternSpace, others: [Int] = []) async {
    if difference != nil { return }
    let comparison = await Comparison.compare(pairing, space, others: others)
    compared += comparison.patternCount
    difference = comparison.difference
  }

  /// Walks every pattern of each score's questions, every two questions, and a sample of whole sheets.
  private mutating func walkScores(_ pairing: Pairing) async {
    let counts = pairing.choices.map(\.count)
    let backgrounds = pairing.plainSheets
    for score in pairing.scores.indices {
      guard let space = pairing.patterns(ofScore: score) else {
        difference = Comparison.Difference(description: "\(pairing.rule.id): score \(score) is no plain sum")
        return
      }
      await walk(pairing, space, others: backgrounds[0])
    }
    for one in counts.indices {
      for other in counts.indices.dropFirst(one + 1) {
        for background in backgrounds { await walk(pairing, pairing.patterns(of: one, and: other), others: background) }
      }
    }
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      await walk(
        pairing, PatternSpace([[0]], of: pairing), others: counts.map { Int.random(in: 0..<$0, using: &random) })
    }
  }
}

extension Proof: CustomStringConvertible {
  package var description: String {
    let all = patterns == .max ? "more patterns than can be counted out" : "\(patterns) patterns"
    return "\(all); compared \(compared) (\(extent.rawValue)): \(difference?.description ?? "no difference")"
  }
}
