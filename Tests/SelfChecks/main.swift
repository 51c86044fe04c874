// Goes through many whole self-checks, each from its first page to its end, and looks whether memory grows. Scripts/sanitize
// runs it, with the leak sanitizer and without.
import CMemoryUse
import Foundation
import FuzzTargets

var count = 10_000
var plant = false
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--count": count = arguments.popFirst().flatMap { Int($0) } ?? count
  case "--plant-leak": plant = true
  default:
    print("Usage: self-checks [--count N] [--plant-leak]")
    exit(2)
  }
}

/// The bytes that are in use, and those that the system gave, by the C library's own account.
func memory() -> (inUse: Int, resident: Int) {
  let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
  let resident = pages.flatMap { Int($0) } ?? 0
  return (Int(cmemory_in_use()), resident * 4096)
}

do {
  var walker = try SelfCheckWalker(seed: 11)
  // What is made once and kept, such as decoded files, is no leak.
  for _ in 0..<(count / 10) { try walker.walk() }
  let before = memory()
  for _ in 0..<count {
    try walker.walk()
    if plant { _ = Unmanaged.passRetained(LeakedObject()) }
  }
  let after = memory()
  let growth = after.inUse - before.inUse
  print(
    "\(count) self-checks, \(walker.keys) keys, \(walker.crisisPages) crisis pages; memory in use: \(before.inUse) bytes, then "
      + "\(after.inUse) (\(growth) more); resident: \(before.resident >> 10) KiB, then \(after.resident >> 10) KiB")
  // A page's text, which is not the same one at both moments, is far below this. A sanitizer's own memory is not counted here:
  // it looks for leaks by itself.
  let isCounted = before.inUse > 0
  if isCounted, growth > 64 * 1024 || after.resident - before.resident > 8 << 20 {
    print("Memory grows: something is not given back.")
    exit(1)
  }
} catch {
  print("A self-check went wrong: \(error)")
  exit(1)
}

/// Something that nobody gives back.
final class LeakedObject {
  let bytes = [UInt8](repeating: 1, count: 100)
}
