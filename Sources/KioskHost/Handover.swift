import CMemoryFile
import Foundation
import Glibc
import QuestionnaireLibrary

/// The belongings that a kiosk hands on when it starts itself anew: how it was started, and the site's files. Nothing of a
/// visit is among them.
package struct HandedOn: Sendable, Equatable, Codable {
  package let arguments: [String]
  /// The files that the last visit was made from; `nil` while there were none that can be used.
  package let files: SiteFiles?
  /// What was said of changed files that cannot be used: it is said once.
  package let refusal: String?
  /// The folders in which it may count, from when it locked itself in; `nil` while it has not.
  package let countFolders: [String]?

  package init(arguments: [String], files: SiteFiles?, refusal: String? = nil, countFolders: [String]? = nil) {
    self.arguments = arguments
    self.files = files
    self.refusal = refusal
    self.countFolders = countFolders
  }
}

/// Hands a kiosk's belongings on to its next start, in memory that no one can change any more.
package struct Handover: Sendable {
  package let content: HandedOn
  private let descriptor: Int32

  private static let variable = "SELFSCREEN_KIOSK_HANDED_ON"
  private static let faultsVariable = "SELFSCREEN_KIOSK_FAULTS"

  /// What the start before this one handed on; `nil` at the first start.
  package static let received: Handover? = {
    guard let text = getenv(variable).map({ String(cString: $0) }) else { return nil }
    guard let descriptor = Int32(text), descriptor > STDERR_FILENO, cmemoryfile_is_sealed(descriptor) != 0,
      let content = read(descriptor)
    else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return Handover(content: content, descriptor: descriptor)
  }()

  /// The number of starts in a row that ended by a fault in the program itself.
  package static let faults = getenv(faultsVariable).flatMap { Int(String(cString: $0)) } ?? 0

  /// - Returns: `nil` when the system has no room for it.
  package static func prepare(_ content: HandedOn) -> Handover? {
    guard let data = try? JSONEncoder().encode(content) else { return nil }
    let descriptor = cmemoryfile_create("selfscreen-site")
    guard descriptor >= 0 else { return nil }
    let isKept = data.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count <= 0, errno != EINTR { return false }
        written += max(0, count)
      }
      return cmemoryfile_seal(descriptor) == 0
    }
    guard isKept else {
      close(descriptor)
      return nil
    }
    return Handover(content: content, descriptor: descriptor)
  }

  private static func read(_ descriptor: Int32) -> HandedOn? {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count else { return nil }
    return try? JSONDecoder().decode(HandedOn.self, from: Data(bytes))
  }

  /// Lets go of it, once another is handed on in its place.
  package func discard() { close(descriptor) }

  /// Whether the new program would find what it cannot begin without. Once it has taken this one's place, it is too late.
  private static var canStart: Bool {
    let files = (0..<4).map { _ in open(program, O_RDONLY | O_CLOEXEC) }
    for file in files where file >= 0 { close(file) }
    let memory = mmap(nil, memoryToStart, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    if memory != MAP_FAILED { munmap(memory, memoryToStart) }
    return memory != MAP_FAILED && files.allSatisfy { $0 >= 0 }
  }

  /// Ample: what a kiosk has beside its program.
  private static let memoryToStart = 64 << 20
  /// The program that runs, even if its file was replaced or removed.
  private static let program = "/proc/self/exe"

  /// Replaces this program by itself: of a visit, nothing at all is left in its memory. Returns only when that cannot
  /// be done now.
  package func startAnew() {
    guard Self.canStart else { return }
    setenv(Self.variable, String(descriptor), 1)
    let before = getenv(Self.faultsVariable).map { String(cString: $0) }
    unsetenv(Self.faultsVariable)
    _ = fcntl(descriptor, F_SETFD, 0)
    execv(Self.program, words)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    if let before { setenv(Self.faultsVariable, before, 1) }
  }

  /// Makes ready to start anew even after a fault in the program itself, in the middle of a visit.
  ///
  /// - Returns: what does it, and nothing but what a signal handler may do. It never returns.
  package func rescue() -> @convention(c) () -> Void {
    setenv(Self.variable, String(descriptor), 1)
    setenv(Self.faultsVariable, String(Self.faults + 1), 1)
    Self.rescued = (descriptor, words, Self.faults)
    return {
      var all = sigset_t()
      sigfillset(&all)
      sigprocmask(SIG_UNBLOCK, &all, nil)
      // One that comes again and again must not keep the machine busy.
      if Handover.rescued.faults > 2 { sleep(5) }
      while true {
        _ = fcntl(Handover.rescued.descriptor, F_SETFD, 0)
        execve("/proc/self/exe", Handover.rescued.words, environ)
        sleep(5)
      }
    }
  }

  nonisolated(unsafe) private static var rescued:
    (descriptor: Int32, words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, faults: Int) = (
      -1, UnsafeMutablePointer.allocate(capacity: 1), 0
    )

  /// The command line, for as long as the program runs.
  private var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let all = ["selfscreen"] + content.arguments
    let words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: all.count + 1)
    for (index, word) in all.enumerated() { words[index] = strdup(word) }
    words[all.count] = nil
    return words
  }
}
