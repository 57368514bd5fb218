import Records
import Text

/// "Virtanen, Liisa" is Liisa Virtanen; what follows a comma and is a degree is not part of the name.
struct NameComma: FieldRule {
  var name: String { "name-comma" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String { "Turns \"surname, first names\" round; drops degrees after a comma." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Virtanen, Liisa Maria", "Liisa Maria Virtanen"),
      RuleExample(.personName, "Liisa Virtanen, KTM", "Liisa Virtanen"),
      RuleExample(
        .personName, "Liisa Virtanen, Matti Meikäläinen, Ville Korhonen",
        "Liisa Virtanen, Matti Meikäläinen, Ville Korhonen"),
      RuleExample(.personName, "Virtanen,", "Virtanen"),
      RuleExample(.personName, "Berg, Jan van der", "Jan van der Berg"),
      RuleExample(.personName, "Berg van der, Jan", "Jan van der Berg"),
      RuleExample(.personName, "Virtanen, TM", "T. M. Virtanen"),
    ]
  }

  var needs: ByteKinds { .comma }

  func apply(_ cell: inout Cell) {
    // What has digits is not a name and is not moved about.
    if cell.kinds.contains(.digit) { return }
    var end = cell.bytes.count
    // Degrees and empty parts at the end go first, as long as something stands before them.
    while let comma = cell.bytes[..<end].lastIndex(of: 0x2C) {
      let part = trimmed(cell.bytes, comma + 1..<end)
      let isInitials = NameTitles.mayBeInitials(cell.bytes, part, of: trimmed(cell.bytes, 0..<comma))
      if isInitials || !NameTitles.isDegrees(cell.bytes, part) { break }
      end = comma
    }
    let whole = trimmed(cell.bytes, 0..<end)
    let commas = cell.bytes[whole].count { $0 == 0x2C }
    // Where other marks part a value nobody knows what the comma turns round.
    let isParted = cell.bytes[whole].contains { $0 == 0x2F || $0 == 0x7C || $0 == 0x3B || $0 == 0x28 || $0 == 0x3A }
    if commas == 1, !isParted, let comma = cell.bytes[whole].firstIndex(of: 0x2C) {
      let surname = trimmed(cell.bytes, whole.lowerBound..<comma)
      let first = trimmed(cell.bytes, comma + 1..<whole.upperBound)
      if Initials.isBare(cell.bytes, first, allCapitals: !cell.kinds.contains(.lower)) {
        Initials.append(cell.bytes, first, to: &cell.scratch)
      } else {
        cell.scratch.append(contentsOf: cell.bytes[first])
      }
      if !first.isEmpty, !surname.isEmpty { cell.scratch.append(0x20) }
      // Particles stand in front: "Berg van der".
      let name = surnameEnd(cell.bytes, surname)
      let particles = trimmed(cell.bytes, name..<surname.upperBound)
      cell.scratch.append(contentsOf: cell.bytes[particles])
      if !particles.isEmpty { cell.scratch.append(0x20) }
      cell.scratch.append(contentsOf: cell.bytes[surname.lowerBound..<name])
    } else {
      cell.scratch.append(contentsOf: cell.bytes[whole])
    }
    cell.take()
  }

  /// Where the particles behind a surname begin; its end if there are none.
  private func surnameEnd(_ bytes: [UInt8], _ surname: Range<Int>) -> Int {
    var end = surname.upperBound
    while end > surname.lowerBound {
      let word = ByteRange.wordStart(bytes, surname.lowerBound..<end)
      if word == surname.lowerBound || !NameParticles.isSmall(bytes, word..<end) { break }
      end = word - 1
    }
    return end
  }

  private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower] == 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
    return lower..<upper
  }
}
