import Text

/// A page in the making: markup that the program wrote, and text that came from outside and is escaped.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  /// Adds markup as it stands.
  mutating func markup(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds text, escaped for elements and quoted attributes; control characters are shown, not kept.
  ///
  /// With `breaking`, a line may break after `@`, `.` and `/`: addresses and paths are the widest words.
  mutating func text(_ text: String, breaking: Bool = false) {
    for byte in VisibleText.clean(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      case UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "/"):
        bytes.append(byte)
        if breaking { markup("<wbr>") }
      default: bytes.append(byte)
      }
    }
  }

  /// Adds an element without attributes around escaped text.
  mutating func element(_ name: String, _ text: String) {
    markup("<\(name)>")
    self.text(text)
    markup("</\(name)>")
  }
}
