import Secrets
import Testing

@Suite struct WrongCodeLimitTests {
  @Test("Each wrong code locks for twice as long, up to five minutes; the right one begins anew") func doubling() {
    var limit = WrongCodeLimit()
    #expect(limit.secondsLeft(at: 1000) == 0)
    var locks: [Int] = []
    for _ in 0..<11 {
      limit.failed(at: 1000)
      locks.append(limit.secondsLeft(at: 1000))
    }
    #expect(locks == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    #expect(limit.secondsLeft(at: 1299) == 1)
    #expect(limit.secondsLeft(at: 1300) == 0)
    limit.succeeded()
    #expect(limit == WrongCodeLimit())
  }

  @Test("It goes on where it was after a new start") func kept() {
    var limit = WrongCodeLimit()
    limit.failed(at: 50)
    #expect(WrongCodeLimit(limit.text) == limit)
  }

  @Test(
    "What is no limit is refused",
    arguments: [
      "", "7", "a:b", "1:2:3", "1:", "-1:2", "1:-2", "1:2:", "9999999999999999999:1", "1:9223372036854775807",
    ])
  func refused(_ text: String) {
    #expect(WrongCodeLimit(text) == nil)
  }

  @Test("After a new start of the machine a lock counts from that start, and is never longer") func reboot() {
    var limit = WrongCodeLimit()
    for _ in 0..<9 { limit.failed(at: 5000) }
    #expect(limit.secondsLeft(at: 0) == 300)
    #expect(limit.secondsLeft(at: 200) == 100)
    #expect(limit.secondsLeft(at: 300) == 0)
  }

  @Test("One that was just reached locks for the longest time") func reached() {
    #expect(WrongCodeLimit.reached(at: 1000).secondsLeft(at: 1000) == 300)
    #expect(WrongCodeLimit.reached(at: 1000).secondsLeft(at: 1300) == 0)
  }
}
