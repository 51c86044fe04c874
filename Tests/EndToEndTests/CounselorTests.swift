import Foundation
import Records
import RecordsTestSupport
import Testing

/// A counselor with a client, as both meet the program.
@Suite(.serialized) struct CounselorTests {
  private static let harm = "Thoughts that you would be better off dead"

  /// From the client's page to the first question of PHQ-9, with the keyboard in the client's hands.
  private func handOver(_ terminal: Terminal, code: String = "2468") throws {
    try terminal.choose("Ask questions").waitFor("What to ask").keys("3").waitFor("Who has the keyboard?")
    try terminal.keys("1").waitFor("Short code:").type(code).keys("Enter").waitFor("These questions are about you.")
    try terminal.keys("Enter").waitFor("1 of")
  }

  @Test("A whole hour: a new client, the keyboard handed over, a safety answer, the results, a summary")
  func whole() throws {
    try Office.with { office in
      let terminal = try Terminal("counselor", "--records", office.records)
      defer { terminal.close() }
      try terminal.waitFor("Passphrase of the records:").type("not this one").keys("Enter")
      try terminal.waitFor("That isn't the passphrase.").type(Sample.passphrase).keys("Enter")
      try terminal.choose("Open a client").waitFor("Code:").type("A-17").keys("Enter")
      try terminal.choose("Add a new client: A-17").waitFor("No questions answered yet.")
      try handOver(terminal)

      // The client cannot leave, stop or pause it, nor look at anything else.
      let process = try terminal.process()
      for key in ["C-z", "C-\\", "C-s", "C-q", "F10", "C-d", "M-x"] { try terminal.keys(key) }
      try terminal.paste("exit\nquit\n").waitFor("1 of").keys("C-c").waitFor("Stop here?").keys("C-c")
      try terminal.waitFor("give the keyboard back").type("8642").keys("Enter").waitFor(
        "isn't the passphrase or the code")
      for key in ["C-c", "C-z", "C-\\", "Escape", "F1", "C-d"] { try terminal.keys(key) }
      try terminal.waitUntilRead()
      #expect(try terminal.screen.says("give the keyboard back") && terminal.process() == process)
      #expect(try terminal.screen.says("Call 911"))

      // The right code is tried until it is taken: the wrong one locks it for a moment.
      try unlock(terminal, "2468", until: "The questions aren't finished")
      try terminal.choose("Give the keyboard to the client again").waitFor("Short code:").keys("Enter")
      try terminal.waitFor("These questions are about you.").keys("Enter")
      var person = Person(habit: .lowest)
      person.exceptions = [Self.harm: 2]
      let crisis = try person.walk(through: terminal) { $0.says("Thank you for being honest about that") }
      #expect(crisis.pages.last?.says("Call or text 988") == true)
      try person.walk(through: terminal) { $0.says("I'm done") }
      try terminal.choose("I'm done").waitFor("You're done.")
      try unlock(terminal, Sample.passphrase, until: "Please read this first")
      #expect(try terminal.screen.says(Self.harm) && terminal.screen.says("Several days"))
      try person.walk(through: terminal) { $0.says("Ask in person?") }
      try terminal.choose("Not now").waitFor("Results of").waitFor("Score: 1 of 27")
      try person.walk(through: terminal) { $0.title == "What next" }
      try terminal.choose("Summary").choose("Save it as a web page").waitFor("isn't encrypted")
      try terminal.keys("C-u").type("\(office.folder)/out.html").keys("Enter").waitFor("Saved:")
      try terminal.choose("Save it as text").keys("C-u").type("\(office.folder)/out.html").keys("Enter")
      try terminal.waitFor("There is a file with this name.").keys("Escape").waitFor("What to do with it")
      try terminal.keys("q")
      #expect(try terminal.exitStatus() == 0)
      #expect(terminal.modes.before == terminal.modes.after)
      for secret in [Sample.passphrase, "2468", "A-17", "Score: 1"] {
        #expect(try !terminal.scrollback.contains(secret))
      }

      let html = try String(contentsOfFile: "\(office.folder)/out.html", encoding: .utf8)
      #expect(html.contains("Score: 1 of 27") && html.contains("Call or text 988"))
      let mode =
        try FileManager.default.attributesOfItem(atPath: "\(office.folder)/out.html")[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let record = try #require(try office.record("a-17"))
      #expect(record.responses.contains { $0.questionnaire.id == "phq-9" } && record.responsesInProgress.isEmpty)
      #expect(record.unacknowledged.isEmpty)
    }
  }

  private func unlock(_ terminal: Terminal, _ key: String, until words: String) throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(30)
    while try !terminal.screen.says(words), clock.now < end {
      try terminal.keys("C-u").type(key).keys("Enter")
      try terminal.waitUntilRead()
      usleep(200_000)
    }
    try terminal.waitFor(words)
  }

