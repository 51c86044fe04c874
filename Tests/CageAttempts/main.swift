// Enters the cage of a mode and tries what no mode should do, for tests that must see each attempt refused.
//
// usage: cage-attempts MODE FOLDER
//
// MODE is self-check, kiosk, counselor, reader or none; FOLDER is the one of the records, or of what a kiosk counts. Each
// attempt is a line: its name, then "done" or the system's reason.
import Cage
import CCage
import Foundation

// It became itself once more.
if let held = Cage.Strength.held {
  print("become-itself \(held.filtersCalls ? "done" : "not held")")
  exit(0)
}
let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(2) }
let folder = arguments[2]

let file = open("\(folder)/open-before", O_CREAT | O_RDWR, 0o600)
let cage: Cage? =
  switch arguments[1] {
  case "self-check": .selfCheck
  case "kiosk": .kiosk(reading: ["\(folder)-site"], countingIn: [folder])
  case "counselor": .counselor(recordsFolder: folder)
  case "reader": .reader
  default: nil
  }
if let cage {
  let strength = cage.enter()
  print("cage \(strength.filtersCalls) \(strength.landlockVersion ?? 0)")
}

func attempt(_ name: String, _ call: () -> Int) {
  errno = 0
  print("\(name) \(call() >= 0 ? "done" : String(cString: strerror(errno)))")
}

func opened(_ path: String, _ flags: Int32) -> Int { Int(open(path, flags, 0o600)) }

attempt("use-open-file") { write(file, "a", 1) }
attempt("read-own-folder") { opened("\(folder)/open-before", O_RDONLY) }
attempt("make-in-own-folder") { opened("\(folder)/new", O_CREAT | O_EXCL | O_WRONLY) }
attempt("change-in-own-folder") { opened("\(folder)/open-before", O_RDWR) }
attempt("empty-in-own-folder") { opened("\(folder)/open-before", O_WRONLY | O_TRUNC) }
attempt("remove-in-own-folder") { Int(unlink("\(folder)/new")) }
attempt("read-site") { opened("\(folder)-site/site.yaml", O_RDONLY) }
attempt("change-site") { opened("\(folder)-site/site.yaml", O_WRONLY) }
attempt("read-elsewhere") { opened("/etc/passwd", O_RDONLY) }
attempt("read-own-memory") { opened("/proc/self/mem", O_RDONLY) }
attempt("make-elsewhere") { opened("\(folder)-elsewhere", O_CREAT | O_WRONLY) }
attempt("remove-elsewhere") { Int(unlink("\(folder)-elsewhere")) }
attempt("open-terminal") { opened("/dev/tty", O_RDWR) }
for (name, family) in [("inet", AF_INET), ("inet6", AF_INET6), ("unix", AF_UNIX), ("netlink", AF_NETLINK)] {
  let type = family == AF_NETLINK ? SOCK_RAW : SOCK_STREAM
  attempt("socket-\(name)") { Int(socket(family, Int32(type.rawValue), 0)) }
}
attempt("start-program") {
  var process: pid_t = 0
  let number = posix_spawn(&process, "/bin/true", nil, nil, [strdup("true"), nil], nil)
  errno = number
  return number == 0 ? 0 : -1
}
attempt("copy-itself") {
  let copy = cage_fork()
  if copy == 0 { _exit(0) }
  return Int(copy)
}
attempt("new-program-memory") {
  mmap(nil, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0
}
attempt("memory-becomes-program") {
  guard let memory = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), memory != MAP_FAILED
  else { return 0 }
  return Int(mprotect(memory, 4096, PROT_READ | PROT_EXEC))
}
attempt("type-into-terminal") {
  var byte = UInt8(ascii: "x")
  return Int(ioctl(STDIN_FILENO, UInt(TIOCSTI), &byte))
}
attempt("change-mode") { Int(chmod("\(folder)/open-before", 0o666)) }
attempt("link") { Int(link("\(folder)/open-before", "\(folder)/other")) }
attempt("new-thread") {
  var thread = pthread_t()
  let number = pthread_create(&thread, nil, { _ in nil }, nil)
  errno = number
  return number == 0 ? 0 : -1
}
/// A function of the C library that Swift hides.
func hidden<Function>(_ name: String, as type: Function.Type) -> Function {
  unsafeBitCast(dlsym(nil, name), to: type)
}
attempt("let-others-look") {
  let control = hidden("prctl", as: (@convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32).self)
  return Int(control(PR_SET_DUMPABLE, 1, 0, 0, 0))
}
attempt("program-in-memory") {
  Int(hidden("memfd_create", as: (@convention(c) (UnsafePointer<CChar>, UInt32) -> Int32).self)("", 0))
}
for (name, path) in [("become-other-program", "/bin/echo"), ("become-itself", "/proc/self/exe")] {
  fflush(nil)
  attempt(name) {
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("echo"), strdup("\(name) done"), nil]
    return Int(execve(path, &words, environ))
  }
}
