import Foundation

/// The user who started the program.
package enum SystemUser {
  /// The login name, or `user 1000` where the machine's own list of users does not have it.
  ///
  /// The list is read here, because a static program must not ask the C library, which would load parts of itself.
  package static var name: String {
    let id = String(getuid())
    let list = (try? String(contentsOfFile: "/etc/passwd", encoding: .utf8)) ?? ""
    for line in list.split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count > 2, fields[2] == id { return String(fields[0]) }
    }
    return "user \(id)"
  }
}
