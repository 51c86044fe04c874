import QuestionnaireLibrary
import Records

/// The words for what stands in the way of using the records.
extension RecordProblem {
  /// The problem and what to do, after the name of the file.
  package func report(in strings: Strings) -> String { "\(path): error: \(kind.words(in: strings))" }

  /// The problem and what to do, as a sentence on a page.
  func sentence(in strings: Strings) -> String {
    let words = kind.words(in: strings)
    return words.prefix(1).uppercased() + words.dropFirst() + (words.hasSuffix(".") ? "" : ".")
  }
}

extension RecordProblem.Kind {
  fileprivate func words(in strings: Strings) -> String {
    switch self {
    case .missing: strings.recordsMissing
    case .empty: strings.recordsEmpty
    case .notRecords: strings.recordsNotRecords
    case .newerVersion: strings.recordsNewerVersion
    case .alreadyThere: strings.recordsAlreadyThere
    case .openToOthers(let mode): strings.recordsOpenToOthers(mode: mode)
    case .othersFile: strings.recordsOthersFile
    case .folderOpenToOthers(let folder): strings.recordsFolderOpenToOthers(folder: folder)
    case .notPrivate(let folder): strings.recordsNotPrivate(folder: folder)
    case .leftOver(let file): strings.recordsLeftOver(file: file)
    case .isBackup: strings.recordsIsBackup
    case .fileGone: strings.recordsFileGone
    case .keyChanged: strings.recordsKeyChanged
    case .folderMissing(let folder): strings.recordsFolderMissing(folder: folder)
    case .notWritable(let target): strings.recordsNotWritable(what: target.name(in: strings))
    case .inUse: strings.recordsInUse
    case .wrongPassphrase: strings.recordsWrongPassphrase
    case .passphraseTooShort(let least): strings.recordsPassphraseTooShort(least: String(least))
    case .keyDamaged: strings.recordsKeyDamaged
    case .damaged: strings.recordsDamaged
    case .onlyRead: strings.recordsOnlyRead
    case .diskFull: strings.recordsDiskFull
    case .notEnoughMemory: strings.recordsNotEnoughMemory
    case .busy: strings.recordsBusy
    case .failed(let what): strings.recordsFailed(what: what)
    case .clientCodeTaken: strings.recordsClientCodeTaken
    case .noSuchClient: strings.recordsNoSuchClient
    case .clientDamaged: strings.recordsClientDamaged
    case .responseDamaged: strings.recordsResponseDamaged
    case .noSuchResponse: strings.recordsNoSuchResponse
    case .responseGone: strings.recordsResponseGone
    case .responseChanged: strings.recordsResponseChanged
    }
  }
}

extension RecordProblem.Target {
  fileprivate func name(in strings: Strings) -> String {
    switch self {
    case .file: strings.recordsFile
    case .folder(let folder): strings.recordsFolder(folder: folder)
    case .fileOrFolder: strings.recordsFileOrFolder
    }
  }
}
