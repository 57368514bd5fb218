import Records
import Text

/// An e-mail address: bare, in lower case, and of the right form.
struct EmailAddress: FieldRule {
  var name: String { "email" }
  var version: Int { 4 }
  var fields: [Field] { [Field.personEmail, .companyEmail] }
  var summary: String {
    "Lower case; without mailto:, angle brackets, display name; the first of several; checks the form."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personEmail, "Liisa.Virtanen@Yritys.Example", "liisa.virtanen@yritys.example"),
      RuleExample(.personEmail, "mailto:liisa@yritys.example", "liisa@yritys.example"),
      RuleExample(.personEmail, "Liisa Virtanen <liisa@yritys.example>", "liisa@yritys.example"),
      RuleExample(.personEmail, "liisa(at)yritys.example", "liisa@yritys.example"),
      RuleExample(
        .personEmail, "liisa@yritys.example; matti@yritys.example", "liisa@yritys.example", finding: .emailSeveral),
      RuleExample(.personEmail, "ei@ole.fi; liisa@yritys.example", "liisa@yritys.example"),
      RuleExample(.personEmail, "liisa@yritys", "liisa@yritys", finding: .emailSyntax),
      RuleExample(.personEmail, "Liisa liisa@yritys.example", "liisa@yritys.example"),
      RuleExample(.personEmail, "sähköposti: liisa@yritys.example", "liisa@yritys.example"),
      RuleExample(
        .personEmail, "liisa virtanen@yritys.example", "liisa virtanen@yritys.example", finding: .emailSyntax),
      RuleExample(.personEmail, "liisa..v@yritys.example", "liisa..v@yritys.example", finding: .emailSyntax),
      RuleExample(.companyEmail, "INFO@ÅKERI.example.", "info@åkeri.example"),
      RuleExample(.companyEmail, "info@xn--keri-poa.example", "info@åkeri.example"),
    ]
  }

  func apply(_ cell: inout Cell) {
    write(&cell)
    Self.writeHost(&cell)
  }

  /// Writes a domain's `xn--` labels as the letters that they stand for: one address has one spelling.
  private static func writeHost(_ cell: inout Cell) {
    guard let sign = cell.bytes.lastIndex(of: 0x40) else { return }
    var position = sign
    while position + 4 < cell.bytes.count, !cell.bytes[(position + 1)...].starts(with: idn) {
      position += 1
      while position < cell.bytes.count, cell.bytes[position] != 0x2E { position += 1 }
    }
    guard position + 4 < cell.bytes.count, isAddress(cell.bytes, 0..<cell.bytes.count) else { return }
    cell.scratch.append(contentsOf: cell.bytes[...sign])
    HostName.appendUnicode(cell.bytes, sign + 1..<cell.bytes.count, to: &cell.scratch)
    cell.take()
  }

  private func write(_ cell: inout Cell) {
    let whole = 0..<cell.bytes.count
    if cell.kinds.isDisjoint(with: [.upper, .space, .comma, .beyondASCII]), Self.isAddress(cell.bytes, whole) {
      return
    }
    LetterCase.appendLower(cell.bytes, whole, to: &cell.scratch)
    let text = cell.scratch
    cell.scratch.removeAll(keepingCapacity: true)
    var found: Range<Int>?
    var count = 0
    for var part in text.split(whereSeparator: { Self.separators.contains($0) }) {
      if part.starts(with: Self.mailto) { part = part.dropFirst(Self.mailto.count) }
      while let last = part.last, last == 0x2E || last == 0x3A { part.removeLast() }
      let range = part.startIndex..<part.endIndex
      if Self.isAddress(text, range) {
        // One that says nothing gives way to one that does.
        if let other = found, !PlaceholderAddress.isOne(text, other) { count += 1 } else { (found, count) = (range, 1) }
      }
    }
    if let found, count == 1, Self.isTorn(text, found) {
      cell.notice(.emailSyntax)
    } else if let found {
      if count > 1 { cell.notice(.emailSeveral) }
      cell.scratch.append(contentsOf: text[found])
      cell.take()
    } else if let spelled = Self.spelledOut(text) {
      cell.set(spelled)
    } else if !cell.isMasked, !PlaceholderAddress.isOne(text, 0..<text.count) {
      cell.notice(.emailSyntax)
    }
  }

  /// Whether an address lacks its first word, a given name behind which a space stands where its full stop ought to be: `liisa
  /// virtanen@`. Where the address begins with that name, or has a full stop of its own, the name is its bearer's.
  private static func isTorn(_ text: [UInt8], _ address: Range<Int>) -> Bool {
    let before = text[..<address.lowerBound]
    guard before.last == 0x20, !before.dropLast().contains(0x20) else { return false }
    let local = text[address].prefix { $0 != 0x40 }
    if local.contains(0x2E) || local.starts(with: before.dropLast()) { return false }
    let folded = Fold.folded(text, 0..<address.lowerBound - 1)
    return GivenNames.isAttested(folded, folded.indices)
  }

  /// The address in which the sign is written `(at)` or `[at]`.
  private static func spelledOut(_ text: [UInt8]) -> [UInt8]? {
    guard let open = text.firstIndex(where: { $0 == 0x28 || $0 == 0x5B }), open + 4 < text.count else { return nil }
    let close: UInt8 = text[open] == 0x28 ? 0x29 : 0x5D
    guard text[open + 1] == 0x61, text[open + 2] == 0x74, text[open + 3] == close else { return nil }
    let local = text[UTF8Text.trimmed(text, 0..<open)]
    let address = Array(local) + [0x40] + text[UTF8Text.trimmed(text, open + 4..<text.count)]
    return isAddress(address, 0..<address.count) ? address : nil
  }

  /// Whether `bytes[range]` is `local@domain` with a dotted domain; letters beyond ASCII are allowed.
  static func isAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 254, let sign = bytes[range].firstIndex(of: 0x40) else { return false }
    let local = range.lowerBound..<sign
    guard !local.isEmpty, local.count <= 64, isDotted(bytes, local, marks: true) else { return false }
    return isDomain(bytes, sign + 1..<range.upperBound)
  }

  /// Whether `bytes[range]` is a host name with at least one full stop, ending in letters.
  static func isDomain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let lastDot = bytes[range].lastIndex(of: 0x2E), isDotted(bytes, range, marks: false) else { return false }
    let top = lastDot + 1..<range.upperBound
    return top.count >= 2 && bytes[top].allSatisfy { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
      || bytes[top].starts(with: idn) && top.count > 4
  }

  /// Whether `bytes[range]` is parts of allowed bytes with single full stops between; hyphens inside a host's parts.
  private static func isDotted(_ bytes: [UInt8], _ range: Range<Int>, marks: Bool) -> Bool {
    var previous: UInt8 = 0x2E
    for position in range {
      let byte = bytes[position]
      switch byte {
      case 0x2E:
        if previous == 0x2E || !marks && previous == 0x2D { return false }
      case 0x2D:
        if !marks && previous == 0x2E { return false }
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: break
      case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E:
        if !marks { return false }
      default: return false
      }
      previous = byte
    }
    return previous != 0x2E && (marks || previous != 0x2D)
  }

  private static let separators = Array(" ;,<>()[]\"|".utf8)
  private static let mailto = Array("mailto:".utf8)
  private static let idn = Array("xn--".utf8)
}
