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
    return String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
  }
}
