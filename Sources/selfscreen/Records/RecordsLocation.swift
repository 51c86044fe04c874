import ArgumentParser
import TerminalKit

/// The place of the records when nobody says otherwise.
enum RecordsLocation {
  /// - Throws: a usage error where the environment has no home folder.
  static func standard() throws -> String {
    // A path that is not absolute is to be taken for none, says the standard that the variable comes from.
    let data = Environment.value("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = data ?? Environment.value("HOME").map({ "\($0)/.local/share" }) else {
      throw ValidationError("There is no home folder to look for the records in. Say where they are with --records.")
    }
    return "\(folder)/selfscreen/records.sqlite"
  }
}
