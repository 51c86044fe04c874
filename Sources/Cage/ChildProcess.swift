import CCage

/// A copy of this process. It must be made before anything that only one of them may have is in memory, and before there
/// are threads.
package enum ChildProcess {
  /// - Parameter body: runs in the copy, which ends afterward.
  /// - Returns: the copy's number; `nil` when the system makes none.
  package static func start(_ body: () -> Never) -> Int32? {
    let process = cage_fork()
    if process == 0 { body() }
    return process > 0 ? process : nil
  }
}
