/// A program whose pages can be shown as lines of text.
public protocol LineProgram: TerminalProgram {
  /// What it shows.
  var app: AppState { get set }
  /// Does what a letter or an empty line means.
  mutating func act(_ action: Action) -> [Effect]
  /// Takes a line that was typed into the page's own line.
  mutating func submit(_ line: String) -> [Effect]
}

extension AppState: LineProgram {
  public var app: AppState {
    get { self }
    set { self = newValue }
  }

  public mutating func act(_ action: Action) -> [Effect] { update(action).map { [$0] } ?? [] }

  /// A person alone types no lines.
  public mutating func submit(_ line: String) -> [Effect] { [] }
}
