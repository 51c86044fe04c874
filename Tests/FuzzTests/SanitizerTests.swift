import Foundation
import Testing

/// Faults that only a sanitizer sees: `Scripts/sanitize --plant` asks for one of them, and must fail.
struct SanitizerTests {
  private static let fault = ProcessInfo.processInfo.environment["PLANTED_FAULT"]

  @Test(.enabled(if: fault != nil)) func thePlantedFaultIsFound() async {
    switch Self.fault {
    case "overflow":
      let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)
      bytes.initialize(repeating: 1, count: 8)
      let beyond = Int(bytes[0]) * 8
      // One byte behind the end.
      print("behind the end: \(bytes[beyond])")
      bytes.deallocate()
    case "race":
      let counter = Unprotected()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { for _ in 0..<10_000 { counter.count += 1 } } }
      }
      print("counted without a lock: \(counter.count)")
    default: break
    }
  }

  /// A number that nothing protects.
  private final class Unprotected: @unchecked Sendable {
    var count = 0
  }
}
