import Text

/// A page's bytes made ready for libxml2, and what their encoding was.
///
/// What the source or a byte order mark says goes first, then UTF-8 if the bytes are valid UTF-8, then the page's own
/// `meta`, then Windows-1252.
struct PageEncoding: Sendable {
  /// The encoding's name, for people.
  let name: String
  /// The encoding in which `bytes` now are, as libxml2 calls it.
  let parserName: String
  /// The page without byte order mark and NULs.
  let bytes: [UInt8]
  /// Bytes that are no text in that encoding, replaced by U+FFFD.
  let damaged: Bool
  /// Whether NULs stood in the text; each became a space.
  let hadNUL: Bool

  /// Decides on an encoding; `given` is the source's own word.
  init(_ raw: [UInt8], given: String?) {
    var name: String
    var start = 0
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      (name, start) = ("UTF-8 with BOM", 3)
    } else if raw.starts(with: [0xFF, 0xFE]) {
      (name, start) = ("UTF-16LE", 2)
    } else if raw.starts(with: [0xFE, 0xFF]) {
      (name, start) = ("UTF-16BE", 2)
    } else if let given {
      name = Self.canonical(given)
    } else if UTF8Text.isValid(raw, 0..<raw.count) {
      name = "UTF-8"
    } else {
      name = Self.declared(raw).map(Self.canonical) ?? "Windows-1252"
    }
    var parserName = "UTF-8"
    var damaged = false
    var text: [UInt8] = []
    switch name {
    case "UTF-16LE", "UTF-16BE":
      let low = name == "UTF-16LE" ? 0 : 1
      var units: [UInt16] = []
      units.reserveCapacity(raw.count / 2)
      for at in stride(from: start, to: raw.count - 1, by: 2) {
        units.append(UInt16(raw[at + low]) | UInt16(raw[at + 1 - low]) << 8)
      }
      text = Array(String(decoding: units, as: UTF16.self).utf8)
      damaged = (raw.count - start) % 2 == 1
    case "Windows-1252":
      text.reserveCapacity(raw.count + raw.count / 8)
      for byte in raw {
        if byte < 0x80 {
          text.append(byte)
        } else {
          let scalar = byte < 0xA0 ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
          damaged = damaged || scalar == 0xFFFD
          UTF8Text.append(scalar, to: &text)
        }
      }
    case "UTF-8", "UTF-8 with BOM":
      if UTF8Text.isValid(raw, start..<raw.count) {
        text = start == 0 ? raw : Array(raw[start...])
      } else {
        damaged = true
        text = Array(String(decoding: raw[start...], as: UTF8.self).utf8)
      }
    default:
      parserName = name
      text = raw
    }
    let hadNUL = text.contains(0)
    if hadNUL { for at in text.indices where text[at] == 0 { text[at] = 0x20 } }
    (self.name, self.parserName, self.bytes) = (name, parserName, text)
    (self.damaged, self.hadNUL) = (damaged, hadNUL)
  }

  /// One name for the encodings that browsers take for one; what libxml2 does not know either is Windows-1252.
  private static func canonical(_ label: String) -> String {
    switch label.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": "UTF-8"
    case "utf-16", "utf-16le": "UTF-16LE"
    case "utf-16be": "UTF-16BE"
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii":
      "Windows-1252"
    case let other: HTMLDocument.knows(encoding: other) ? other.uppercased() : "Windows-1252"
    }
  }

  /// The encoding that a `meta` element among the first 2,048 bytes names.
  private static func declared(_ raw: [UInt8]) -> String? {
    let head = raw.prefix(2048).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let word = Array("charset=".utf8)
    var at = 0
    while let found = head[at...].position(of: word) {
      at = found + word.count
      while at < head.count, head[at] == 0x22 || head[at] == 0x27 || head[at] == 0x20 { at += 1 }
      let label = head[at...].prefix { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F }
      let name = String(decoding: label, as: UTF8.self)
      // A page whose own bytes could be searched is not UTF-16, whatever it says.
      if !name.isEmpty { return name.hasPrefix("utf-16") ? "utf-8" : name }
    }
    return nil
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
