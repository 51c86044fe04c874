// Prints how long it takes to open records, to store one screen, to list, and to show a client's scores over time with
// their plot, with 10, 1,000 and 100,000 stored screens, and how each grows from size to size. A client has ten screens of PHQ-9 at every size.
//
//   swift run -c release records-benchmark [FOLDER]
//
// The folder should be on the disk that is of interest; the standard one may lie in memory. It ends by itself, in about a
// minute, and removes what it wrote. Figures of one run on one machine are worth comparing, others are not.
import Counselor
import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import SelfCheck
import TerminalKit

let sizes = [10, 1_000, 100_000]
let screensEach = 10

/// The middle one of several times, in milliseconds.
func median(of runs: Int, _ work: (Int) throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let times = try (0..<runs).map { run in
    try clock.measure { try work(run) } / .milliseconds(1)
  }
  return times.sorted()[runs / 2]
}

struct Times {
  var size = 0
  var megabytes = 0.0
  var filling = 0.0
  var opening = 0.0
  var storing = 0.0
  var listingClient = 0.0
  var listingClients = 0.0
  var due = 0.0
  var plotting = 0.0
  var growing: [Double] { [opening, storing, listingClient, plotting, listingClients, due] }
}

func measure(_ size: Int, in folder: String, _ new: RecordStore.NewResponse) throws -> Times {
  let path = "\(folder)/records-\(size).sqlite"
  let file = RecordFile(path)
  var times = Times()
  times.size = size
  let store = try file.create(passphrase: Sample.passphrase, cost: Sample.cost)
  var clients: [Client.ID] = []
  times.filling = try median(of: 1) { _ in
    for number in 0..<(size / screensEach) {
      guard let code = ClientCode("C-\(number)") else { continue }
      let client = try store.addClient(code).id
      let inProgress = try store.startResponse(of: "mood", questionnaires: [new.reference], for: client)
      try store.finish(inProgress, with: Array(repeating: new, count: screensEach))
      clients.append(client)
    }
  }
  // One in ten is to come back, whatever the size: what is due is looked for among the clients, not the screens.
  for client in clients.prefix(max(1, clients.count / 10)) {
    try store.setInterval(days: 14, for: new.reference.id, of: client)
  }
  try store.close()
  times.megabytes = Double(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0) / 1_000_000

  times.opening = try median(of: 15) { _ in try file.open(passphrase: Sample.passphrase).close() }
  let opened = try file.open(passphrase: Sample.passphrase)
  func someClient(_ run: Int) -> Client.ID { clients[(run * 7919) % clients.count] }
  times.listingClient = try median(of: 101) { run in _ = try opened.record(of: someClient(run)) }
  times.listingClients = try median(of: 5) { _ in _ = try opened.clients() }
  times.plotting = try median(of: 101) { run in try plot(someClient(run), of: opened) }
  times.due = try median(of: 5) { _ in _ = try opened.dueQuestionnaires() }
  let inProgress = try (0..<101).map { run in
    try opened.startResponse(of: "mood", questionnaires: [new.reference], for: someClient(run))
  }
  times.storing = try median(of: 101) { run in try opened.finish(inProgress[run], with: [new]) }
  try opened.close()
  return times
}

/// A client's record is read, and the page with the plot of its scores is laid out, key by key as a counselor does it.
func plot(_ client: Client.ID, of store: RecordStore) throws {
  var program = try CounselorProgram(
    library: Library(), role: CounselorRole(now: store.now, timeZone: .current), settings: Settings(),
    size: Size(columns: 80, rows: 24))
  _ = program.receive(
    .records(RecordsReply(now: store.now, .opened(try store.record(of: client), isNew: false))))
  // Scores over time are the third choice, the only questionnaire is the first.
  for key in "31" { _ = program.press(.character(key)) }
  let page = program.frame.text
  guard page.contains("Over time: PHQ-9"), page.contains("●") else { fatalError("this is not the plot:\n\(page)") }
}

func column(_ text: String) -> String { String(repeating: " ", count: max(1, 12 - text.count)) + text }
func column(_ number: Double) -> String { column(String(format: number < 10 ? "%.3f" : "%.1f", number)) }

let folder =
  (CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : NSTemporaryDirectory())
  + "/selfscreen-benchmark-\(getpid())"
do {
  let library = Library()
  guard let phq9 = try library.questionnaire("phq-9"), let content = library.fileContent(ofQuestionnaire: "phq-9")
  else {
    fatalError("PHQ-9 is built in")
  }
  // Nothing that would bring a safety page first.
  let answers = Dictionary(
    uniqueKeysWithValues: phq9.items.map { ($0.id, Answer.option($0.id == "phq9_9" ? "0" : "1")) })
  let new = RecordStore.NewResponse(
    QuestionnaireResult(questionnaire: phq9, answers: answers, from: .interview), fileContent: content)
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }

  print("Medians in milliseconds. Opening is without the passphrase's own work, which is the same at each size.")
  print(
    ["screens", "MB", "filling s", "open", "store one", "one client", "plot", "all clients", "due"].map(column).joined()
  )
  var all: [Times] = []
  for size in sizes {
    let times = try measure(size, in: folder, new)
    print(
      column("\(size)") + column(times.megabytes) + column(times.filling / 1000) + times.growing.map(column).joined())
    all.append(times)
  }
  for (before, after) in zip(all, all.dropFirst()) {
    let growth = zip(before.growing, after.growing).map { column(String(format: "x%.2f", $1 / $0)) }.joined()
    print(column("x\(after.size / before.size)") + column("") + column("") + growth)
  }
  let work = try median(of: 3) { _ in
    let path = "\(folder)/work.sqlite"
    try? FileManager.default.removeItem(atPath: path)
    try RecordFile(path).create(passphrase: Sample.passphrase).close()
  }
  print("The passphrase's own work, with a file made for it: \(String(format: "%.0f", work)) ms.")
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
