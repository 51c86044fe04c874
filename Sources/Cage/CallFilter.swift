import CCage
import Glibc

/// The program that the kernel runs before each call (seccomp): it lets through what is on a list, and answers the rest
/// with "not permitted".
struct CallFilter {
  private var steps: [sock_filter] = []

  /// What a mode may do by calls that are looked at more closely.
  struct Exceptions: OptionSet {
    let rawValue: Int

    /// Files of libraries may become memory that runs.
    static let libraries = Exceptions(rawValue: 1)
    /// Files may be made in memory that are never programs.
    static let memoryFiles = Exceptions(rawValue: 2)
    /// The same, where the kernel cannot tell files that are never programs.
    static let anyMemoryFiles = Exceptions(rawValue: 4)
    /// A start may keep its memory out of reach of others.
    static let privateMemory = Exceptions(rawValue: 8)
    /// Threads of this process, with names, and no other processes.
    static let threads = Exceptions(rawValue: 16)

    /// The numbers of all calls that are looked at more closely, and may be let through.
    var calls: Set<Int32> {
      var calls: Set<Int32> = [Int32(SYS_mmap), Int32(SYS_mprotect), Int32(SYS_ioctl)]
      if contains(.memoryFiles) { calls.insert(Int32(SYS_memfd_create)) }
      if !isDisjoint(with: [.privateMemory, .threads]) { calls.insert(Int32(SYS_prctl)) }
      if contains(.threads) { calls.insert(Int32(SYS_clone)) }
      return calls
    }
  }

  /// - Parameter mark: what the process is told when it asks whether it is held.
  init(allowing calls: SystemCalls, _ exceptions: Exceptions, mark: UInt8) {
    load(Self.architecture)
    unless(equals: UInt32(cage_architecture)) { $0.end(Self.refused) }
    load(Self.number)
    for call in Set(calls.numbers).sorted() { when(equals: UInt32(call)) { $0.end(Self.allowed) } }
    lookAtMemory(exceptions)
    // Nothing is typed into the terminal in the person's name: for the shell to read afterward, it would be a command.
    when(equals: UInt32(SYS_ioctl)) { filter in
      filter.load(Self.argument(1))
      for request in Self.typingRequests { filter.when(equals: request) { $0.end(Self.refused) } }
      filter.end(Self.allowed)
    }
    if !exceptions.isDisjoint(with: [.privateMemory, .threads]) {
      when(equals: UInt32(SYS_prctl)) { filter in
        filter.load(Self.argument(0))
        if exceptions.contains(.threads) { filter.when(equals: UInt32(PR_SET_NAME)) { $0.end(Self.allowed) } }
        if exceptions.contains(.privateMemory) {
          filter.when(equals: UInt32(PR_SET_DUMPABLE)) { filter in
            filter.load(Self.argument(1))
            filter.when(equals: 0) { $0.end(Self.allowed) }
            filter.end(Self.refused)
          }
        }
        filter.end(Self.refused)
      }
    }
    if exceptions.contains(.threads) {
      when(equals: UInt32(SYS_clone)) { filter in
        filter.load(Self.argument(0))
        filter.when(hasBit: Self.isThread) { $0.end(Self.allowed) }
        filter.end(Self.refused)
      }
    }
    // The C library then asks in another way.
    when(equals: UInt32(SYS_clone3)) { $0.end(Self.unknown) }
    when(equals: UInt32(SYS_socket)) { filter in
      filter.load(Self.argument(0))
      filter.when(equals: Self.question) { $0.end(Self.answer | UInt32(mark)) }
      filter.end(Self.refused)
    }
    end(Self.refused)
  }

