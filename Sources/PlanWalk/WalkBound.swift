/// Where a walk ends at the latest.
package struct WalkBound {
  let states: Int
  let isTimeLeft: () -> Bool

  package init(states: Int, isTimeLeft: @escaping () -> Bool) {
    self.states = states
    self.isTimeLeft = isTimeLeft
  }

  package static var none: WalkBound { WalkBound(states: .max) { true } }

  func mayGoOn(after count: Int) -> Bool { count < states && isTimeLeft() }
}
