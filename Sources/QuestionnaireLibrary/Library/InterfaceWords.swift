/// The words of the program's own pages in one language, by name.
public struct InterfaceWords: Sendable, Equatable {
  public let language: String
  public let words: [String: String]
}
