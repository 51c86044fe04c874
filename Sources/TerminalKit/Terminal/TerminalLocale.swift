import Glibc

/// The characters that the terminal can show.
package enum TerminalLocale {
  /// Takes the user's locale over.
  ///
  /// - Returns: whether text may be written as UTF-8.
  package static func adoptUTF8() -> Bool {
    let wanted = Environment.value("LC_ALL") ?? Environment.value("LC_CTYPE") ?? Environment.value("LANG") ?? ""
    // Only the character set matters here; reading the other categories would cost the start fifty system calls.
    if setlocale(LC_CTYPE, "") == nil, wanted.lowercased().filter({ $0 != "-" }).hasSuffix("utf8") {
      // The locale asked for is not installed, but its character set can be had.
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    if characterSet == "ANSI_X3.4-1968" {
      // Without a locale only ASCII is written; what is typed is read as what terminals send nearly everywhere.
      setlocale(LC_CTYPE, "C.UTF-8")
      return false
    }
    return characterSet == "UTF-8"
  }

  private static var characterSet: String { String(cString: nl_langinfo(Int32(CODESET))) }

  /// The text that bytes typed in this terminal stand for: the same for a prompt as for the pages.
  ///
  /// - Returns: `nil` when they are no text in the terminal's character set.
  package static func text(of bytes: [UInt8]) -> String? {
    _ = adoptUTF8()
    if characterSet == "UTF-8" { return String(validating: bytes, as: UTF8.self) }
    guard !bytes.contains(0) else { return nil }
    var characters = [wchar_t](repeating: 0, count: bytes.count + 1)
    let count = (bytes + [0]).withUnsafeBytes { bytes in
      mbstowcs(&characters, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), characters.count)
    }
    guard count <= bytes.count else { return nil }
    var text = String.UnicodeScalarView()
    for character in characters.prefix(count) {
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: character)) else { return nil }
      text.append(scalar)
    }
    return String(text)
  }
}
