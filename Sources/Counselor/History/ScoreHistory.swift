import Foundation
import Records
import Screening

/// One questionnaire's responses of a client over time, as far as their scores may be compared.
struct ScoreHistory: Sendable, Equatable {
  /// In the order in which they were stored; never empty. All have the newest one's version.
  let responses: [CompletedResponse]
  /// The number of older ones that had another version.
  let leftOutCount: Int

  var newest: CompletedResponse { responses[responses.count - 1] }
  var previous: CompletedResponse? { responses.count > 1 ? responses[responses.count - 2] : nil }
  var reference: QuestionnaireReference { newest.questionnaire }

  /// - Returns: `nil` when the client never answered it, or a changed answer took it out of its plan each time.
  init?(of questionnaire: Questionnaire.ID, in record: ClientRecord) {
    let all = record.countedResponses.filter { $0.questionnaire.id == questionnaire }
    guard let newest = all.last else { return nil }
    responses = all.filter { $0.questionnaire.isComparable(with: newest.questionnaire) }
    leftOutCount = all.count - responses.count
  }

  /// The same as it was when this response was the newest one.
  func upTo(_ response: CompletedResponse) -> ScoreHistory? {
    guard let index = responses.firstIndex(where: { $0.id == response.id }) else { return nil }
    return ScoreHistory(responses: Array(responses[...index]), leftOutCount: leftOutCount)
  }

  private init(responses: [CompletedResponse], leftOutCount: Int) {
    self.responses = responses
    self.leftOutCount = leftOutCount
  }

  /// A history for each questionnaire that the client answered, the one answered last first.
  static func all(in record: ClientRecord) -> [ScoreHistory] {
    var ids: [Questionnaire.ID] = []
    for response in record.countedResponses.reversed() where !ids.contains(response.questionnaire.id) {
      ids.append(response.questionnaire.id)
    }
    return ids.compactMap { ScoreHistory(of: $0, in: record) }
  }

  /// The difference of a score from the last time; `nil` when there was none.
  func change(of score: ScoreDefinition.ID) -> ScoreChange? {
    guard let now = newest.score(score), let before = previous?.score(score) else { return nil }
    return ScoreChange(from: before, to: now)
  }
}

/// The difference of a score from an earlier one.
struct ScoreChange: Sendable, Equatable {
  /// The least and the most that it changed by; more than one value when an answer was missing.
  let range: ClosedRange<Int>

  init(from before: RecordedScore, to now: RecordedScore) {
    range = (now.range.lowerBound - before.range.upperBound)...(now.range.upperBound - before.range.lowerBound)
  }

  /// Whether it is at least so many points, in either direction.
  func reaches(_ points: Int) -> Truth {
    let most = max(abs(range.lowerBound), abs(range.upperBound))
    let least = range.contains(0) ? 0 : min(abs(range.lowerBound), abs(range.upperBound))
    if least >= points { return .yes }
    return most < points ? .no : .unknown
  }

  /// A number with its sign.
  static func signed(_ number: Int) -> String {
    if number == 0 { return "0" }
    return number > 0 ? "+\(number)" : "−\(-number)"
  }
}
