import CCage

/// The program that the kernel runs before each call (seccomp): it lets through what is on a list, and answers the rest
/// with "not permitted".
struct CallFilter {
  private var steps: [sock_filter] = []

  init(allowing calls: SystemCalls) {
    load(Self.architecture)
    unless(equals: UInt32(cage_architecture)) { $0.end(Self.refused) }
    load(Self.number)
    for call in Set(calls.numbers).sorted() { when(equals: UInt32(call)) { $0.end(Self.allowed) } }
    // Memory may hold data or a program, never something that became a program.
    for call in [SYS_mmap, SYS_mprotect] {
      when(equals: UInt32(call)) { filter in
        filter.load(Self.argument(2))
        filter.when(hasBit: 4) { $0.end(Self.refused) }
        filter.end(Self.allowed)
      }
    }
    // Nothing is typed into the terminal in the person's name: for the shell to read afterward, it would be a command.
    when(equals: UInt32(SYS_ioctl)) { filter in
      filter.load(Self.argument(1))
      for request in Self.typingRequests { filter.when(equals: request) { $0.end(Self.refused) } }
      filter.end(Self.allowed)
    }
    // The C library then asks in another way.
    when(equals: UInt32(SYS_clone3)) { $0.end(Self.unknown) }
    end(Self.refused)
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
