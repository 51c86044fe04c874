import CCage

/// What the program forbids itself before the first page, so that no fault in it, and nobody who makes it do their will,
/// can send anything, start anything, or look where it has no business.
///
/// Two things of Linux do it: seccomp filters calls to the kernel, Landlock rules which files can be opened. An older
/// kernel may have one of them or neither; the program then runs without.
package struct Cage: Sendable {
  private let calls: SystemCalls
  private let exceptions: CallFilter.Exceptions
  /// Looked for only by whoever is in no cage yet.
  private let places: @Sendable () -> [FileRules.Place]

  /// Somebody alone: nothing can be opened, made, started or sent any more.
  package static let selfCheck = Cage(calls: .always)

  /// A counselor: only what belongs to the records can be opened, in their folder. The store of records works on queues: one
  /// that gets no thread waits for it without end.
  package static func counselor(recordsFolder: String) -> Cage {
    Cage(calls: .always + .files + .queues, .threads) { [FileRules.Place(path: recordsFolder, right: .write)] }
  }

  /// A kiosk, which starts itself anew after each visit: it becomes no program but itself, reads the site's files and what
  /// a start needs, and changes only what is counted.
  ///
  /// - Parameters:
  ///   - readable: the site's files and folders.
  ///   - countFolders: the folders in which something is counted.
  package static func kiosk(reading readable: [String], countingIn countFolders: [String]) -> Cage {
    var exceptions: CallFilter.Exceptions = [.memoryFiles, .privateMemory]
    if OwnStart.hasLibraries { exceptions.insert(.libraries) }
    return Cage(calls: .always + .smallFiles + .start, exceptions) {
      OwnStart.files + readable.map { FileRules.Place(path: $0, right: .read) }
        + countFolders.map { FileRules.Place(path: $0, right: .change) }
    }
  }

  /// A command that reads files, works on several of them at once, and writes to what is open.
  package static var reader: Cage {
    var exceptions: CallFilter.Exceptions = [.threads]
    if OwnStart.hasLibraries { exceptions.insert(.libraries) }
    return Cage(calls: .always + .reading + .queues, exceptions) { [FileRules.Place(path: "/", right: .read)] }
  }

  private init(
    calls: SystemCalls, _ exceptions: CallFilter.Exceptions = [],
    places: @escaping @Sendable () -> [FileRules.Place] = { [] }
  ) {
    self.calls = calls
    self.exceptions = exceptions
    self.places = places
  }

  /// The numbers of the calls that it lets through, some of them only in certain ways.
  package var allowedCalls: Set<Int32> { Set(calls.numbers).union(exceptions.calls) }

  /// Locks the process in, for good, together with everything it becomes or starts from now on. Who is in a cage already
  /// stays in that one.
  ///
  /// - Returns: what the kernel holds it to.
  @discardableResult
  package func enter() -> Strength {
    if let held = Strength.held { return held }
    let kernel = Strength.ofThisKernel
    guard cage_no_new_rights() == 0 else { return .none }
    let rulesFiles = kernel.landlockVersion.map { FileRules(places()).enter(version: $0) } ?? false
    let version = rulesFiles ? kernel.landlockVersion : nil
    var exceptions = exceptions
    if exceptions.contains(.memoryFiles), cage_has_memory_files_without_execution() == 0 {
      exceptions.insert(.anyMemoryFiles)
    }
    let mark = UInt8(clamping: version ?? 0)
    let filtersCalls = kernel.filtersCalls && CallFilter(allowing: calls, exceptions, mark: mark).enter()
    return Strength(filtersCalls: filtersCalls, landlockVersion: version)
  }
}
