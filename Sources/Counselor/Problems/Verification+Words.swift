import QuestionnaireLibrary
import Records

/// The words for what a check of the records finds.
extension Verification.Problem {
  package func words(in strings: Strings) -> String {
    switch self {
    case .structure(let what): strings.verifyStructure(what: what)
    case .structureUnknown: strings.verifyStructureUnknown
    case .unreadable(let row): row.words(in: strings)
    case .notFoundByCode(let id): strings.verifyNotFoundByCode(id: String(id))
    case .withoutClient(let row): strings.verifyWithoutClient(row: row.name(in: strings))
    case .missing(let kind, let count): kind.missing(count: String(count), in: strings)
    case .added(let kind, let count): kind.added(count: String(count), in: strings)
    case .older(let kind): kind.older(in: strings)
    case .headUnreadable: strings.verifyHeadUnreadable
    case .foreignPart(let name): strings.verifyForeignPart(name: name)
    case .logGap(let range): strings.verifyLogGap(first: String(range.lowerBound), last: String(range.upperBound))
    }
  }
}

extension UnreadableRow.Kind {
  fileprivate func missing(count: String, in strings: Strings) -> String {
    strings.verifyMissing(rows: name(in: strings), count: count)
  }

  fileprivate func added(count: String, in strings: Strings) -> String {
    strings.verifyAdded(rows: name(in: strings), count: count)
  }

  fileprivate func older(in strings: Strings) -> String { strings.verifyOlder(rows: name(in: strings)) }

  private func name(in strings: Strings) -> String {
    switch self {
    case .client: strings.rowsClients
    case .response: strings.rowsResponses
    case .inProgress: strings.rowsInProgress
    case .interval: strings.rowsIntervals
    case .log: strings.rowsLog
    }
  }
}

extension UnreadableRow {
  package func words(in strings: Strings) -> String { strings.verifyUnreadable(row: name(in: strings)) }

  fileprivate func name(in strings: Strings) -> String {
    let id = String(id)
    return switch kind {
    case .client: strings.rowClient(id: id)
    case .response: strings.rowResponse(id: id)
    case .inProgress: strings.rowInProgress(id: id)
    case .interval: strings.rowInterval(id: id)
    case .log: strings.rowLog(id: id)
    }
  }
}
