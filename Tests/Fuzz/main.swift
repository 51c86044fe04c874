// Hands libFuzzer's inputs to a target. Scripts/fuzz builds and runs it.
import CFuzzer
import FuzzTargets
import Glibc

/// The target of this run.
nonisolated(unsafe) var target: (any FuzzTarget)?

func say(_ words: String) {
  let line = Array((words + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

func stop(_ words: String, _ exitCode: Int32) -> Never {
  say(words)
  exit(exitCode)
}

guard CommandLine.arguments.count > 1 else {
  stop("Usage: fuzz TARGET [libFuzzer's options]; the targets: \(FuzzTargets.names.joined(separator: ", "))", 2)
}
do {
  target = try FuzzTargets.make(CommandLine.arguments[1])
} catch {
  stop("The target cannot be made: \(error)", 2)
}
if target == nil { stop("There is no target '\(CommandLine.arguments[1])'.", 2) }

var arguments = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
let result = pointers.withUnsafeMutableBufferPointer { buffer in
  var count = Int32(arguments.count)
  var values = buffer.baseAddress
  return cfuzzer_run(&count, &values) { bytes, count in
    do {
      try target?.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
      // libFuzzer keeps the input that it was at, and ends.
      say("BROKEN PROMISE: \(error)")
      abort()
    }
    return 0
  }
}
if result < 0 { stop("This program was built without libFuzzer; use Scripts/fuzz.", 2) }
exit(result)
