import Foundation
import Screening

/// A safety rule that an answer raised, and whether a counselor has seen it.
public struct RaisedRule: Sendable, Equatable, Codable, Identifiable {
  public let id: SafetyRule.ID
  /// The item whose answer raised it.
  public let item: Item.ID
  public let level: Level
  public internal(set) var acknowledged: Acknowledgement?

  public enum Level: String, Sendable, Codable {
    case crisis
    case support
  }

  /// Which counselor said when that they have seen it.
  public struct Acknowledgement: Sendable, Equatable, Codable {
    public let by: String
    public let at: Date
  }

  public init(_ rule: SafetyRule) {
    id = rule.id
    item = rule.item
    level =
      switch rule.level {
      case .crisis: .crisis
      case .support: .support
      }
  }
}
