import Glibc
import CNCurses

/// Standard input line by line, with Ctrl-C as something that was typed.
package final class LineReader {
  private var buffer: [UInt8] = []
  /// Ctrl-C is read as an event, so that none is lost between two lines.
  private let signals: Int32

  package init() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigprocmask(SIG_BLOCK, &set, nil)
    signals = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
  }

  /// Waits for a line. Bytes that are no text are shown as such, and answer nothing.
  package func next() -> LineInput {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return .line(line)
      }
      var watched = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&watched, 2, -1) < 0, errno == EINTR { continue }
      if watched[1].revents & Int16(POLLIN) != 0 {
        var info = signalfd_siginfo()
        _ = read(signals, &info, MemoryLayout<signalfd_siginfo>.size)
        buffer = []
        return .interrupted
      }
      if !fill() {
        defer { buffer = [] }
        return buffer.isEmpty ? .ended : .line(String(decoding: buffer, as: UTF8.self))
      }
    }
  }

  /// - Returns: `false` at the end of the input.
  private func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count > 0 { buffer += chunk[..<count] }
    return count > 0 || (count < 0 && errno == EINTR)
  }
}
