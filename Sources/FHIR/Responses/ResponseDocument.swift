/// The QuestionnaireResponses in a JSON text: one by itself, or those of a Bundle with what stands beside them.
package struct ResponseDocument {
  /// A response, and the Observations about it.
  package struct Entry {
    package let response: JSONNode
    package let observations: [JSONNode]
  }

  package let entries: [Entry]
  /// The thing that is wrong, when there are none.
  package let problem: ResponseReading.Problem?

  package init(_ node: JSONNode) {
    let type = node["resourceType"]
    if type?.isText(Self.response) == true {
      let contained = node["contained"].map { Array($0.elements) } ?? []
      entries = [Entry(response: node, observations: contained.filter(Self.isObservation))]
      problem = nil
    } else if type?.isText("Bundle") == true {
      entries = Self.entries(of: node)
      problem = entries.isEmpty ? Self.problem("there is no QuestionnaireResponse in this Bundle", at: node) : nil
    } else {
      entries = []
      problem = Self.problem(
        type.map { "this is a \($0.string ?? $0.bytes.text), and not a QuestionnaireResponse or a Bundle of them" }
          ?? "this has no resourceType; a QuestionnaireResponse or a Bundle of them is expected", at: type ?? node)
    }
  }

  private static func problem(_ message: String, at node: JSONNode) -> ResponseReading.Problem {
    ResponseReading.Problem(message, unnamedAt: node)
  }

  private static let response = "QuestionnaireResponse"

  private static func isObservation(_ node: JSONNode) -> Bool { node["resourceType"]?.isText("Observation") == true }

  // MARK: Bundles

  private static func entries(of bundle: JSONNode) -> [Entry] {
    var responses: [(node: JSONNode, address: JSONNode?)] = []
    var observations: [JSONNode] = []
    for member in bundle.members where member.isNamed("entry") {
      for entry in member.elements {
        guard let resource = entry["resource"], let type = resource["resourceType"] else { continue }
        if type.isText(response) {
          responses.append((resource, entry["fullUrl"]))
          observations += (resource["contained"].map { Array($0.elements) } ?? []).filter(isObservation)
        } else if type.isText("Observation") {
          observations.append(resource)
        }
      }
    }
    if responses.count == 1 {
      let only = responses[0]
      return [
        Entry(
          response: only.node,
          observations: observations.filter { isDerived($0, from: only) ?? fits($0, only.node) })
      ]
    }
    // An Observation that does not say which of several responses it is about is compared with none.
    return responses.map { response in
      Entry(response: response.node, observations: observations.filter { isDerived($0, from: response) == true })
    }
  }

  /// Whether the Observation says that it comes from the response; `nil` when it says nothing of where it comes from.
  private static func isDerived(_ observation: JSONNode, from response: (node: JSONNode, address: JSONNode?)) -> Bool? {
    guard let sources = observation["derivedFrom"] else { return nil }
    let id = response.node["id"]?.string
    return sources.elements.contains { source in
      guard let reference = source["reference"]?.string else { return false }
      return reference == response.address?.string
        || id.map { "/\(reference)".hasSuffix("/QuestionnaireResponse/\($0)") || reference == "#\($0)" } == true
    }
  }

  /// Whether the Observation may be about the response: not of another person, nor of another day.
  private static func fits(_ observation: JSONNode, _ response: JSONNode) -> Bool {
    func agree(_ one: String?, _ two: String?) -> Bool { one == nil || two == nil || one == two }
    let day = (observation["effectiveDateTime"] ?? observation["effectiveInstant"])?.string?.prefix(10)
    return agree(observation["subject"]?["reference"]?.string, response["subject"]?["reference"]?.string)
      && agree(day.map(String.init), (response["authored"]?.string?.prefix(10)).map(String.init))
  }
}