  @Test("Killed at any question, it loses no answer, and goes on there") func killed() throws {
    try Office.with { office in
      try office.store { _ = try $0.addClient(#require(ClientCode("A-17"))) }
      for answered in 1...6 {
        let terminal = try office.open("--client", "A-17")
        defer { terminal.close() }
        try terminal.waitFor("Client A-17")
        if answered == 1 {
          try handOver(terminal)
        } else {
          try terminal.choose("Continue: Mood").choose("We go through it together").waitFor("\(answered) of")
        }
        try terminal.keys("2", "Enter").waitFor("\(answered + 1) of")
        kill(try terminal.process(), SIGKILL)
        #expect(try terminal.exitStatus() == 137)
        let record = try #require(try office.record("A-17"))
        #expect(record.responsesInProgress.map(\.answers.count) == [answered] && record.responses.isEmpty)
      }
    }
  }

  @Test("It locks itself when nobody is there, for counselors and clients") func idle() throws {
    try Office.with { office in
      try office.store { _ = try $0.addClient(#require(ClientCode("A-17"))) }
      let terminal = try office.open("--client", "A-17", "--milliseconds-per-second", "10")
      defer { terminal.close() }
      // Whatever the pages are meanwhile: three seconds without a key.
      let locked = try terminal.waitFor("Client A-17").see("The screen is locked.")
      #expect(!locked.says("A-17") && locked.says("Call or text 988"))
      try terminal.type(Sample.passphrase).keys("Enter").waitFor("Client A-17")
      try terminal.waitFor("The screen is locked.")
    }
  }

  @Test("Two counselors work on one file at once") func two() throws {
    try Office.with { office in
      let ada = try office.open()
      defer { ada.close() }
      let ben = try office.open()
      defer { ben.close() }
      for (terminal, code) in [(ada, "A-1"), (ben, "B-1")] {
        try terminal.choose("Open a client").waitFor("Code:").type(code).keys("Enter")
        try terminal.choose("Add a new client").waitFor("Client \(code)")
        try terminal.choose("Ask questions").waitFor("What to ask").keys("4").choose("We go through it together")
        try terminal.waitFor("1 of")
      }
      for terminal in [ada, ben] {
        try Person(habit: .lowest).walk(through: terminal) { $0.says("I'm done") }
        try terminal.choose("I'm done").waitFor("Results of")
        try terminal.keys("q")
        #expect(try terminal.exitStatus() == 0)
      }
      for code in ["A-1", "B-1"] {
        #expect(try office.record(code)?.responses.filter { $0.questionnaire.id == "gad-7" }.count == 1)
      }
    }
  }

  @Test("The first start makes records that only their owner may read") func firstStart() throws {
    try Office.with { office in
      let terminal = try Terminal("counselor", environment: ["XDG_DATA_HOME": "\(office.folder)/data"])
      defer { terminal.close() }
      try terminal.waitFor("There are no records yet").waitFor("New passphrase:").type("short").keys("Enter")
      try terminal.waitFor("The same again:").type("short").keys("Enter").waitFor("at least 8 characters")
      try terminal.waitUntil("it is asked again") { $0.text.components(separatedBy: "New passphrase:").count == 3 }
      try terminal.type("six loud lamps").keys("Enter")
      try terminal.waitUntil("and again") { $0.text.components(separatedBy: "The same again:").count == 3 }
      try terminal.type("six loud lamps").keys("Enter").waitFor("Open a client").keys("q")
      #expect(try terminal.exitStatus() == 0)
      let file = "\(office.folder)/data/selfscreen/records.sqlite"
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let folder = try FileManager.default.attributesOfItem(atPath: "\(office.folder)/data/selfscreen")
      #expect(folder[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test("A lost connection ends it; what was answered is there") func hangUp() throws {
    try Office.with { office in
      try office.store { _ = try $0.addClient(#require(ClientCode("A-17"))) }
      let terminal = try office.open("--client", "A-17")
      try terminal.waitFor("Client A-17")
      try handOver(terminal)
      try terminal.keys("2", "Enter").waitFor("2 of")
      let process = try terminal.process()
      try terminal.closeWindow()
      #expect(Terminal.waitUntilGone(process))
      #expect(try office.record("A-17")?.responsesInProgress.map(\.answers.count) == [1])
      terminal.close()
    }
  }

  @Test("Records that are moved while a client answers: it is said, and when they are back, everything is kept")
  func movedAway() throws {
    try Office.with { office in
      try office.store { _ = try $0.addClient(#require(ClientCode("A-17"))) }
      let terminal = try office.open("--client", "A-17")
      defer { terminal.close() }
      try terminal.choose("Ask questions").waitFor("What to ask").keys("4").choose("We go through it together")
      try terminal.waitFor("1 of").keys("2", "Enter").waitFor("2 of")
      let away = "\(office.folder)/tidied-away.sqlite"
      try FileManager.default.moveItem(atPath: office.records, toPath: away)
      try Person(habit: .lowest).walk(through: terminal) { $0.says("I'm done") }
      try terminal.choose("I'm done").waitFor("moved, deleted or replaced")
      #expect(try terminal.screen.says("Call or text 988"))
      try FileManager.default.moveItem(atPath: away, toPath: office.records)
      try terminal.choose("Try again").waitFor("Results of")
      try terminal.keys("q")
      #expect(try terminal.exitStatus() == 0)
      #expect(try office.record("A-17")?.responses.filter { $0.questionnaire.id == "gad-7" }.count == 1)
      #expect(try RecordFile(office.records).openForReading(passphrase: Sample.passphrase).verify().problems == [])
    }
  }

  @Test("Where memory is short, the lock says 'not now', and stays") func shortOfMemory() throws {
    try Office.with { office in
      try office.store { _ = try $0.addClient(#require(ClientCode("A-17"))) }
      let terminal = try office.open("--client", "A-17")
      defer { terminal.close() }
      try terminal.waitFor("Client A-17")
      try handOver(terminal)
      try terminal.keys("C-c").waitFor("Stop here?").keys("C-c").waitFor("give the keyboard back")
      let process = try terminal.process()
      // 8 MB more than it has: far less than one look at a code takes.
      try limitMemory(of: process, to: String(memorySize(of: process) + 8 << 20))
      try terminal.type("1111").keys("Enter").waitFor("enough memory").type("2468").keys("Enter").waitUntilRead()
      #expect(try terminal.screen.says("give the keyboard back") && terminal.screen.says("Call or text 988"))
      try limitMemory(of: process, to: "unlimited")
      // What could not be looked at was no try: the right code is taken at once.
      try terminal.type("2468").keys("Enter").waitFor("The questions aren't finished")
    }
  }

  /// In bytes, everything that the process has mapped.
  private func memorySize(of process: pid_t) throws -> Int {
    let pages = try String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8).split(separator: " ").first
    return try #require(Int(pages ?? "")) * Int(getpagesize())
  }

  private func limitMemory(of process: pid_t, to bytes: String) throws {
    let command = try Command(["prlimit", "--pid", String(process), "--as=\(bytes):unlimited"])
    try #require(command.status == 0, "\(command.errors)")
  }

  @Test("Records that are damaged, or open to others, are named before anybody types") func badFiles() throws {
    try Office.with { office in
      chmod(office.records, 0o644)
      let open = try Terminal("counselor", "--records", office.records)
      defer { open.close() }
      #expect(try open.exitStatus() == 1)
      #expect(try open.screen.says("chmod 600"))
      try Data("no records".utf8).write(to: URL(filePath: office.records))
      chmod(office.records, 0o600)
      let other = try Terminal("counselor", "--records", office.records)
      defer { other.close() }
      #expect(try other.exitStatus() == 1)
      #expect(try other.screen.says("isn't a file of SelfScreen records"))
    }
  }
}
