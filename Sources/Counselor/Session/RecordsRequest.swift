import Foundation
import QuestionnaireLibrary
import Records
import Screening

/// A request of the counselor's pages to the records.
package enum RecordsRequest: Sendable, Equatable {
  /// The client with this code, or else those whose code has it in them.
  case find(ClientCode)
  case add(ClientCode)
  case open(Client.ID)
  /// The open record as it is now.
  case readAgain(Client.ID)
  case listClients
  case listDue
  case start(Plan.ID, [QuestionnaireReference], Client.ID)
  case save(ResponseInProgress)
  case discard(ResponseInProgress)
  case finish(ResponseInProgress, [RecordStore.NewResponse])
  /// The counselor has seen the safety answers in these responses.
  case acknowledge([CompletedResponse], [ResponseInProgress.ID], Client.ID)
  case setInterval(days: Int?, Questionnaire.ID, Client.ID)
  /// The client gets the keyboard. With a short code the counselor comes back without the passphrase.
  case handOver(Client.ID, code: String?)
  /// The screen is locked: the counselor may be gone for a long time.
  case settle
  /// Somebody typed this to come back.
  case unlock(String)
  /// A summary left the records.
  case noteSummary(SummaryUse, Client.ID)
}

/// The use that was made of a summary, for the log.
package enum SummaryUse: Sendable, Equatable {
  case printed
  case saved
}

/// A reply of the records.
package struct RecordsReply: Sendable, Equatable {
  /// The time of the answer.
  package let now: Date
  /// Whether the records can only be read, because the file is damaged.
  package let isDamaged: Bool
  package let content: Content

  package indirect enum Content: Sendable, Equatable {
    /// No client has exactly this code; these have it in theirs.
    case found(ClientCode, ClientList)
    /// A client's record is open now.
    case opened(ClientRecord, isNew: Bool)
    case record(ClientRecord)
    case intervalSet(ClientRecord)
    case clients(ClientList)
    case due([DueQuestionnaire])
    case started(ResponseInProgress)
    case saved(ResponseInProgress)
    /// The results are stored; the record with them, where it could be read.
    case finished([CompletedResponse], ClientRecord?)
    case handedOver
    case unlocking(Unlocking)
    case noted
    /// A request that could not be carried out.
    case problem(RecordProblem, of: RecordsRequest)
  }

  /// The result of typing a passphrase or code.
  package enum Unlocking: Sendable, Equatable {
    case right
    case wrong
    /// None is taken for so many seconds.
    case wait(seconds: Int)
  }

  package init(now: Date, isDamaged: Bool = false, _ content: Content) {
    self.now = now
    self.isDamaged = isDamaged
    self.content = content
  }
}
