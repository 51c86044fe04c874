import TerminalKit

/// The bytes of a terminal, behind ncurses: characters, and keys that the terminal's description knows.
///
/// 0xF8 and the next byte stand for such a key; 0xF9 for a moment in which nothing more is there; 0xFA and the next byte for
/// time that passes. None of these is in any UTF-8 text.
package struct KeysTarget: FuzzTarget {
  package typealias Take = (inout KeyDecoder, KeyDecoder.Input, Int) -> KeyDecoder.Input?

  private let take: Take

  package init() { take = { $0.take($1, at: $2) } }

  /// With a fault, to see that it is found.
  package init(take: @escaping Take) { self.take = take }

  private static let pasteBegins: Int32 = 300
  private static let pasteEnds: Int32 = 301
  private static let interrupt: UInt32 = 3

  private enum Event {
    case input(KeyDecoder.Input)
    case pause
    case time(Int)
  }

  package mutating func check(_ input: [UInt8]) throws {
    let events = Self.events(in: input)
    try checkPastes(events)
    try checkKeys(events)
    try checkPauses(events)
  }

  private static func decoder() -> KeyDecoder {
    KeyDecoder(codes: KeyDecoder.Codes(pasteBegins: pasteBegins, pasteEnds: pasteEnds), patience: 300)
  }

  private static func events(in input: [UInt8]) -> [Event] {
    var events: [Event] = []
    var text: [UInt8] = []
    func addText() {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        events.append(.input(.character(scalar.value)))
      }
      text = []
    }
    var index = 0
    while index < input.count {
      let next = index + 1 < input.count ? input[index + 1] : 0
      switch input[index] {
      case 0xF8:
        addText()
        events.append(.input(.code(next < 8 ? pasteBegins + Int32(next % 2) : 256 + Int32(next % 40))))
        index += 1
      case 0xF9:
        addText()
        events.append(.pause)
      case 0xFA:
        addText()
        events.append(.time(Int(next) * 8))
        index += 1
      case let byte: text.append(byte)
      }
      index += 1
    }
    addText()
    return events
  }

  /// A key is what was just typed, or Esc; and after all that came, the keyboard works.
  private func checkKeys(_ events: [Event]) throws {
    var decoder = Self.decoder()
    var now = 0
    for event in events {
      switch event {
      case .time(let time): now += time
      case .pause:
        if let key = decoder.pause() { try promise(key == .character(KeyDecoder.escape), "a pause gave \(key)") }
      case .input(let input):
        if let key = take(&decoder, input, now) { try promise(key == input, "\(input) became \(key)") }
      }
    }
    _ = decoder.pause()
    let x = KeyDecoder.Input.character(0x78)
    try promise(take(&decoder, x, now + 2000) == x, "the keyboard is dead after a quiet time")
    if events.count % 64 == 0 {
      let tail = Mirror(reflecting: decoder).children.first { $0.label == "tail" }?.value as? [UInt32]
      try promise((tail?.count ?? 0) <= 8, "the decoder keeps \(tail?.count ?? 0) characters of a paste")
    }
  }

  /// Nothing that was pasted is a key, but for Ctrl-C, which ends the paste.
  private func checkPastes(_ events: [Event]) throws {
    var decoder = Self.decoder()
    var isPasting = false
    var tail: [UInt32] = []
    for case .input(let input) in events {
      let key = take(&decoder, input, 0)
      if isPasting {
        switch input {
        case .code(Self.pasteEnds): isPasting = false
        case .code: break
        case .character(let value):
          tail = tail.suffix(5) + [value]
          if tail == "\u{1b}[201~".unicodeScalars.map(\.value) { isPasting = false }
          if value == Self.interrupt {
            isPasting = false
            try promise(key == input, "Ctrl-C was lost in a paste")
            continue
          }
        }
        try promise(key == nil, "\(input) of a paste became a key")
      } else if input == .code(Self.pasteBegins) {
        isPasting = true
        tail = []
      }
    }
  }

  /// However the bytes are cut into pieces, no key is lost, and none is won but Esc and what is typed behind it.
  private func checkPauses(_ events: [Event]) throws {
    var whole = Self.decoder()
    var cut = Self.decoder()
    var keys: [KeyDecoder.Input] = []
    var keysOfPieces: [KeyDecoder.Input] = []
    var escapes = 0
    for case .input(let input) in events {
      if let key = take(&whole, input, 0) { keys.append(key) }
      if let key = take(&cut, input, 0) { keysOfPieces.append(key) }
      if cut.pause() != nil { escapes += 1 }
    }
    var rest = keysOfPieces[...]
    for key in keys where key != .character(KeyDecoder.escape) {
      guard let place = rest.firstIndex(of: key) else {
        throw BrokenPromise("\(key) is lost when its bytes come in pieces")
      }
      rest = rest[(place + 1)...]
    }
    try promise(
      keysOfPieces.count <= keys.count + escapes,
      "\(keysOfPieces.count) keys out of pieces, \(keys.count) out of the whole, \(escapes) escapes")
  }
}
