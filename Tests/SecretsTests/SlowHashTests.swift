import Secrets
import Testing

private let someSalt = "AAAAAAAAAAAAAAAAAAAAAA=="
private let someHash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

@Suite struct SlowHashTests {
  private func hash(of secret: String) throws -> SlowHash {
    try SlowHash(of: secret, cost: try #require(Scrypt(n: 1024)))
  }

  @Test("Only the secret itself matches", arguments: ["4711", "", "correct horse", "ключ", "🗝️"])
  func matching(_ secret: String) throws {
    let hash = try hash(of: secret)
    #expect(try hash.matches(secret))
    for other in [secret + " ", " " + secret, "another"] { #expect(try !hash.matches(other)) }
  }

  @Test("Capitals are other letters") func capitals() throws {
    #expect(try !hash(of: "Code").matches("code"))
  }

  @Test("Written and read again it is the same") func text() throws {
    let hash = try hash(of: "4711")
    let again = try #require(SlowHash(hash.text))
    #expect(again == hash)
    #expect(try again.matches("4711"))
    #expect(try !again.matches("4712"))
  }

  @Test("The line shows its parameters, and no more lines than one") func form() throws {
    let text = try hash(of: "4711").text
    #expect(text.wholeMatch(of: /scrypt:1024:8:1:[A-Za-z0-9+\/]{22}==:[A-Za-z0-9+\/]{43}=/) != nil)
    #expect(try SlowHash(of: "4711").text.hasPrefix("scrypt:32768:8:1:"))
  }

  @Test("The same secret gives another hash each time") func salted() throws {
    #expect(try hash(of: "4711") != hash(of: "4711"))
  }

  @Test("A hash that another program made: RFC 7914's") func published() throws {
    let hash = try #require(
      SlowHash("scrypt:16384:8:1:U29kaXVtQ2hsb3JpZGU=:cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI="))
    #expect(try hash.matches("pleaseletmein"))
    #expect(try !hash.matches("pleaseletmeout"))
  }

  @Test func theFormThatTheRefusedOnesMiss() {
    #expect(SlowHash("scrypt:1024:8:1:\(someSalt):\(someHash)") != nil)
  }

  @Test(
    "What is no hash is refused",
    arguments: [
      "", "4711", "scrypt", ":::::", "bcrypt:1024:8:1:\(someSalt):\(someHash)", "scrypt:1024:8:1:\(someSalt)",
      "scrypt:1024:8:1:\(someSalt):\(someHash):", "scrypt:1024:8:1:\(someSalt):\(someHash)\n",
      "scrypt:1e3:8:1:\(someSalt):\(someHash)",
      "scrypt:16:8:1:\(someSalt):\(someHash)", "scrypt:1048576:8:1:\(someSalt):\(someHash)",
      "scrypt:99999999999999999999:8:1:\(someSalt):\(someHash)", "scrypt:1024:8:1::\(someHash)",
      "scrypt:1024:8:1:AAAA:\(someHash)",
      "scrypt:1024:8:1:\(someSalt):", "scrypt:1024:8:1:\(someSalt):AAAA", "scrypt:1024:8:1:\(someSalt):\(someHash)AAAA",
      "scrypt:1024:8:1:!!!!:\(someHash)",
    ])
  func refused(_ text: String) {
    #expect(SlowHash(text) == nil)
  }
}
