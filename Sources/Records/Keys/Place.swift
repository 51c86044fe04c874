import Foundation

/// The place where a sealed value belongs. It is sealed together with its place, so that it fits nowhere else.
struct Place {
  let part: Part
  var id: Int64 = 1
  /// The client it is about; 0 for none.
  var client: Int64 = 0

  /// The holder of the value. The names are part of what is sealed: they never change.
  enum Part: String {
    case dataKey = "store.data-key"
    case clientKey = "client.key"
    case client = "client"
    case screen = "screen"
    case draft = "draft"
    case interval = "interval"
    case log = "log"
    case head = "head"
  }

  var bytes: Data {
    var bytes = Data("selfscreen-records/1/\(part.rawValue)\0".utf8)
    for number in [id, client] { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }
}
