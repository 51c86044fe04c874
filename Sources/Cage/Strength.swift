import CCage
import Glibc

extension Cage {
  /// What a kernel holds the program to.
  package struct Strength: Sendable, Equatable {
    /// Whether calls to the kernel are filtered.
    package let filtersCalls: Bool
    /// The version of Landlock; `nil` where there is none.
    package let landlockVersion: Int?

    package init(filtersCalls: Bool, landlockVersion: Int?) {
      self.filtersCalls = filtersCalls
      self.landlockVersion = landlockVersion
    }

    package static let none = Strength(filtersCalls: false, landlockVersion: nil)

    /// What this kernel can do, as far as it can be told without entering a cage.
    package static var ofThisKernel: Strength {
      let version = cage_landlock_version()
      return Strength(filtersCalls: cage_filters_calls() >= 0, landlockVersion: version > 0 ? Int(version) : nil)
    }

    /// What this kernel does, tried by a process that enters a cage and ends.
    package static var tried: Strength {
      let process = ChildProcess.start {
        let strength = Cage.selfCheck.enter()
        _exit((strength.filtersCalls ? 128 : 0) + Int32(min(strength.landlockVersion ?? 0, 127)))
      }
      var status: Int32 = 0
      guard let process, waitpid(process, &status, 0) == process, status & 0x7F == 0 else { return .none }
      let code = status >> 8 & 0xFF
      return Strength(filtersCalls: code & 128 != 0, landlockVersion: code & 127 == 0 ? nil : Int(code & 127))
    }

    /// What this process is held to already, as the kernel tells it; `nil` outside of a cage.
    package static var held: Strength? {
      CallFilter.mark.map { Strength(filtersCalls: true, landlockVersion: $0 > 0 ? Int($0) : nil) }
    }
  }
}
