import Cage

/// What each mode makes impossible for itself, as a kernel holds it: for whoever has to trust the program without reading it.
struct Locks {
  let strength: Cage.Strength

  private struct Mode {
    let name: String
    /// What the filter of calls is enough for.
    let byCalls: String
    /// What takes rules for files, too.
    let byFiles: [String]
    /// The ways that are left open on purpose.
    let ways: String?
  }

  private static let modes = [
    Mode(
      name: "self-check",
      byCalls: "can't go online, start or become another program, or open, make, change or remove any file",
      byFiles: [],
      ways: "prints and saves what the person asks for, through a helper that was started before the first page"),
    Mode(
      name: "kiosk", byCalls: "can't go online, or start another program",
      byFiles: [
        "can't become another program than itself, which it does after each visit",
        "opens only its program, the site's files, and the system's own on terminals, languages and time zones",
        "makes and changes files only in the folders where it counts; empties and removes none",
      ], ways: "prints, where the site wants it, through a helper that was started before the first page"),
    Mode(
      name: "counselor", byCalls: "can't go online, or start or become another program",
      byFiles: ["opens, makes, changes and removes files only in the folder of the records"],
      ways:
        "prints and saves what the counselor asks for, through a helper that was started before the passphrase was typed"
    ),
    Mode(
      name: "score, show, list, check, export", byCalls: "can't go online, or start or become another program",
      byFiles: ["opens files only to read them"], ways: nil),
  ]

  private static let without = "records, import, take and kiosk --set-staff-code\n  - lock nothing"

  var text: String {
    ([kernel] + (strength.filtersCalls ? Self.modes.map(words(for:)) + [Self.without] : [])).joined(separator: "\n\n")
      + "\n"
  }

  private var kernel: String {
    switch (strength.filtersCalls, strength.landlockVersion) {
    case (true, let version?):
      "What the program makes impossible for itself before it begins. On this machine the kernel holds all of it, with\n"
        + "seccomp and version \(version) of Landlock."
    case (true, nil):
      "What the program makes impossible for itself before it begins. On this machine the kernel holds a part of it, with\n"
        + "seccomp; it has no Landlock."
    case (false, let version?):
      "This kernel can't hold the program to which calls it makes: it has no seccomp. Which files it opens is held, with\n"
        + "version \(version) of Landlock. The program runs all the same."
    case (false, nil):
      "This kernel can't hold the program to anything: it has neither seccomp nor Landlock. The program runs all the same,\n"
        + "without locks."
    }
  }

  private func words(for mode: Mode) -> String {
    let isHeld = strength.landlockVersion != nil
    let byFiles = mode.byFiles.map { (isHeld ? "" : "this kernel can't hold it to this: ") + $0 }
    return ([mode.name] + ([mode.byCalls] + byFiles + (mode.ways.map { [$0] } ?? [])).map { "  - " + $0 })
      .joined(separator: "\n")
  }
}
