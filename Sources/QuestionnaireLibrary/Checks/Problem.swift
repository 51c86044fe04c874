/// Something wrong in a file, for the person who writes it: where it is, what it is, and what to do.
public struct Problem: Error, Sendable, Equatable, Codable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; 0 when the problem is with the whole file.
  public let line: Int
  /// Counted from 1, in characters; 0 when the problem is with the whole file.
  public let column: Int
  public let message: String

  public init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String {
    line > 0 ? "\(file):\(line):\(column): error: \(message)" : "\(file): error: \(message)"
  }
}

/// All the problems of one load, together, so that an author can mend them in one go.
public struct Problems: Error, Sendable, Equatable, CustomStringConvertible {
  public let all: [Problem]

  public init(_ all: [Problem]) {
    self.all = all
  }

  public var description: String {
    all.map(\.description).joined(separator: "\n")
  }
}
