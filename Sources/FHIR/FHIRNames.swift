import Screening

/// The names by which FHIR resources and other programs know what is here.
enum FHIRNames {
  static let loinc = "http://loinc.org"
  /// LOINC as it is also written.
  private static let otherLOINC: Set<String> = [
    "https://loinc.org", "http://loinc.org/", "urn:oid:2.16.840.1.113883.6.1",
  ]
  static func isLOINC(_ system: String) -> Bool { system == loinc || otherLOINC.contains(system) }
  static let dataAbsentReason = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
  static let dataAbsentReasonExtension = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
  /// The points of an answer.
  static let ordinalValueExtension = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
  /// The last parts of the names of extensions that give the points of an answer, in FHIR's versions.
  private static let pointsExtensions: Set<String> = [
    "ordinalValue", "itemWeight", "iso21090-CO-value", "valueset-ordinalValue", "questionnaire-ordinalValue",
    "codesystem-ordinalValue",
  ]
  static func isPointsExtension(_ url: JSONNode) -> Bool {
    if url.isText(ordinalValueExtension) { return true }
    guard let last = url.string?.split(separator: "/").last else { return false }
    return pointsExtensions.contains(String(last))
  }
  /// The last parts of the names of properties of codes that have held the points of an answer, besides those of extensions.
  static let pointsNames = pointsExtensions.union(["weight", "score"])
  static let observationCategory = "http://terminology.hl7.org/CodeSystem/observation-category"

  /// "Prefer not to say".
  static let declined = "asked-declined"

  // Our own code systems. One for each item's options, as the same code means other things elsewhere.
  static let scores = "urn:selfscreen:score"
  static let safetyRules = "urn:selfscreen:safety-rule"
  static let cutOff = "urn:selfscreen:cut-off"
  static func options(of item: Item.ID) -> String { optionSystems + item }
  /// What all of these start with.
  static let optionSystems = "urn:selfscreen:item:"
  /// Marks an item whose answer counts although its condition does not hold.
  static let leftOutUnlessExtension = "urn:selfscreen:left-out-unless"

  /// The questionnaire itself, in the version that was scored.
  static func canonical(_ questionnaire: Questionnaire) -> String {
    "\(url(of: questionnaire.id))|\(questionnaire.version)"
  }

  /// The questionnaire in any version.
  static func url(of id: Questionnaire.ID) -> String { urls + id }
  private static let urls = "urn:selfscreen:questionnaire:"

  /// The id of the questionnaire that an address names, where it is one of these.
  static func questionnaire(_ url: String) -> Questionnaire.ID? {
    url.hasPrefix(urls) ? String(url.dropFirst(urls.count).prefix { $0 != "|" }) : nil
  }

  /// The address of one of FHIR's own extensions.
  static func structure(_ name: String) -> String { "http://hl7.org/fhir/StructureDefinition/\(name)" }
  /// The same for those of Structured Data Capture.
  static func structuredDataCapture(_ name: String) -> String {
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/\(name)"
  }

  /// An option as a coding: LOINC's where known, else ours.
  static func coding(_ option: AnswerOption, of item: Item) -> JSONTree {
    [
      "system": .string(option.loinc == nil ? options(of: item.id) : loinc),
      "code": .string(option.loinc ?? option.code), "display": .string(option.text),
    ]
  }

  /// A name for a resource that has no address: random, so that no two of any file are taken for one.
  static func newResourceName() -> String {
    let variant = UInt64(0b10) << 62
    let version = UInt64(4) << 12
    let high = UInt64.random(in: .min ... .max) & ~(UInt64(0xF) << 12) | version
    let low = UInt64.random(in: .min ... .max) >> 2 | variant
    let digits = [high, low].map { String(repeating: "0", count: $0.leadingZeroBitCount / 4) + String($0, radix: 16) }
      .joined()
    var name = "urn:uuid:"
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { name.append("-") }
      name.append(digit)
    }
    return name
  }
}
