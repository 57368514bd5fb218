import Records
import Text

/// What of a person's row says nothing about who it is, because people of different names bear it.
struct PersonMutes: Sendable {
  /// What of one row.
  struct Mute: OptionSet, Sendable {
    let rawValue: UInt8

    /// The address: two people stand at it.
    static let mail = Mute(rawValue: 1)
    /// The name: an initial, or a family name alone, that fits two people of the firm.
    static let name = Mute(rawValue: 2)
    /// The firm's phone, business ID and place: several firms share them.
    static let phone = Mute(rawValue: 4)
    static let businessID = Mute(rawValue: 8)
    static let place = Mute(rawValue: 16)
  }

  /// For each row of the table.
  private(set) var of: [Mute]

  /// The people of rows, as far as they must be told apart.
  private struct People {
    /// Folded names, one after the other, and for each row where its given and its family name stand.
    var arena: [UInt8] = []
    var given: [Range<Int32>] = []
    var family: [Range<Int32>] = []
    /// Content hashes: of the address, of the family name, of both names; 0 for none.
    var mail: [UInt64] = []
    var familyHash: [UInt64] = []
    var whole: [UInt64] = []

    mutating func append(_ other: People) {
      let shift = Int32(truncatingIfNeeded: arena.count)
      arena += other.arena
      given += other.given.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
      family += other.family.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
      mail += other.mail
      familyHash += other.familyHash
      whole += other.whole
    }

    func given(_ row: Int32) -> Range<Int> { Int(given[Int(row)].lowerBound)..<Int(given[Int(row)].upperBound) }
    func family(_ row: Int32) -> Range<Int> { Int(family[Int(row)].lowerBound)..<Int(family[Int(row)].upperBound) }
  }

  private let people: People
  private let table: ObservationTable

  /// Reads the people of a table's rows; nothing is muted yet.
  init(_ table: ObservationTable, threads: Int) {
    self.table = table
    let chunks = Parallel.chunks(table.count, threads: threads)
    let parts = Parallel.map(chunks.count, threads: threads) { Self.read(table, chunks[$0]) }
    var people = People()
    for part in parts { people.append(part) }
    self.people = people
    of = Array(repeating: [], count: table.count)
  }

  /// The mutes of the rows that are in, where `company` tells of each row which firm it is of, or 0, and `broad` holds what
  /// several firms share.
  func told(_ isIn: (Int) -> Bool, company: [Int64], _ broad: BroadValues) -> PersonMutes {
    var told = self
    told.muteShared(broad, isIn)
    let rows = (0..<people.mail.count).filter(isIn).map { Int32(truncatingIfNeeded: $0) }
    for group in Self.groups(rows, { people.mail[Int($0)] }) where areOfSeveralNames(group) {
      told.muteMailbox(group)
    }
    let placed = rows.filter { people.familyHash[Int($0)] != 0 && company[Int($0)] != 0 }
    let keys = Self.groups(placed) { Hash.pair(people.familyHash[Int($0)], UInt64(bitPattern: company[Int($0)])) }
    for group in keys where areOfSeveralNames(group) { told.muteUncertainNames(group) }
    return told
  }

  /// Those of some rows.
  func part(_ rows: [Int32]) -> [Mute] { rows.map { of[Int($0)] } }

  private mutating func muteShared(_ broad: BroadValues, _ isIn: (Int) -> Bool) {
    if broad.isEmpty { return }
    var ranges: [Range<Int>] = []
    for row in of.indices where isIn(row) {
      PackedFields.split(table.bytes, table.range(row), into: &ranges)
      if broad.holds(.phone, table.bytes, ranges) { of[row].insert(.phone) }
      if broad.holds(.businessID, table.bytes, ranges) { of[row].insert(.businessID) }
      if broad.holds(.address, table.bytes, ranges) { of[row].insert(.place) }
    }
  }

  // MARK: - Mailboxes

  private mutating func muteMailbox(_ rows: [Int32]) {
    let heads = distinct(rows)
    let isShared = heads.indices.contains { one in
      heads[(one + 1)...].contains { areTwoPeople(heads[one], $0) }
    }
    guard isShared, let first = rows.first else { return }
    let mailbox = mailbox(first)
    // Whose given name a mailbox spells, it is; of two of them, whose family name it spells, too.
    let spelled = heads.filter { spells(mailbox, people.given($0)) }
    let isOnes = Set(spelled.map { people.familyHash[Int($0)] }).count < 2
    for row in rows where people.whole[Int(row)] != 0 {
      let isOwn =
        spells(mailbox, people.given(row)) && (isOnes || spells(mailbox, people.family(row)))
      if !isOwn { of[Int(row)].insert(.mail) }
    }
  }

  /// Rows of different names, in an order that content decides; a handful is enough to find two people.
  private func distinct(_ rows: [Int32]) -> [Int32] {
    var first: [UInt64: Int32] = [:]
    for row in rows where people.whole[Int(row)] != 0 && first[people.whole[Int(row)]] == nil {
      first[people.whole[Int(row)]] = row
    }
    return first.sorted { $0.key < $1.key }.prefix(Self.mostNames).map(\.value)
  }

