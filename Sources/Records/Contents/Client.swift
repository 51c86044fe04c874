import Foundation

/// A client, known by a code only.
public struct Client: Sendable, Equatable, Identifiable {
  public let id: Int64
  public let code: ClientCode
  public let addedAt: Date
}
