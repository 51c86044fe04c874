import Screening
import Templates

/// Every sentence of the program's own pages, in one language.
///
/// Its members are made at build time from `interface/en.yaml`: one for each sentence, with the places in it as
/// parameters. A file in another language must have the same sentences with the same places.
package struct Strings: Sendable, Equatable {
  /// In the order of `definitions`.
  let texts: [String]

  /// One sentence: its name in the file, and the places that are filled in.
  struct Definition: Sendable, Equatable {
    let name: String
    let places: [String]

    init(_ name: String, _ places: [String] = []) {
      self.name = name
      self.places = places
    }
  }

  /// The sentence with its places filled in.
  ///
  /// - Parameter values: in the order of the definition's places.
  func filled(_ index: Int, _ values: [String]) -> String {
    let places = Self.definitions[index].places
    return Template.fill(texts[index]) { name in places.firstIndex { $0 == name }.map { values[$0] } }
  }

  /// The same sentences in other signs.
  ///
  /// - Parameter transform: leaves the names of places as they are.
  package func mapped(_ transform: (String) -> String) -> Strings {
    Strings(texts: texts.map(transform))
  }

  /// The built-in English, for messages on the command line.
  package static var english: Strings {
    // It is built in, and was checked when it was.
    (try? Library().strings()) ?? Strings(texts: definitions.map(\.name))
  }

  package func name(of area: Area) -> String {
    switch area {
    case .mood: areaMood
    case .anxiety: areaAnxiety
    case .trauma: areaTrauma
    case .substanceUse: areaSubstanceUse
    case .general: areaGeneral
    }
  }
}
