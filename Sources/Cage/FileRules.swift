import CCage
import Glibc

/// The folders in which files may still be opened (Landlock). What is open already stays open.
struct FileRules {
  /// What may be done below a folder.
  enum Right {
    case read
    /// Reading, writing, making and removing files.
    case write
  }

  private let allowed: [(path: String, right: Right)]

  init(_ allowed: [(path: String, right: Right)]) {
    self.allowed = allowed
  }

  /// - Parameter version: of Landlock in this kernel.
  /// - Returns: whether the kernel took it.
  func enter(version: Int) -> Bool {
    let handled = Self.all(version)
    var attributes = landlock_ruleset_attr()
    attributes.handled_access_fs = handled
    let rules = cage_landlock_rules(&attributes, MemoryLayout.size(ofValue: attributes.handled_access_fs))
    guard rules >= 0 else { return false }
    defer { close(rules) }
    for (path, right) in allowed {
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      // What is not there cannot be opened either.
      guard folder >= 0 else { continue }
      defer { close(folder) }
      var rule = landlock_path_beneath_attr()
      rule.parent_fd = folder
      rule.allowed_access = (right == .read ? Self.reading : Self.reading | Self.writing) & handled
      guard cage_landlock_allow(rules, &rule) == 0 else { return false }
    }
    return cage_landlock_enter(rules) == 0
  }

  private static let reading = UInt64(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
  private static let writing =
    UInt64(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE)
    | truncating
  /// Known from the third version on.
  private static let truncating: UInt64 = 1 << 14

  /// Every right that this version knows: what is not handled is not forbidden.
  private static func all(_ version: Int) -> UInt64 {
    let count: UInt64 =
      switch version {
      case 1: 13
      case 2: 14
      case 3, 4: 15
      default: 16
      }
    return (1 << count) - 1
  }
}
