import Foundation
import Testing
import TestSupport

/// The arguments of the program: never lost, and no longer to be read by others than need be.
@Suite struct ArgumentTests {
  @Test("A session that may open too few files is refused with a sentence", arguments: [[], ["kiosk"], ["list"]])
  func tooFewFiles(arguments: [String]) throws {
    let run = try Command(["sh", "-c", #"ulimit -n 12; exec "$0" "$@""#, Program.path()] + arguments)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errors
        == "selfscreen: this session may open only 12 files, and 16 are needed; raise the limit with 'ulimit -n'.\n")
  }

  @Test("Where /proc cannot be read, arguments are still arguments", .enabled(if: Self.canHideProc))
  func withoutProc() throws {
    let script = #"mount -t tmpfs none /proc && exec "$0" "$@""#
    let show = try Command(
      ["unshare", "-m", "sh", "-c", script, Program.path(), "show", "nothing-like-it"],
      // The libraries that a debug build loads look for /proc before the program is there.
      environment: ["SWIFT_BACKTRACE": "enable=no,swift-backtrace=/"])
    #expect(show.status == 2)
    #expect(show.errors.contains("nothing-like-it"))
  }

  private static let canHideProc =
    (try? Command(["unshare", "-m", "sh", "-c", "mount -t tmpfs none /proc"]).status) == 0

  @Test(
    "A client's code is not to be read from the list of processes",
    arguments: [
      ["counselor", "--client", "Wren-17"], ["counselor", "--client=Wren-17"], ["records", "delete-client", "Wren-17"],
    ])
  func hiddenCode(arguments: [String]) throws {
    try Office.with { office in
      let terminal = try Terminal(running: [try Program.path()] + arguments + ["--records", office.records])
      defer { terminal.close() }
      try terminal.waitFor("Passphrase of the records:")
      let line = try String(contentsOfFile: "/proc/\(terminal.process())/cmdline", encoding: .utf8)
      #expect(line.contains(arguments[0]) && line.contains("xxxxxxx") && line.contains(office.records))
      #expect(!line.contains("Wren"))
    }
  }

  @Test("The code that was given is still the one that is opened") func codeIsKept() throws {
    try Office.with { office in
      let terminal = try office.open("--client", "Wren-17")
      defer { terminal.close() }
      try terminal.waitFor("Clients with Wren-17").choose("Add a new client: Wren-17").waitFor("Client Wren-17")
    }
  }

  @Test("A code that can look like another one is not added", arguments: ["\u{410}-17", "A\u{AD}-17", "A\u{202E}71"])
  func lookalike(code: String) throws {
    try Office.with { office in
      let terminal = try office.open("--client", code)
      defer { terminal.close() }
      let page = try terminal.see("no two codes look the same")
      #expect(!page.says("Add a new client"))
      try terminal.choose("Type another code").waitFor("Open a client")
      #expect(try office.record(code) == nil)
    }
  }
}
