import Cage
import SelfCheck

extension Cage.Strength {
  /// The same, for pages.
  var confinement: Confinement {
    if !filtersCalls { return .none }
    return landlockVersion == nil ? .calls : .callsAndFiles
  }
}
