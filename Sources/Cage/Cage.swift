import CCage

/// What the program forbids itself before the first page, so that no fault in it, and nobody who makes it do their will,
/// can send anything, start anything, or look where it has no business.
///
/// Two things of Linux do it: seccomp filters calls to the kernel, Landlock rules which files can be opened. An older
/// kernel may have one of them or neither; the program then runs without.
package struct Cage: Sendable {
  private let calls: SystemCalls
  private let files: [(path: String, right: FileRules.Right)]

  /// Somebody alone: nothing can be opened, made, started or sent any more.
  package static let selfCheck = Cage(calls: .always, files: [])

  /// A counselor: only what belongs to the records can be opened, in their folder.
  package static func counselor(recordsFolder: String) -> Cage {
    Cage(calls: .always + .files, files: [(recordsFolder, .write)])
  }

  private init(calls: SystemCalls, files: [(path: String, right: FileRules.Right)]) {
    self.calls = calls
    self.files = files
  }

  /// What this kernel can hold the program to.
  package struct Strength: Sendable, Equatable {
    /// Whether calls to the kernel are filtered.
    package let filtersCalls: Bool
    /// The version of Landlock; `nil` where there is none.
    package let landlockVersion: Int?

    /// That of this kernel, as far as it can be told without entering a cage.
    package static var ofThisKernel: Strength {
      let version = cage_landlock_version()
      return Strength(filtersCalls: cage_filters_calls() >= 0, landlockVersion: version > 0 ? Int(version) : nil)
    }
  }

  /// Locks the process in, for good, together with everything it starts from now on.
  ///
  /// - Returns: what the kernel holds it to.
  @discardableResult
  package func enter() -> Strength {
    let kernel = Strength.ofThisKernel
    guard cage_no_new_rights() == 0 else { return Strength(filtersCalls: false, landlockVersion: nil) }
    let rulesFiles = kernel.landlockVersion.map { FileRules(files).enter(version: $0) } ?? false
    let filtersCalls = kernel.filtersCalls && CallFilter(allowing: calls).enter()
    return Strength(filtersCalls: filtersCalls, landlockVersion: rulesFiles ? kernel.landlockVersion : nil)
  }
}
