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
    for text in ["", "7", "a:b", "1:2:3"] { #expect(WrongCodeLimit(text) == WrongCodeLimit()) }
  }
}
