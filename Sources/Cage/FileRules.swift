import CCage
import Glibc

/// The folders in which files may still be opened (Landlock). What is open already stays open.
struct FileRules {
  /// What may be done with a file, or with those below a folder.
  enum Right {
    case read
    /// Reading a program, and becoming it.
    case run
    /// Reading, and making and changing files.
    case change
    /// The same, and emptying and removing them.
    case write

    fileprivate var rights: UInt64 {
      switch self {
      case .read: FileRules.reading
      case .run: FileRules.reading | UInt64(LANDLOCK_ACCESS_FS_EXECUTE)
      case .change: FileRules.reading | FileRules.changing
      case .write:
        FileRules.reading | FileRules.changing | UInt64(LANDLOCK_ACCESS_FS_REMOVE_FILE) | FileRules.truncating
      }
    }
  }

  /// A file, or a folder with all that is below it.
  struct Place {
    let path: String
    let right: Right
  }

  private let allowed: [Place]

  init(_ allowed: [Place]) {
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
    for place in allowed {
      let descriptor = cage_open_place(place.path)
      // What is not there cannot be opened either.
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var facts = stat()
      guard fstat(descriptor, &facts) == 0 else { return false }
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      var rule = landlock_path_beneath_attr()
      rule.parent_fd = descriptor
      rule.allowed_access = place.right.rights & (isFolder ? handled : handled & Self.ofFiles)
      guard cage_landlock_allow(rules, &rule) == 0 else { return false }
    }
    return cage_landlock_enter(rules) == 0
  }

  private static let reading = UInt64(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
  private static let changing = UInt64(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG)
  /// Known from the third version on.
  private static let truncating: UInt64 = 1 << 14
  /// The rights that a rule about a single file may give.
  private static let ofFiles =
    UInt64(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE) | truncating

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
