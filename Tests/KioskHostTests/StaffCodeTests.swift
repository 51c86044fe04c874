import Foundation
import KioskHost
import Secrets
import TestSupport
import Testing

/// The staff's code where several kiosks count its wrong tries in one file.
@Suite struct StaffCodeTests {
  /// A code of little cost, and a file to count in.
  private final class Setup: Sendable {
    private let folder: String
    private let line: String
    var path: String { "\(folder)/tries" }

    init() throws {
      folder = try TemporaryFolder().path
      line = try SlowHash(of: "tide-4711", cost: try #require(Scrypt(n: 1024))).text
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A kiosk that just started, with its clock since the machine did.
    func kiosk(_ seconds: @escaping () -> Int) throws -> StaffCode {
      try StaffCode(line: line, triesFile: path, seconds: seconds)
    }

    /// Whether a kiosk that just started takes the code.
    func takes(_ code: String, at seconds: Int) throws -> Bool { try kiosk { seconds }.isRight(code) }
  }

  @Test("A wrong code at one kiosk locks all, and those that start later")
  func together() throws {
    let setup = try Setup()
    #expect(try !setup.takes("wrong", at: 1000))
    #expect(try !setup.takes("tide-4711", at: 1001))
    #expect(try !setup.takes("wronger", at: 1002))
    #expect(try !setup.takes("tide-4711", at: 1005))
    #expect(try setup.takes("tide-4711", at: 1006))
    #expect(try setup.takes("tide-4711", at: 1006), "the right one begins anew")
  }

  @Test("Of many tries at once only one is looked at")
  func atOnce() throws {
    let setup = try Setup()
    DispatchQueue.concurrentPerform(iterations: 20) { _ in _ = try? setup.takes("wrong", at: 1000) }
    #expect(try !setup.takes("tide-4711", at: 1001))
    #expect(try setup.takes("tide-4711", at: 1002), "a second counted try would lock for four seconds")
  }

  @Test("A new start of the machine shortens no lock, and none lasts longer for it")
  func reboot() throws {
    let setup = try Setup()
    for _ in 0..<9 { #expect(try !setup.takes("wrong", at: 50_000)) }
    var now = 50_000
    for _ in 0..<9 {
      #expect(try !setup.takes("wrong", at: now))
      now += 300
    }
    #expect(try !setup.takes("tide-4711", at: 10))
    #expect(try !setup.takes("tide-4711", at: 299))
    #expect(try setup.takes("tide-4711", at: 300))
  }

  @Test("A file that is another's stays as it is, nobody guesses faster, and staff get out after the longest wait")
  func foreign() throws {
    let setup = try Setup()
    try "name,amount\n".write(toFile: setup.path, atomically: false, encoding: .utf8)
    var now = 1000
    let kiosk = try setup.kiosk { now }
    #expect(throws: HostProblem.self) { try kiosk.check() }
    #expect(!kiosk.isRight("tide-4711"))
    now = 1299
    #expect(!kiosk.isRight("tide-4711"))
    now = 1300
    #expect(!kiosk.isRight("wrong"))
    now = 1599
    #expect(!kiosk.isRight("tide-4711"))
    now = 1600
    #expect(kiosk.isRight("tide-4711"))
    #expect(try String(contentsOfFile: setup.path, encoding: .utf8) == "name,amount\n")
  }

  @Test("A look makes no file; what was counted passes for the kiosk's own")
  func look() throws {
    let setup = try Setup()
    try setup.kiosk { 1000 }.check()
    #expect(!FileManager.default.fileExists(atPath: setup.path))
    #expect(try !setup.takes("wrong", at: 1000))
    try setup.kiosk { 1000 }.check()
  }
}
