/// What a program may ask to be done that is not the terminal's business.
public struct EffectTasks {
  /// Puts text on paper; whether that was possible.
  public var print: (String) -> Bool = { _ in false }
  public var isStaffCode: (String) -> Bool = { _ in false }
  /// Writes a text to a new file that only its owner may read.
  ///
  /// - Returns: what is in the way, in words for people; `nil` when it is written.
  public var save: (_ text: String, _ path: String) -> String? = { _, _ in nil }
  /// Asks the counselor's records. A program that has none never asks.
  public var records: ((RecordsRequest) -> RecordsReply)?
  /// How long a second of the program's own time is. Shorter ones let months pass in an hour.
  public var second = Duration.seconds(1)

  public init() {}

  /// Does what the effect asks for, and says what came of it; `nil` for what the terminal itself must do.
  func reply(to effect: Effect) -> Reply? {
    switch effect {
    case .print(let text): return .printed(print(text))
    case .save(let text, let path):
      let problem = save(text, path)
      return .saved(path: problem == nil ? path : nil, problem: problem)
    case .records(let request): return records.map { .records($0(request)) }
    case .leave, .suspend, .speak, .checkStaffCode, .endVisit, .showPage, .dropTypedAhead: return nil
    }
  }
}
