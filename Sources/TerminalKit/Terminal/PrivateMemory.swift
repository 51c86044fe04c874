import CNCurses
import Glibc

/// Keeps answers out of core dumps, and out of reach of other programs of the same user.
package enum PrivateMemory {
  /// Called first thing, before anything is answered.
  package static func keep() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = cncurses_forbid_dumps()
  }

  /// Keeps answers out of the swap space too, where the limits of the system allow it.
  ///
  /// - Parameter needed: how many bytes the program may come to need. Under a lower limit nothing is locked: memory that
  ///   cannot be locked could then not be had at all.
  package static func keepOutOfSwap(needing needed: UInt = 0) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &limit) == 0, limit.rlim_cur >= needed else {
      return
    }
    mlockall(MCL_CURRENT | MCL_FUTURE | cncurses_lock_on_fault)
  }
}
