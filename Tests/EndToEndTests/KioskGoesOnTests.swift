import Foundation
import Testing
import TestSupport

/// A kiosk whose files, disk and machine fail it while visitors come: only staff's code leads out.
@Suite(.serialized) struct KioskGoesOnTests {
  private static let invitation = "Press any key to begin."
  private static let outOfOrder = "The self-check isn't working right now."

  /// What somebody does to a running kiosk's site file.
  enum Change: String, CaseIterable {
    case isNoYAML, losesItsCrisisLines, isDeleted, isAFolder, isAPipe, isALink, isHuge, isNoText, isEmpty
    case namesAnotherLanguage

    func happen(to path: String) throws {
      let files = FileManager.default
      let text = try String(contentsOfFile: path, encoding: .utf8)
      switch self {
      case .isNoYAML: try (text + "typo here\n").write(toFile: path, atomically: false, encoding: .utf8)
      case .losesItsCrisisLines:
        try text.replacingOccurrences(of: "crisis-lines", with: "no-lines").write(
          toFile: path, atomically: true, encoding: .utf8)
      case .isDeleted: try files.removeItem(atPath: path)
      case .isAFolder:
        try files.removeItem(atPath: path)
        try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      case .isAPipe:
        try files.removeItem(atPath: path)
        #expect(mkfifo(path, 0o600) == 0)
      case .isALink:
        try files.removeItem(atPath: path)
        try files.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
      case .isHuge: #expect(truncate(path, 1 << 40) == 0)
      case .isNoText: try Data([0xFF, 0xFE, 0]).write(to: URL(filePath: path))
      case .isEmpty: #expect(truncate(path, 0) == 0)
      case .namesAnotherLanguage:
        try text.replacingOccurrences(of: "[quick", with: "[nothing, quick").write(
          toFile: path, atomically: false, encoding: .utf8)
      }
    }
  }

