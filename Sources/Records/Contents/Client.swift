import Foundation

/// A client, known by a code only.
package struct Client: Sendable, Equatable, Identifiable {
  package let id: Int64
  package let code: ClientCode
  package let addedAt: Date
}