  /// Memory may hold data or a program, never something that became a program.
  private mutating func lookAtMemory(_ exceptions: Exceptions) {
    when(equals: UInt32(SYS_mprotect)) { filter in
      filter.load(Self.argument(2))
      filter.when(hasBit: UInt32(PROT_EXEC)) { $0.end(Self.refused) }
      filter.end(Self.allowed)
    }
    when(equals: UInt32(SYS_mmap)) { filter in
      filter.load(Self.argument(2))
      filter.when(hasBit: UInt32(PROT_EXEC)) { filter in
        if exceptions.contains(.libraries) {
          filter.when(hasBit: UInt32(PROT_WRITE)) { $0.end(Self.refused) }
          filter.load(Self.argument(3))
          filter.when(hasBit: UInt32(MAP_ANONYMOUS)) { $0.end(Self.refused) }
          filter.end(Self.allowed)
        }
        filter.end(Self.refused)
      }
      filter.end(Self.allowed)
    }
    if exceptions.contains(.memoryFiles) {
      when(equals: UInt32(SYS_memfd_create)) { filter in
        filter.load(Self.argument(1))
        if !exceptions.contains(.anyMemoryFiles) {
          filter.when(hasBit: cage_memory_file_without_execution) { $0.end(Self.allowed) }
          filter.end(Self.refused)
        }
        filter.end(Self.allowed)
      }
    }
  }

  /// What this process is told by the filter that holds it; `nil` without one. It comes from the kernel: who starts the
  /// program cannot pretend it.
  static var mark: UInt8? {
    guard cage_ask(question) == -1, UInt32(errno) & ~0xFF == answer & 0xFFFF else { return nil }
    return UInt8(errno & 0xFF)
  }

  /// - Returns: whether the kernel took it.
  func enter() -> Bool {
    var steps = steps
    return steps.withUnsafeMutableBufferPointer { steps in
      var program = sock_fprog(len: UInt16(steps.count), filter: steps.baseAddress)
      return cage_filter_calls(&program) == 0
    }
  }

  // MARK: What is looked at

  /// Places in the kernel's `seccomp_data`.
  private static let number: UInt32 = 0
  private static let architecture: UInt32 = 4
  /// The lower half of an argument, on processors that begin with it.
  private static func argument(_ index: UInt32) -> UInt32 { 16 + 8 * index }

  /// `TIOCSTI` and `TIOCLINUX`.
  private static let typingRequests: [UInt32] = [0x5412, 0x541C]

  // MARK: What becomes of it

  private static let allowed: UInt32 = 0x7FFF_0000
  private static let refused: UInt32 = 0x0005_0000 | UInt32(EPERM)
  private static let unknown: UInt32 = 0x0005_0000 | UInt32(ENOSYS)

  /// A family of sockets that does not exist.
  private static let question: UInt32 = 0x5345_4C46
  /// Of the numbers for what is wrong, the kernel itself uses only the first few hundred; a filter may give up to 4095.
  private static let answer: UInt32 = 0x0005_0000 | 0xE00

  /// `CLONE_THREAD`.
  private static let isThread: UInt32 = 0x1_0000

  // MARK: Steps

  private mutating func load(_ place: UInt32) {
    steps.append(sock_filter(code: UInt16(BPF_LD | BPF_W | BPF_ABS), jt: 0, jf: 0, k: place))
  }

  private mutating func end(_ answer: UInt32) {
    steps.append(sock_filter(code: UInt16(BPF_RET | BPF_K), jt: 0, jf: 0, k: answer))
  }

  private mutating func when(equals value: UInt32, _ body: (inout CallFilter) -> Void) {
    branch(BPF_JEQ, value, body)
  }

  private mutating func when(hasBit bit: UInt32, _ body: (inout CallFilter) -> Void) { branch(BPF_JSET, bit, body) }

  private mutating func unless(equals value: UInt32, _ body: (inout CallFilter) -> Void) {
    let place = steps.count
    branch(BPF_JEQ, value, body)
    (steps[place].jt, steps[place].jf) = (steps[place].jf, steps[place].jt)
  }

  /// Goes through the body only when the comparison holds. A body ends, or goes on behind itself.
  private mutating func branch(_ comparison: Int32, _ value: UInt32, _ body: (inout CallFilter) -> Void) {
    let place = steps.count
    steps.append(sock_filter(code: UInt16(BPF_JMP | comparison | BPF_K), jt: 0, jf: 0, k: value))
    body(&self)
    steps[place].jf = UInt8(steps.count - place - 1)
  }
}
