import Crypto
import GRDBSQLite
import Glibc
import QuestionnaireLibrary
import TerminalKit

/// What the program is made of, for whoever has to know whether a flaw in one of its parts is in this file too.
enum Components {
  static let version = "0.1.0"

  /// A package whose version was settled when the program was built: the same as in `Package.resolved`.
  struct Package: Equatable {
    let identity: String
    let version: String
  }

  static let packages = [
    Package(identity: "grdb.swift", version: "7.10.0"), Package(identity: "swift-argument-parser", version: "1.8.2"),
    Package(identity: "swift-asn1", version: "1.7.4"), Package(identity: "swift-crypto", version: "4.5.2"),
    Package(identity: "yams", version: "6.2.2"),
  ]

  /// The version, line by line: of the program, of the questionnaires in it, and of each part. Those of libraries are asked of
  /// them, for they may be others than those that the program was built with.
  static var text: String {
    let libraries = [
      ("swift", "\(_SwiftStdlibVersion.current)"), ("sqlite", String(cString: sqlite3_libversion())),
      ("ncurses", TerminalLibrary.version), ("glibc", glibcVersion),
    ]
    let parts = (packages.map { ($0.identity, $0.version) } + libraries).map { "  \($0) \($1)" }
    return """
      \(version)
      questionnaires sha256:\(questionnairesDigest)
      components
      \(parts.joined(separator: "\n"))
      libqrcodegen is that of the machine that built it; 'selfscreen --licenses' prints the terms of all

      """
  }

  /// Of the files that are built in, one after another in the order of their names.
  static var questionnairesDigest: String {
    var hash = SHA256()
    for text in Library.builtInFileTexts() { hash.update(data: Array(text.utf8)) }
    return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static var glibcVersion: String {
    var name = [CChar](repeating: 0, count: 64)
    confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .split(separator: " ").last.map(String.init) ?? "not known"
  }
}
