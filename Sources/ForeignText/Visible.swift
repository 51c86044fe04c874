/// Text from files, arguments, the environment and keyboards, as it may be shown to people.
extension String {
  /// The text with whatever a terminal would obey, or a reader would not see, in a visible form: `\u{1B}`. Newlines stay.
  package var visible: String { visible(keepingNewlines: true) }

  /// The same for a name or a message, which stands on one line.
  package var visibleOnOneLine: String { visible(keepingNewlines: false) }

  private func visible(keepingNewlines: Bool) -> String {
    // Nearly all text is printable ASCII.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) || ($0 == 0x0A && keepingNewlines) }) { return self }
    var visible = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      if scalar == "\n" ? keepingNewlines : !scalar.isHidden(behind: previous) {
        visible.append(scalar)
      } else {
        visible.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      }
      previous = scalar
    }
    return String(visible)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would obey it, or it would change unseen what people take the text around it for.
  package var isDeceptive: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: !isMark && (properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(value))
    }
  }

  /// Whether nothing is seen of it.
  package var isUnseen: Bool { isDeceptive || isMark }

  /// Whether it cannot be seen, after this one.
  fileprivate func isHidden(behind previous: Unicode.Scalar) -> Bool {
    // No word of ASCII letters needs a mark, but an id that has one looks like another id.
    isDeceptive || (isMark && previous.isASCII)
  }

  /// Whether it is a sign that some languages, or pictures, cannot be written without: joiners, marks of direction for a single
  /// place, soft hyphens, variation selectors.
  private var isMark: Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x180B...0x180D, 0x180F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
