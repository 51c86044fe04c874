import Foundation
import Testing
import TestSupport

/// How the program is laid out in memory. The release is checked by `Scripts/build`; what a debug build cannot have is known.
@Suite struct LayoutTests {
  private func problems(of program: String) throws -> [String] {
    let check = try Command([Program.repository.appending(path: "Scripts/check-binary").path, program])
    let lines = check.errors.split(separator: "\n").map(String.init)
    #expect(check.status == (lines.isEmpty ? 0 : 1))
    return lines.compactMap { $0.components(separatedBy: "error: ").last }
  }

  @Test("Nothing in memory is writable and executable, and the code lies at another address each time")
  func program() throws {
    let releaseOnly: Set = [
      "its constants (.rodata) are writable", "it binds functions of libraries late (no BIND_NOW)",
    ]
    #expect(Set(try problems(of: Program.path())).isSubset(of: releaseOnly))
  }

  @Test(
    "What is laid out otherwise is told apart",
    arguments: [("-no-pie", "it is not position-independent"), ("-Wl,-z,execstack", "executable")])
  func otherwise(option: String, problem: String) throws {
    try TemporaryFolder.with { folder in
      let source = try folder.write("int main(void) { return 0; }\n", to: "main.c")
      let built = try Command(["clang", "-fuse-ld=lld", option, source, "-o", "\(folder.path)/main"])
      #expect(built.status == 0, "\(built.errors)")
      #expect(try problems(of: "\(folder.path)/main").contains { $0.contains(problem) })
    }
  }
}
