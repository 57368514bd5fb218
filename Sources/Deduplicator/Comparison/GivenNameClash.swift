import Text

/// Tells two people apart by their given names, as surely as names can.
///
/// Two names that many people bear are two people's, however alike they are; an initial that does not fit is another
/// person's. What hardly anybody is called may be a slip of the pen, and says nothing here.
struct GivenNameClash: Sendable {
  /// For each value of the given names' column, from the first of them on, whether its first word is attested.
  private let isAttested: [Bool]
  private let base: Int

  /// A name that is in no list is attested by so many bearers, and such a share of all, in the register itself.
  static let leastBearers: Int32 = 4
  static let leastShare = 2e-4

  /// The given names in `column`, of which `total` have one; `bearers` tells how many have a value.
  init(_ table: MatchTable, column: Int, total: Int, bearers: (_ value: Int) -> Int32) {
    base = table.columns[column].values.lowerBound
    isAttested = table.columns[column].values.map { value in
      let range = table.range(Int32(truncatingIfNeeded: value))
      if Self.isListed(table.arena, range) { return true }
      let count = bearers(value)
      return range.count > 1 && !table.arena[range].contains(0x20) && count >= Self.leastBearers
        && Double(count) >= Self.leastShare * Double(max(1, total))
    }
  }

  /// Whether two values of a table are of two people.
  func callsFor(_ table: MatchTable, _ a: Int32, _ b: Int32) -> Bool {
    if a < 0 || b < 0 || a == b { return false }
    return Self.areTwo(
      table.arena, table.range(a), table.range(b), attested: isAttested[Int(a) - base] && isAttested[Int(b) - base])
  }

  /// Whether the first word of a folded given name is in the lists.
  static func isListed(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let first = range.lowerBound..<(bytes[range].firstIndex(of: 0x20) ?? range.upperBound)
    return first.count > 1 && GivenNames.isAttested(bytes, first)
  }

  /// Whether two folded given names are of two people; `attested` tells whether both are known to be names.
  static func areTwo(_ bytes: [UInt8], _ one: Range<Int>, _ other: Range<Int>, attested: Bool) -> Bool {
    if isInitials(bytes, one) { return !fit(bytes, one, other) }
    if isInitials(bytes, other) { return !fit(bytes, other, one) }
    return attested && !shareName(bytes, one, other)
  }

  /// Whether a word stands in both names, or one that one person may go by as well.
  static func shareName(_ bytes: [UInt8], _ one: Range<Int>, _ other: Range<Int>) -> Bool {
    for a in Words.split(bytes, one) where a.count > 1 {
      for b in Words.split(bytes, other) where b.count > 1 {
        if ByteRange.areEqual(bytes, a, bytes, b) || GivenNames.areVariants(bytes, a, bytes, b) { return true }
      }
    }
    return false
  }

  /// Whether a folded given name is an initial, or several.
  static func isInitials(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    Words.split(bytes, range).allSatisfy { $0.count == 1 }
  }

  /// Whether initials may be those of a folded name, which may have more names than initials, or fewer.
  static func fit(_ bytes: [UInt8], _ initials: Range<Int>, _ name: Range<Int>) -> Bool {
    if initials.isEmpty || name.isEmpty { return true }
    return Words.split(bytes, name).contains { bytes[$0.lowerBound] == bytes[initials.lowerBound] }
  }
}
