/// A reader of what comes from outside, with the promises that it must keep whatever comes.
///
/// A trap is a finding by itself. What else was promised is checked by `check`, which libFuzzer calls with its inputs, and
/// the tests with the corpus and seeded changes of it.
package protocol FuzzTarget {
  /// - Throws: `BrokenPromise`.
  mutating func check(_ input: [UInt8]) throws
}

/// A promise that a reader did not keep, with the bytes' story for whoever mends it.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Notes a promise as broken unless it was kept.
func promise(_ isKept: Bool, _ description: @autoclosure () -> String) throws(BrokenPromise) {
  if !isKept { throw BrokenPromise(description()) }
}

/// All targets by the names that they have on the command line and in the corpus.
package enum FuzzTargets {
  package static let names = [
    "questionnaire", "site", "interface", "csv", "ndjson", "fhir", "records", "records-file", "keys", "session",
  ]

  /// - Returns: `nil` for a name that no target has.
  package static func make(_ name: String) throws -> (any FuzzTarget)? {
    switch name {
    case "questionnaire": QuestionnaireFileTarget()
    case "site": SiteFileTarget()
    case "interface": InterfaceFileTarget()
    case "csv": try TableTarget(.csv)
    case "ndjson": try TableTarget(.ndjson)
    case "fhir": try TableTarget(.fhir)
    case "records": try RecordRowsTarget()
    case "records-file": try RecordFileTarget()
    case "keys": KeysTarget()
    case "session": try SessionTarget()
    case "planted": PlantedFault()
    default: nil
    }
  }
}

/// A fault that was put here to be found: it shows that a run can fail. No run has it unless it is named.
struct PlantedFault: FuzzTarget {
  mutating func check(_ input: [UInt8]) throws {
    try promise(!input.starts(with: Array("fault".utf8)), "the planted fault was found")
  }
}
