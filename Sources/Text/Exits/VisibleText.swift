/// Text on its way to a person's terminal: the program's own words as they are, and everything put into them without
/// characters that steer a terminal or turn the reading direction.
///
/// Values come from files that others wrote: an escape sequence must not reach a terminal. So what is put into a literal is
/// cleaned, line ends too, and a text that was made elsewhere passes through ``lines(_:)``.
public struct VisibleText: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// What may be shown.
  public private(set) var text: String

  /// The program's own words.
  public init(stringLiteral value: String) { text = value }

  /// The program's own words with values among them.
  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  private init(text: String) { self.text = text }

  /// Text in lines: their ends stay, everything else is cleaned.
  public static func lines(_ text: String) -> VisibleText {
    VisibleText(text: clean(text) { $0 == "\n" ? nil : replacement($0) })
  }

  /// One text after the other.
  public static func + (left: VisibleText, right: VisibleText) -> VisibleText {
    VisibleText(text: left.text + right.text)
  }

  /// Adds a text.
  public static func += (left: inout VisibleText, right: VisibleText) { left.text += right.text }

  /// A literal in the making: what is put in is cleaned, unless it is visible text already.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text: String

    /// An empty literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity)
    }

    /// Adds the program's own words.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Adds a value, cleaned.
    public mutating func appendInterpolation(_ value: String) { text += VisibleText.clean(value) }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) { text += String(number) }

    /// Adds what is visible already.
    public mutating func appendInterpolation(_ visible: VisibleText) { text += visible.text }
  }

  /// The text with control characters shown as their pictures (`␊`, `␛`) and direction marks as `�`.
  public static func clean(_ text: String) -> String { clean(text, replacement) }

  private static func clean(_ text: String, _ replacement: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    guard text.unicodeScalars.contains(where: { replacement($0) != nil }) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(replacement(scalar) ?? scalar) }
    return String(clean)
  }

  /// Columns that the text takes on a terminal: a character with its combining marks is one, East Asian ones and
  /// pictographs are two.
  public static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

  /// The text cut to `columns` columns, with an ellipsis where something was cut.
  public static func fitted(_ text: String, _ columns: Int) -> String {
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
  public static func padded(_ text: String, _ columns: Int, right: Bool = false) -> String {
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
    case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x206F: "\u{FFFD}"
    default: nil
    }
  }
}
