// Answers a questionnaire again and again and says on standard output what the store has said is stored, for tests that
// kill it, that let several write at once, or that give it too little room.
//
// usage: records-writer FILE CLIENT COUNT [LARGEST-FILE-SIZE]
import Foundation
import Records
import RecordsTestSupport

func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

let arguments = CommandLine.arguments
guard arguments.count >= 4, let code = ClientCode(arguments[2]), let count = Int(arguments[3]) else {
  FileHandle.standardError.write(Data("usage: records-writer FILE CLIENT COUNT [LARGEST-FILE-SIZE]\n".utf8))
  exit(2)
}

if arguments.count > 4, let size = rlim_t(arguments[4]) {
  // The system then refuses to let a file grow, as it does on a full disk.
  var limit = rlimit(rlim_cur: size, rlim_max: size)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  signal(SIGXFSZ, SIG_IGN)
}

do {
  let store = try RecordFile(arguments[1]).open(passphrase: Sample.passphrase)
  let client = try store.client(code)?.id ?? store.addClient(code).id
  say("ready")
  for number in 0..<count {
    var inProgress = try store.startResponse(of: "sample", questionnaires: [Sample.reference], for: client)
    let answers = Sample.answers(number)
    for item in Sample.items {
      inProgress.answers[item] = answers[item]
      inProgress = try store.save(inProgress)
    }
    let screen = try store.finish(inProgress, with: [Sample.screen(answers)])
    say("stored \(number) \(screen[0].id)")
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