  private static let mostNames = 24

  private func areTwoPeople(_ one: Int32, _ other: Int32) -> Bool {
    let (arena, given, named) = (people.arena, people.given(one), people.given(other))
    let (family, called) = (people.family(one), people.family(other))
    if given.isEmpty || named.isEmpty { return false }
    if areSame(given, called) || areSame(named, family) { return false }
    let isListed = GivenNameClash.isListed(arena, given) && GivenNameClash.isListed(arena, named)
    if GivenNameClash.areTwo(arena, given, named, attested: isListed) { return true }
    if GivenNameClash.isInitials(arena, given) || GivenNameClash.isInitials(arena, named) { return false }
    return !GivenNameClash.shareName(arena, given, named) && differ(given, named) && differ(family, called)
  }

  private func areSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    !one.isEmpty && one.count == other.count && ByteRange.areEqual(people.arena, one, people.arena, other)
  }

  private func differ(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    let arena = people.arena
    return !one.isEmpty && !other.isEmpty && !areSame(one, other)
      && Likeness.level(
        arena, one, MatchTable.letters(arena, one), arena, other, MatchTable.letters(arena, other), hasParts: true)
        == .differs
  }

  private func mailbox(_ row: Int32) -> [UInt8] {
    let value = Array(table.value(Int(row), .personEmail).utf8)
    return value[..<(value.lastIndex(of: 0x40) ?? value.endIndex)].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether a word of three letters and more of a folded name stands in a mailbox.
  private func spells(_ mailbox: [UInt8], _ name: Range<Int>) -> Bool {
    Words.split(people.arena, name).contains { word in
      word.count >= 3 && word.count <= mailbox.count
        && (0...(mailbox.count - word.count)).contains {
          ByteRange.areEqual(mailbox, $0..<($0 + word.count), people.arena, word)
        }
    }
  }

  // MARK: - Names

  /// Mutes initials and missing given names that fit two people of one family name and firm.
  private mutating func muteUncertainNames(_ rows: [Int32]) {
    let arena = people.arena
    let (uncertain, certain) = (
      rows.filter { GivenNameClash.isInitials(arena, people.given($0)) },
      rows.filter { !GivenNameClash.isInitials(arena, people.given($0)) }
    )
    guard !uncertain.isEmpty, certain.count > 1 else { return }
    let heads = distinct(certain)
    for row in uncertain {
      let fitting = heads.filter { GivenNameClash.fit(arena, people.given(row), people.given($0)) }
      let fitsSeveral = fitting.indices.contains { one in
        fitting[(one + 1)...].contains { areTwoPeople(fitting[one], $0) }
      }
      // A mailbox of one's own tells who it is.
      if fitsSeveral, !heads.contains(where: { spells(mailbox(row), people.given($0)) }) {
        of[Int(row)].insert(.name)
        if RoleWords.isMailbox(mailbox(row), 0..<mailbox(row).count) { of[Int(row)].insert(.mail) }
      }
    }
  }

  // MARK: - Reading

  private func areOfSeveralNames(_ rows: [Int32]) -> Bool {
    guard let first = rows.first(where: { people.whole[Int($0)] != 0 }) else { return false }
    return rows.contains { people.whole[Int($0)] != 0 && people.whole[Int($0)] != people.whole[Int(first)] }
  }

  /// Rows of one number other than 0, two and more.
  private static func groups(_ rows: [Int32], _ number: (Int32) -> UInt64) -> [[Int32]] {
    let numbered = rows.filter { number($0) != 0 }
    let order = RadixSort.order(numbered.map(number)).map { numbered[Int($0)] }
    var groups: [[Int32]] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, number(order[end]) == number(order[start]) { end += 1 }
      if end - start > 1 { groups.append(Array(order[start..<end])) }
      start = end
    }
    return groups
  }

  private static func read(_ table: ObservationTable, _ rows: Range<Int>) -> People {
    var people = People()
    var ranges: [Range<Int>] = []
    let bytes = table.bytes
    func folded(_ range: Range<Int>) -> Range<Int32> {
      let start = Int32(truncatingIfNeeded: people.arena.count)
      if !range.isEmpty { Fold.append(bytes, range, to: &people.arena) }
      return start..<Int32(truncatingIfNeeded: people.arena.count)
    }
    func hash(_ range: Range<Int32>) -> UInt64 {
      range.isEmpty ? 0 : Hash.of(people.arena, Int(range.lowerBound)..<Int(range.upperBound))
    }
    for row in rows {
      PackedFields.split(bytes, table.range(row), into: &ranges)
      let name = ranges[Field.personName.rawValue]
      let own = name.isEmpty ? name : PersonTable.familyName(bytes, name)
      let given = folded(name.lowerBound..<own.lowerBound)
      let family = folded(own)
      people.given.append(given)
      people.family.append(family)
      people.familyHash.append(hash(family))
      people.whole.append(name.isEmpty ? 0 : Hash.pair(hash(given), hash(family)) | 1)
      let mail = bytes[ranges[Field.personEmail.rawValue]].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      people.mail.append(mail.isEmpty ? 0 : Hash.of(mail, 0..<mail.count))
    }
    return people
  }
}
