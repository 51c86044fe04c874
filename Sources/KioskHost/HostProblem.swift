/// Something about the machine that stands in a kiosk's way, in words for whoever set it up.
package struct HostProblem: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
