import CQRCode

/// A text as a square of dark and light modules, which a phone's camera reads (ISO/IEC 18004).
package struct QRCode: Sendable, Equatable {
  /// The number of modules on a side, without the light edge around it.
  package let side: Int
  /// Row by row; `true` is dark.
  private let modules: [Bool]

  /// - Parameters:
  ///   - text: what the code says; not empty.
  ///   - largestSide: how many modules a side may have.
  /// - Returns: `nil` when the text does not fit into a code of that size.
  package init?(_ text: String, largestSide: Int) {
    // Version 1 has 21 modules a side, and each has 4 more than the one before, up to 40.
    let version = min(40, (largestSide - 17) / 4)
    guard version >= 1 else { return nil }
    var scratch = [UInt8](repeating: 0, count: Int(cqrcode_buffer_length(Int32(version))))
    var code = scratch
    guard
      qrcodegen_encodeText(text, &scratch, &code, qrcodegen_Ecc_LOW, 1, Int32(version), qrcodegen_Mask_AUTO, true)
    else { return nil }
    let side = qrcodegen_getSize(code)
    self.side = Int(side)
    modules = (0..<side).flatMap { row in (0..<side).map { qrcodegen_getModule(code, $0, row) } }
  }

  /// Whether the module is dark. Everything around the code is light.
  package subscript(row: Int, column: Int) -> Bool {
    (0..<side).contains(row) && (0..<side).contains(column) && modules[row * side + column]
  }
}
