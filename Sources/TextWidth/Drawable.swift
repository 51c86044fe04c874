extension String {
  /// The text as it may be written to a terminal.
  ///
  /// Signs without a width of their own that join or turn what stands around them are left out, for programs and
  /// terminals do not agree on how many cells the whole then takes, and would leave rubbish behind: a family is drawn as
  /// its people, a line is not turned around. Control characters, which a terminal would obey, become spaces.
  package var drawable: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var drawable = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isDropped {
      drawable.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(drawable)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar joins characters or changes how those around it are drawn.
  var isDropped: Bool {
    switch value {
    // Joiners, marks of direction, and the like.
    case 0x200B, 0x200D...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x061C, 0xFEFF: true
    // Variation selectors: whether a sign is drawn as a picture.
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    // Shades of skin, and the tags of flags.
    case 0x1F3FB...0x1F3FF, 0xE0000...0xE007F: true
    default: false
    }
  }
}
