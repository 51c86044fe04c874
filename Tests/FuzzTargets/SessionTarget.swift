import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

/// A whole self-check with any keys. The first two bytes choose the look, the size and the plan; each other one is a key, or
/// a new size of the window.
package struct SessionTarget: FuzzTarget {
  package typealias Press = (inout SelfCheckProgram, Key) -> [Effect<SelfCheckRequest>]
  private typealias Screens = Session<PersonAlone>

  private let library = Library()
  private let plans: [Plan?]
  private let press: Press
  /// The first page of each look and plan, which need not be made anew.
  private var beginnings: [Int: SelfCheckProgram] = [:]

  private static let sizes = [(80, 24), (40, 15), (120, 40), (39, 10), (200, 60), (80, 15)]

  /// - Parameter press: with a fault, to see that it is found.
  package init(press: @escaping Press = { $0.press($1) }) throws {
    self.press = press
    let library = library
    plans = try [nil] + ["quick", "full"].map { try library.plan($0) }
  }

  package mutating func check(_ input: [UInt8]) throws {
    let choices = input.prefix(2).map(Int.init) + [0, 0]
    var program = try beginning(look: choices[0] % 4, plan: choices[1] % plans.count)
    program.resize(to: Self.size(choices[0] / 4))
    for byte in input.dropFirst(2).prefix(400) {
      if byte >= 0xF0 {
        program.resize(to: Self.size(Int(byte)))
      } else {
        if try !take(Self.key(of: byte), &program) { break }
      }
    }
    try check(program)
  }

  private mutating func beginning(look: Int, plan: Int) throws -> SelfCheckProgram {
    if let known = beginnings[look * 16 + plan] { return known }
    let settings = Settings(usesASCII: look & 1 != 0, isLarge: look & 2 != 0)
    let program = try SelfCheckProgram(
      library: library, settings: settings, size: Size(columns: 80, rows: 24), plan: plans[plan])
    beginnings[look * 16 + plan] = program
    return program
  }

  private static func size(_ number: Int) -> Size {
    let (columns, rows) = sizes[number % sizes.count]
    return Size(columns: columns, rows: rows)
  }

  static func key(of byte: UInt8) -> Key {
    switch byte {
    case 10, 13: .enter
    case 8, 127: .backspace
    case 27: .escape
    case 1..<27: .control(Character(Unicode.Scalar(byte + 96)))
    case 0x20..<0x7F: .character(Character(Unicode.Scalar(byte)))
    case 0x80: .up
    case 0x81: .down
    case 0x82: .left
    case 0x83: .right
    case 0x84: .pageUp
    case 0x85: .pageDown
    case 0x86: .home
    case 0x87: .end
    case 0x88: .wheelUp
    case 0x89: .wheelDown
    case 0x8A..<0x98: .function(Int(byte) - 0x8A)
    case 0x98..<0xC0: .click(row: Int(byte) - 0x98)
    case 0xC0..<0xF0: .character(["é", "٣", "字", "👍🏽", "ß", "İ"][Int(byte) % 6])
    default: .escape
    }
  }

  // MARK: Promises

  /// - Returns: whether the self-check goes on.
  private func take(_ key: Key, _ program: inout SelfCheckProgram) throws -> Bool {
    let before = program.session.interview?.answers ?? [:]
    let wasTooSmall = program.session.size.isTooSmall
    let effects = press(&program, key)
    if effects.contains(where: { if case .leave = $0 { true } else { false } }) { return false }
    let answers = program.session.interview?.answers ?? [:]
    if answers != before {
      try promise(!wasTooSmall || answers.isEmpty, "a window that is too small was answered with \(key)")
      try checkCrisisPage(of: program, before, answers)
    }
    if case .request(.save(_, let path))? = effects.last {
      _ = program.receive(.saving(.saved(path: path)))
    }
    return true
  }

  /// What an answer calls for is the next page: or the blank one, which hides everything.
  private func checkCrisisPage(of program: SelfCheckProgram, _ before: Answers, _ after: Answers) throws {
    guard let interview = program.session.interview else { return }
    let asked = Set(interview.plan.steps.map(\.questionnaire))
    for rule in asked.compactMap(interview.questionnaire).flatMap(\.safetyRules) {
      guard let answer = after[rule.item], answer != before[rule.item], rule.isRaised(by: answer) else { continue }
      let isShown = program.session.isAt(Screens.CrisisScreen.self) || program.session.isAt(Screens.PrivacyScreen.self)
      try promise(
        isShown, "\(rule.id) was raised, and the next page is \(type(of: program.session.top.screen))")
      if program.session.isAt(Screens.CrisisScreen.self), !program.session.size.isTooSmall {
        try promise(program.frame.text.contains("988"), "a crisis page without 988:\n\(program.frame.text)")
      }
    }
  }

  private func check(_ program: SelfCheckProgram) throws {
    let frame = program.frame
    try promise(frame.lines.count <= program.session.size.rows, "a page of \(frame.lines.count) lines")
    try promise(
      program.session.content(isAnythingShown: frame), "an empty page at \(type(of: program.session.top.screen))")
  }
}

extension Session<PersonAlone> {
  /// Whether there is something on the page; a blank one is blank because somebody asked for it.
  fileprivate func content(isAnythingShown frame: Frame) -> Bool {
    isAt(Session<PersonAlone>.PrivacyScreen.self) || frame.text.contains { !$0.isWhitespace }
  }
}
