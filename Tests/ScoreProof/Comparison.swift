import PublishedRules
import Screening

/// The walk through patterns, with both sides asked about each.
package struct Comparison: Sendable {
  /// The number of patterns that were compared, each as a form and as an interview.
  package private(set) var patternCount = 0
  package private(set) var difference: Difference?

  /// A pattern of which the two sides do not say the same.
  package struct Difference: Sendable, CustomStringConvertible {
    package let description: String
  }

  /// Compares every pattern of a space, on as many cores as there are.
  ///
  /// - Parameter others: the choices of the questions that the space leaves as they are, a number for each question.
  package static func compare(
    _ pairing: Pairing, _ space: PatternSpace, others: [Int] = []
  ) async -> Comparison {
    await withTaskGroup(of: Comparison.self) { group in
      for beginning in space.beginnings(atLeast: 64) {
        group.addTask {
          if Task.isCancelled { return Comparison() }
          var walker = Walker(pairing, space, others: others)
          return walker.walk(from: beginning)
        }
      }
      var all = Comparison()
      for await part in group {
        all.patternCount += part.patternCount
        if all.difference == nil, let difference = part.difference {
          all.difference = difference
          group.cancelAll()
        }
      }
      return all
    }
  }

  mutating func count() { patternCount += 1 }

  mutating func found(_ difference: Difference) { self.difference = difference }
}
