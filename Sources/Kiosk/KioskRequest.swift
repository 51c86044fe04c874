/// A request of a kiosk to the world outside.
package enum KioskRequest: Sendable, Equatable {
  /// Put this text on paper.
  case print(String)
  /// Look whether this is the staff's code, and end the program if it is.
  case checkStaffCode(String)
  /// Count the visit, wipe everything and begin anew.
  case endVisit(Visit)
  /// Try whether a kiosk that is out of order can begin anew.
  case startAnew
}

/// The world's reply to a kiosk.
package enum KioskReply: Sendable, Equatable {
  case printed(Bool)
}
