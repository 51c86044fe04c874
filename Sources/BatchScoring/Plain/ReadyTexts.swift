/// Texts that are written again and again, one behind the other.
final class ReadyTexts: Sendable {
  private let bytes: FixedTable<UInt8>
  private let places: FixedTable<Place>
  /// The length of the longest text, with what copying one may write behind it.
  let mostRoom: Int

  fileprivate struct Place: BitwiseCopyable, Sendable {
    let start: UInt32
    let count: UInt32
  }

  private typealias Step = SIMD32<UInt8>

  init(_ texts: [[UInt8]]) {
    var start = 0
    places = FixedTable(
      texts.map { text in
        defer { start += text.count }
        return Place(start: UInt32(start), count: UInt32(text.count))
      })
    bytes = FixedTable(texts.joined() + Array(repeating: 0, count: Step.scalarCount))
    mostRoom = (texts.map(\.count).max() ?? 0) + Step.scalarCount
  }

  /// The addresses of the texts, for as long as this lives.
  var view: View { View(bytes: bytes.start, places: places.start) }

  struct View: BitwiseCopyable {
    fileprivate let bytes: UnsafePointer<UInt8>
    fileprivate let places: UnsafePointer<Place>

    /// Writes the text at this position in steps of many bytes, the last of which may go beyond its end.
    @inline(__always)
    func write(_ index: Int, to output: inout UnsafeMutableRawPointer) {
      let place = places[index]
      let text = UnsafeRawPointer(bytes + Int(place.start))
      var offset = 0
      repeat {
        let step = text.loadUnaligned(fromByteOffset: offset, as: Step.self)
        output.storeBytes(of: step, toByteOffset: offset, as: Step.self)
        offset += Step.scalarCount
      } while offset < Int(place.count)
      output += Int(place.count)
    }
  }
}