  @Test(
    "A site file that can no longer be used changes nothing, and staff read of it when they leave",
    arguments: Change.allCases)
  func badSite(_ change: Change) throws {
    let site = try KioskSite()
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation)
    let process = try terminal.process()
    for visit in 1...2 {
      try terminal.keys("x").choose("Quick checklists").waitFor("[ ]")
      if visit == 1 { try change.happen(to: site.path) }
      try terminal.keys("q").waitFor(Self.invitation)
      #expect(try terminal.screen.says("988") && !terminal.screen.says("error"))
      #expect(try terminal.process() == process && kill(process, 0) == 0)
    }
    try terminal.leave()
    #expect(try terminal.screen.says("the kiosk can't use its files as they are now"))
    #expect(try terminal.screen.says("site.yaml"))
    terminal.close()
  }

  @Test("A questionnaire in the site's folder is as free to fail")
  func badQuestionnaire() throws {
    let site = try KioskSite()
    let folder = site.folder.appendingPathComponent("own")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let terminal = try site.open("--questionnaires", folder.path)
    try terminal.waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    try "kind: screen\n".write(to: folder.appendingPathComponent("mine.yaml"), atomically: false, encoding: .utf8)
    try terminal.keys("q").waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    try FileManager.default.removeItem(at: folder)
    try terminal.keys("q").waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    terminal.close()
  }

  @Test("A changed site file is taken up after the visit; one that fails later falls back to it")
  func goodSite() throws {
    let site = try KioskSite()
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    let text = try site.contents(of: "site.yaml")
    try (text + "  welcome: The new words of the house.\n").write(toFile: site.path, atomically: true, encoding: .utf8)
    try terminal.keys("q").waitFor(Self.invitation)
    #expect(try terminal.screen.says("The new words of the house."))
    try terminal.keys("x").waitFor("1 Quick checklists")
    try Change.isNoYAML.happen(to: site.path)
    try terminal.keys("q").waitFor(Self.invitation)
    #expect(try terminal.screen.says("The new words of the house."))
    terminal.close()
  }

  @Test("Counts that fail after the start disturb no visitor")
  func counts() throws {
    let site = try KioskSite("  counts: FOLDER/counts.csv\n")
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    let process = try terminal.process()
    // As on a full disk: no file may grow any more.
    try limit(process, "--fsize=0:")
    try terminal.keys("q").waitFor(Self.invitation)
    #expect(try terminal.process() == process && kill(process, 0) == 0)
    try limit(process, "--fsize=unlimited:")
    let counts = site.folder.appendingPathComponent("counts.csv")
    try? FileManager.default.removeItem(at: counts)
    try FileManager.default.createDirectory(at: counts, withIntermediateDirectories: true)
    try terminal.keys("x").waitFor("1 Quick checklists").keys("q").waitFor(Self.invitation)
    #expect(try terminal.process() == process && kill(process, 0) == 0)
    terminal.close()
  }

  @Test("Where files or memory are short, the crisis lines stay until there is enough", arguments: ["nofile", "as"])
  func short(_ resource: String) throws {
    let site = try KioskSite()
    let terminal = try site.open(millisecondsPerSecond: 20)
    try terminal.waitFor(Self.invitation)
    let process = try terminal.process()
    // Enough for the visit, and too little for the next start.
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let size = try #require(Pattern(#"VmSize:\s+(\d+)"#).firstGroup(in: status).flatMap { Int($0) }) * 1024
    try limit(process, resource == "as" ? "--as=\(size + 30_000_000):" : "--nofile=5:")
    try terminal.keys("x").waitFor(Self.outOfOrder)
    #expect(try terminal.screen.says("Call or text 988"))
    // No key leads anywhere.
    try terminal.keys("q", "C-c", "C-z", "C-\\", "x", "Enter", "1")
    try terminal.waitUntilRead()
    try terminal.waitFor(Self.outOfOrder)
    #expect(try terminal.process() == process && kill(process, 0) == 0)
    try limit(process, resource == "as" ? "--as=unlimited:" : "--nofile=1000:")
    try terminal.waitFor(Self.invitation)
    terminal.close()
  }

  @Test("Where the program cannot start itself anew, the crisis lines stay, and staff still leave")
  func noStart() throws {
    let site = try KioskSite()
    // So much to hand on that a smaller stack has no room for it.
    try site.install(
      """
      #!/bin/sh
      much=$(head -c 100000 /dev/zero | tr '\\0' x)
      for number in 0 1 2 3 4 5 6 7 8 9; do export MUCH$number="$much"; done
      exec "$@"
      """, as: "with-much")
    let terminal = try site.open(through: "with-much")
    try terminal.waitFor(Self.invitation).keys("x").choose("Quick checklists").waitFor("[ ]")
    let process = try terminal.process()
    try limit(process, "--stack=2500000:")
    try terminal.keys("q").waitFor(Self.outOfOrder)
    #expect(try terminal.screen.says("Call or text 988"))
    try terminal.resize(columns: 60, rows: 20).waitFor(Self.outOfOrder)
    try terminal.resize(columns: 80, rows: 24).waitFor(Self.outOfOrder)
    try terminal.keys("C-c", "q", "C-t").type("wrong").keys("Enter")
    try terminal.waitUntilRead()
    #expect(try !terminal.screen.says("wrong"))
    try terminal.leave()
    #expect(terminal.modes.before == terminal.modes.after)
    terminal.close()
  }

  @Test("Where the terminal is no longer known, the crisis lines stay, and a signal ends it")
  func noTerminalDescription() throws {
    let site = try KioskSite()
    let source = site.folder.appendingPathComponent("own.ti")
    try "kiosk-test|a terminal of this test,\n\tuse=xterm-256color,\n".write(
      to: source, atomically: true, encoding: .utf8)
    let descriptions = site.folder.appendingPathComponent("terminfo")
    let compiled = try Command(["tic", "-x", "-o", descriptions.path, source.path])
    try #require(compiled.status == 0, "\(compiled.errors)")
    let terminal = try site.open(environment: ["TERM": "kiosk-test", "TERMINFO": descriptions.path])
    try terminal.waitFor(Self.invitation).keys("x").choose("Quick checklists").waitFor("[ ]")
    try FileManager.default.removeItem(at: descriptions)
    try terminal.keys("q").waitFor(Self.outOfOrder)
    #expect(try terminal.screen.says("Call or text 988"))
    kill(try terminal.process(), SIGTERM)
    #expect(try terminal.exitStatus() == 128 + Int(SIGTERM))
    #expect(terminal.modes.before == terminal.modes.after)
    terminal.close()
  }

  @Test(
    "A fault of the program itself ends the visit and nothing else; after several it rests",
    arguments: [SIGSEGV, SIGILL])
  func fault(_ signal: Int32) throws {
    let site = try KioskSite()
    let terminal = try site.open(millisecondsPerSecond: 100)
    try terminal.waitFor(Self.invitation)
    let process = try terminal.process()
    for _ in 1...2 {
      try terminal.keys("x").choose("Quick checklists").waitFor("[ ]")
      kill(process, signal)
      try terminal.waitFor(Self.invitation)
    }
    try terminal.keys("x").choose("Quick checklists").waitFor("[ ]")
    kill(process, signal)
    try terminal.waitFor(Self.outOfOrder)
    #expect(try terminal.screen.says("Call or text 988"))
    try terminal.waitFor(Self.invitation)
    // A visit that ends well begins the count anew.
    for _ in 1...4 {
      try terminal.keys("x").choose("Quick checklists").waitFor("[ ]")
      kill(process, signal)
      try terminal.waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists").keys("q").waitFor(Self.invitation)
    }
    #expect(try terminal.process() == process)
    try terminal.leave()
    #expect(terminal.modes.before == terminal.modes.after)
    terminal.close()
  }

  @Test("A window that is tiny at the end of a visit shows the next one once it grows")
  func tiny() throws {
    let site = try KioskSite()
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    try terminal.resize(columns: 12, rows: 3).keys("q")
    try terminal.waitUntilRead()
    try terminal.resize(columns: 80, rows: 24).waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    terminal.close()
  }

  @Test("Nobody stands by at an unattended start: the lines that are built in stay until the files are mended")
  func unattended() throws {
    let site = try KioskSite()
    let good = try site.contents(of: "site.yaml")
    try Change.isNoYAML.happen(to: site.path)
    let refused = try site.open()
    #expect(try refused.exitStatus() == 1, "who starts it by hand is told")
    #expect(try refused.screen.says("site.yaml"))
    refused.close()
    let terminal = try site.open("--unattended", millisecondsPerSecond: 20)
    try terminal.waitFor(Self.outOfOrder).keys("q", "C-c")
    #expect(try terminal.screen.says("Call or text 988"))
    try good.write(toFile: site.path, atomically: true, encoding: .utf8)
    try terminal.waitFor(Self.invitation)
    terminal.close()
  }

  @Test("What goes on to the next visit holds the site's files, and nothing of a visit")
  func handedOn() throws {
    let site = try KioskSite()
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").choose("One topic").choose("Substance use").waitFor("1 of")
    let marker = "48213"
    try terminal.type(marker).waitFor(marker).keys("q").waitFor(Self.invitation)
    let folder = "/proc/\(try terminal.process())"
    // Who may not look at another's process is spared this.
    guard let environment = FileManager.default.contents(atPath: "\(folder)/environ"), !environment.isEmpty else {
      return
    }
    #expect(environment.range(of: Data(marker.utf8)) == nil)
    let names = environment.split(separator: 0).compactMap {
      String(decoding: $0, as: UTF8.self).split(separator: "=").first.map(String.init)
    }
    #expect(
      names.filter { $0.hasPrefix("SELFSCREEN") }.sorted() == [
        "SELFSCREEN_KIOSK_DOOR", "SELFSCREEN_KIOSK_HANDED_ON", "SELFSCREEN_TERMINAL_MODE",
      ])
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/fd")
    let targets = try files.map { try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/fd/\($0)") }
    // Both ways of the door, through which it prints.
    let pipes = targets.filter { $0.hasPrefix("pipe:") }
    #expect(pipes.count == 2)
    #expect(
      targets.filter { !$0.hasPrefix("/dev/") && !$0.contains("signalfd") && !pipes.contains($0) }
        == ["/memfd:selfscreen-site (deleted)"])
    let index = try #require(targets.firstIndex { $0.hasPrefix("/memfd") })
    let handedOn = try #require(FileManager.default.contents(atPath: "\(folder)/fd/\(files[index])"))
    let value = try #require(try JSONSerialization.jsonObject(with: handedOn) as? [String: Any])
    #expect(value.keys.sorted() == ["arguments", "countFolders", "files"])
    let siteFiles = try #require(value["files"] as? [String: Any])
    #expect(siteFiles.keys.sorted() == ["files", "siteFile", "unreadable"])
    let texts = try #require(siteFiles["files"] as? [[String: String]])
    #expect(texts.map { $0["text"] } == [try site.contents(of: "site.yaml")])
    terminal.close()
  }

  /// Sets a soft limit of the running program.
  private func limit(_ process: pid_t, _ limit: String) throws {
    let command = try Command(["prlimit", "--pid", "\(process)", limit])
    try #require(command.status == 0, "\(command.errors)")
  }
}

extension Terminal {
  /// Leaves the kiosk as staff do. After wrong codes the right one is tried until it is taken.
  func leave() throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(20)
    while try !screen.says("EXIT="), clock.now < end {
      try keys("C-t").type(KioskSite.staffCode).keys("Enter")
      usleep(500_000)
    }
    #expect(try exitStatus() == 0)
  }
}
