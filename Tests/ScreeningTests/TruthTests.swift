import Testing

@testable import Screening

@Suite struct TruthTests {
  @Test(
    "Known when the whole range agrees",
    arguments: [
      (3...3, Truth.yes), (3...9, .yes), (2...2, .no), (0...2, .no), (2...3, .unknown), (0...9, .unknown),
    ])
  func atLeastThree(_ range: ClosedRange<Int>, _ expected: Truth) {
    #expect(Truth(range, atLeast: 3) == expected)
  }

  @Test(arguments: [(Truth.yes, Truth.no), (.no, .yes), (.unknown, .unknown)])
  func not(_ truth: Truth, _ expected: Truth) {
    #expect(!truth == expected)
  }

  @Test(
    arguments: [
      ([], Truth.yes), ([.yes], .yes), ([.yes, .yes], .yes), ([.yes, .unknown], .unknown),
      ([.unknown, .no], .no),
      ([.no, .yes], .no), ([.unknown, .unknown], .unknown),
    ] as [([Truth], Truth)])
  func all(_ parts: [Truth], _ expected: Truth) {
    #expect(Truth.all(parts) == expected)
  }

  @Test(
    arguments: [
      ([], Truth.no), ([.no], .no), ([.no, .no], .no), ([.no, .unknown], .unknown), ([.unknown, .yes], .yes),
      ([.yes, .no], .yes), ([.unknown, .unknown], .unknown),
    ] as [([Truth], Truth)])
  func any(_ parts: [Truth], _ expected: Truth) {
    #expect(Truth.any(parts) == expected)
  }
}
