/// What a program cannot do any more, whatever happens to it, because the kernel holds it to that.
package enum Confinement: Sendable {
  case none
  /// Only certain calls to the kernel can be made.
  case calls
  /// Only certain files can be opened, besides.
  case callsAndFiles
}
