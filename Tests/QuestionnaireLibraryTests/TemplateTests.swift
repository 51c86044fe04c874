import Templates
import Testing

@Suite struct TemplateTests {
  @Test(
    "Places by their names",
    arguments: [
      ("Call {phone}", ["phone"]), ("{a} {b} {a}", ["a", "b"]), ("{second-phone}", ["second-phone"]), ("", []),
      ("{}", []), ("{A}", []), ("{a b}", []), ("a } b { c", []), ("{a", []), ("a}", []), ("{{a}}", []),
    ] as [(String, [String])])
  func places(_ text: String, _ names: [String]) {
    #expect(Template.places(in: text) == names)
  }

  @Test("A brace that opens or closes nothing", arguments: ["{", "}", "{}", "{A}", "{a} }", "{{a}}", "a { b {c}"])
  func looseBrace(_ text: String) {
    #expect(Template.hasLooseBrace(text))
  }

  @Test func noLooseBrace() {
    #expect(!Template.hasLooseBrace("Call {phone}, or {second-phone}."))
    #expect(!Template.hasLooseBrace(""))
  }

  @Test("What is filled in is not looked at again")
  func fill() {
    let text = Template.fill("{a} and {b}, {c} {A") { ["a": "{b}", "b": "2"][String($0)] }
    #expect(text == "{b} and 2, {c} {A")
  }
}
