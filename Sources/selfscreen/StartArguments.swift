import CArguments

/// The arguments that the program was started with, as the kernel gave them.
enum StartArguments {
  /// All of them, the program's own name first. Bytes that are not UTF-8 are replaced.
  static var all: [String] {
    (0..<Int(arguments_count())).compactMap { arguments_values()[$0].map { String(cString: $0) } }
  }

  /// For whoever hands them on as they are.
  static var pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { arguments_values() }

  /// Writes over an argument, or what follows its `=`: everybody on this machine can read a program's arguments.
  static func hide(_ value: String) {
    let value = Array(value.utf8)
    if value.isEmpty { return }
    for index in 1..<max(1, Int(arguments_count())) {
      guard let argument = arguments_values()[index] else { continue }
      let bytes = Array(String(cString: argument).utf8)
      guard bytes == value || bytes.suffix(value.count + 1) == [UInt8(ascii: "=")] + value else { continue }
      for place in (bytes.count - value.count)..<bytes.count { argument[place] = CChar(bitPattern: UInt8(ascii: "x")) }
    }
  }
}
