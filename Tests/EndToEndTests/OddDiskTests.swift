import Foundation
import Records
import RecordsTestSupport
import Testing
import TestSupport

/// Disks that know no modes or no hard links, as the usual USB sticks, whatever the system calls say then.
///
/// A library that stands before the C library gives the answers of such a disk.
@Suite struct OddDiskTests {
  private enum Disk: String {
    /// As FAT that is mounted for its user alone: private, but without second names.
    case withoutLinks = "#define CHMOD return 0\n#define MODE\n#define LINK errno = EPERM; return -1"
    /// As FAT answers: neither modes nor second names.
    case refusing = "#define CHMOD errno = EPERM; return -1\n#define MODE\n#define LINK errno = EPERM; return -1"
    /// As exFAT often shows itself: modes are taken and forgotten.
    case forgetful = """
      #define CHMOD return 0
      #define MODE if (answer == 0 && S_ISREG(status->st_mode)) status->st_mode |= 0755
      #define LINK errno = EOPNOTSUPP; return -1
      """
  }

  @Test(
    "A backup is made, looked at and restored; records are refused with the reason",
    arguments: [Disk.refusing, .forgetful])
  private func disk(_ disk: Disk) throws {
    try Office.with { office in
      try office.store { store in
        _ = try Sample.finish(5, for: store.addClient(#require(ClientCode("A-17"))).id, in: store)
      }
      let stick = "\(office.folder)/stick"
      try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: false)
      let library = try shim(disk, folder: office.folder)
      let passphrase = "\(office.folder)/passphrase"
      try Data(Sample.passphrase.utf8).write(to: URL(filePath: passphrase))
      chmod(passphrase, 0o600)
      func run(_ arguments: String..., records: String) throws -> Command {
        try Self.run(arguments, records: records, library: library, stick: stick, passphrase: passphrase)
      }

      let backup = try run("records", "backup", "\(stick)/backup", records: office.records)
      #expect(backup.status == 0, "\(backup.errors)")
      let bytes = try Data(contentsOf: URL(filePath: "\(stick)/backup"))
      for command in ["verify", "export", "log"] {
        let look = try run("records", command, records: "\(stick)/backup")
        #expect(look.status == 0 && look.errors.isEmpty, "\(command): \(look.errors)")
      }
      #expect(try Data(contentsOf: URL(filePath: "\(stick)/backup")) == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: stick) == ["backup"])
      let restored = try run("records", "restore", "\(stick)/backup", records: office.records)
      #expect(restored.status == 0, "\(restored.errors)")
      #expect(try office.record("A-17")?.responses.count == 1)

      // Records there could be read by everybody.
      let refused = try run("records", "restore", "\(stick)/backup", records: "\(stick)/records")
      #expect(refused.status == 1)
      #expect(refused.errors.contains("can't keep a file private to its owner"), "\(refused.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: stick) == ["backup"])
    }
  }

  @Test("Without second names records are begun, and replaced, all the same") func withoutLinks() throws {
    try Office.with { office in
      try office.store { try $0.backUp(to: "\(office.folder)/backup") }
      let stick = "\(office.folder)/stick"
      try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: false)
      let library = try shim(.withoutLinks, folder: office.folder)
      let passphrase = "\(office.folder)/passphrase"
      try Data(Sample.passphrase.utf8).write(to: URL(filePath: passphrase))
      chmod(passphrase, 0o600)
      for count in 1...2 {
        let restored = try Self.run(
          ["records", "restore", "\(office.folder)/backup"], records: "\(stick)/records", library: library,
          stick: stick, passphrase: passphrase)
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: stick).count == count)
      }
    }
  }

  private static func run(
    _ arguments: [String], records: String, library: String, stick: String, passphrase: String
  ) throws -> Command {
    try Command(
      [Program.path()] + arguments + ["--records", records, "--passphrase-file", passphrase],
      environment: ["LD_PRELOAD": library, "ODD_DISK": stick])
  }

  /// - Returns: the path of the library.
  private func shim(_ disk: Disk, folder: String) throws -> String {
    let source = "\(folder)/disk.c"
    let library = "\(folder)/disk.so"
    try (disk.rawValue + "\n" + Self.source).write(toFile: source, atomically: true, encoding: .utf8)
    let compiled = try Command(["clang", "-shared", "-fPIC", "-o", library, source])
    try #require(compiled.status == 0, "\(compiled.errors)")
    return library
  }

  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <unistd.h>
    static int is_odd(const char *path) {
      const char *disk = getenv("ODD_DISK");
      return disk && strncmp(path, disk, strlen(disk)) == 0;
    }
    static int is_odd_descriptor(int descriptor) {
      char name[64], path[4096] = "";
      snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
      return readlink(name, path, sizeof path - 1) > 0 && is_odd(path);
    }
    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
    int fchmod(int descriptor, mode_t mode) {
      if (is_odd_descriptor(descriptor)) { CHMOD; }
      return REAL(fchmod)(descriptor, mode);
    }
    int link(const char *path, const char *other) {
      if (is_odd(path) || is_odd(other)) { LINK; }
      return REAL(link)(path, other);
    }
    int stat(const char *path, struct stat *status) {
      int answer = REAL(stat)(path, status);
      if (is_odd(path)) { MODE; }
      return answer;
    }
    int fstat(int descriptor, struct stat *status) {
      int answer = REAL(fstat)(descriptor, status);
      if (is_odd_descriptor(descriptor)) { MODE; }
      return answer;
    }
    """
}
