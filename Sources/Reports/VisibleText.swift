/// Text as a person sees it: without characters that steer a terminal or turn the reading direction, and measured in
/// columns.
public enum VisibleText {
  /// The text with control characters shown as their pictures (`␊`, `␛`) and direction overrides as `�`.
  ///
  /// Values come from files that others wrote: an escape sequence must not reach a terminal.
  public static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement($0) != nil }) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(replacement(scalar) ?? scalar) }
    return String(clean)
  }

  /// Columns that the text takes on a terminal: a character with its combining marks is one, East Asian ones and
  /// pictographs are two.
  static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

  /// The text cut to `columns` columns, with an ellipsis where something was cut.
  static func fitted(_ text: String, _ columns: Int) -> String {
    guard width(text) > columns else { return text }
    var fitted = ""
    var used = 1
    for character in text {
      used += width(character)
      if used > columns { break }
      fitted.append(character)
    }
    while fitted.last == " " { fitted.removeLast() }
    return fitted + "…"
  }

  /// The text with spaces after it, or before it, up to `columns` columns.
  static func padded(_ text: String, _ columns: Int, right: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, columns - width(text)))
    return right ? spaces + text : text + spaces
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: return 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  private static func replacement(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: "\u{FFFD}"
    default: nil
    }
  }
}
