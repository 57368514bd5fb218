import Records
import Text

/// Which record of the register each row of a source is: the identity of a record is its source, its key and its person.
///
/// A key that one person has always had alone is stored as the source writes it. Of a key that several share each person has a
/// record of their own, told apart by a part of the stored key (``RecordKey``); who comes later, or goes, changes nobody else's.
/// A key that is only spelled otherwise is the same key as long as no two spellings stand side by side (``KeySpelling``). Where
/// given name and address are both other than they were, the key has a successor: a record of its own, that inherits nothing.
struct RecordAssignment {
  typealias Row = StagedKeys.Reference

  /// The stored keys of rows whose key the source writes otherwise, or that share it.
  private(set) var stored: [Row: [UInt8]] = [:]
  /// Rows of which cannot be said which record they are, and why.
  private(set) var unclear: [(row: Row, code: FindingCode)] = []
  /// Records that stay as they are, since a row that may be theirs cannot be used; and those of suppressed rows.
  private(set) var kept: Set<Int64> = [], suppressed: Set<Int64> = []
  /// Records of a delta that end, since their key has a successor.
  private(set) var replaced: [Int64] = []
  /// The stored forms of keys under which records are known from now on, too.
  private(set) var renames: [[UInt8]] = []
  /// What was found out, counted in rows.
  private(set) var findings: [FindingCode: Int] = [:]
  /// Records that are gone under their key and seem to be there under another one, without proof.
  private(set) var unsure = 0
  /// Whether the order of stored keys is that in which new ones are numbered.
  var isOrdered: Bool { areCanonical && stored.isEmpty }

  private let staged: StagedSource
  private let known: KnownKeys
  private let questions: KeyQuestions
  /// For each known key whether a row of tonight is its record's.
  private var isSeen: [Bool]
  /// The new people and firms of tonight.
  private var newcomers: [Newcomer] = []
  private var positionOfID: [Int64: Int] = [:]
  private let areCanonical: Bool
  /// Who else the source names; found out when it is asked for the first time.
  private var others: Others?

  /// The people of a source by their names: under which keys tonight, and in which records.
  private struct Others {
    var keys: [String: Set<[UInt8]>] = [:]
    var records: [String: [Int64]] = [:]
  }

  /// A person or firm of whom there is no record yet, with their rows.
  struct Newcomer {
    let person: RecordPerson
    var rows: [Row]
    var digests: Set<Digest>
  }

  /// So many pairs of people under one key are compared; of more, nobody could tell them apart by their names.
  private static let most = 20_000

  /// Assigns the rows of `staged` to the records of `known`. With `filtered` also the rows that the source's filter leaves out:
  /// of these a source that is held back may forbid something. With `follows` records that are gone are looked for under new
  /// keys.
  init(
    _ staged: StagedSource, _ known: KnownKeys, _ profiles: borrowing RecordProfiles, asking questions: KeyQuestions,
    filtered: Bool = false, follows: Bool
  ) throws(Problem) {
    (self.staged, self.known, self.questions) = (staged, known, questions)
    isSeen = Array(repeating: false, count: known.ids.count)
    let groups = KeyGroups(staged, known, filtered: filtered)
    areCanonical = groups.areCanonical
    if !known.renames.isEmpty {
      for (position, id) in known.ids.enumerated() { positionOfID[id] = position }
    }
    var start = 0
    while start < groups.members.count {
      var end = start + 1
      while end < groups.members.count, groups.members[end].hash == groups.members[start].hash { end += 1 }
      if try !settleAtOnce(groups, start..<end, profiles) { try settle(groups, start..<end, profiles) }
      start = end
    }
    if follows, staged.extent == .snapshot { try followRenamed(profiles) }
  }

  // MARK: - Groups

  /// Nearly every key of nearly every night: one record under it, and it says what it said; or it is new.
  private mutating func settleAtOnce(
    _ groups: KeyGroups, _ range: Range<Int>, _ profiles: borrowing RecordProfiles
  ) throws(Problem) -> Bool {
    let first = Int(groups.members[range.lowerBound].index)
    if range.count == 1 {
      guard first < groups.rows.count else { return true }
      guard !known.ids.isEmpty, isUsed(groups.rows[first]) else { return true }
      newcomers.append(newcomer(item(groups.rows[first])))
      return true
    }
    guard range.count == 2, first < groups.rows.count, isUsed(groups.rows[first]) else { return false }
    let position = Int(groups.members[range.lowerBound + 1].index) - groups.rows.count
    guard known.ids.indices.contains(position), known.text(position) == key(groups.rows[first]) else { return false }
    guard profiles.says(known.ids[position], row(groups.rows[first]).digest) else { return false }
    isSeen[position] = true
    return true
  }

  private mutating func settle(
    _ groups: KeyGroups, _ range: Range<Int>, _ profiles: borrowing RecordProfiles
  ) throws(Problem) {
    // Keys of one hash are one, but for a chance that is not to be relied on.
    var parts: [[UInt8]: (rows: [Row], records: [Record])] = [:]
    for member in groups.members[range] {
      let index = Int(member.index)
      if index < groups.rows.count {
        parts[KeySpelling.canonical(Array(key(groups.rows[index]))), default: ([], [])].rows.append(groups.rows[index])
        continue
      }
      var position = index - groups.rows.count
      var spelling = [UInt8]()
      if known.ids.indices.contains(position) {
        spelling = Array(known.bare(position))
      } else {
        let rename = known.renames[position - known.ids.count]
        guard let target = positionOfID[rename.id] else { continue }
        (position, spelling) = (target, rename.bare)
      }
      parts[KeySpelling.canonical(spelling), default: ([], [])].records.append(
        Record(position: position, id: known.ids[position], spelling: spelling))
    }
    for (_, part) in parts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try settle(part.rows, part.records, profiles)
    }
  }

  /// The rows and records of one canonical key.
  private mutating func settle(
    _ rows: [Row], _ records: [Record], _ profiles: borrowing RecordProfiles
  ) throws(Problem) {
    var records = records.filter { !isSeen[$0.position] }
    let used = rows.filter { isUsed($0) }
    if !used.isEmpty {
      for index in records.indices {
        let profile = try profiles.profile(records[index].id)
        records[index].person = profile.person
        records[index].digests = Set(profile.digests)
        records[index].isCurrent = profiles.isCurrent(records[index].id)
      }
      try assign(used, &records, profiles)
    }
    // Rows that cannot be used, or may not be, are of a record that nobody else claims.
    let open = Set(records.filter { !isSeen[$0.position] }.map(\.id))
    for other in rows where !isUsed(other) {
      if self.row(other).disposition == .suppress {
        if records.count == 1 { suppressed.formUnion(open) }
      } else {
        kept.formUnion(open)
      }
    }
  }

  private func isUsed(_ row: Row) -> Bool {
    switch self.row(row).disposition {
    case .keep, .ignore: true
    case .quarantine, .suppress: false
    }
  }

  // MARK: - One key

  /// One record of a group, and what is known of it.
  private struct Record {
    let position: Int
    let id: Int64
    let spelling: [UInt8]
    var person = RecordPerson(Array(repeating: "", count: Field.count))
    var digests: Set<Digest> = []
    var isCurrent = false
  }

  /// What a row says; identical twins are one.
  private struct Item {
    var rows: [Row]
    let digest: Digest
    let person: RecordPerson
    let spelling: [UInt8]
  }

  private mutating func assign(
    _ rows: [Row], _ records: inout [Record], _ profiles: borrowing RecordProfiles
  ) throws(Problem) {
    var items: [Item] = []
    var place: [[UInt8]: Int] = [:]
    for row in rows {
      let one = item(row)
      let name = one.digest.bytes + one.spelling
      if let known = place[name] {
        items[known].rows.append(row)
      } else {
        place[name] = items.count
        items.append(one)
      }
    }
    items.sort {
      $0.spelling == $1.spelling
        ? $0.digest.bytes.lexicographicallyPrecedes($1.digest.bytes)
        : $0.spelling.lexicographicallyPrecedes($1.spelling)
    }
    let spellings = Self.unique(items.map(\.spelling))
    let knownSpellings = Self.unique(records.map(\.spelling))
    var left: [Item] = []
    let isOne = spellings.count == 1 && knownSpellings.count <= 1
    if isOne {
      if let before = knownSpellings.first, before != spellings[0] { count(.keyRespelt, items) }
      left = try assign(items, records, profiles)
    } else {
      if spellings.count > 1 { count(.keySpelling, items) }
      for spelling in spellings {
        left += try assign(
          items.filter { $0.spelling == spelling }, records.filter { $0.spelling == spelling }, profiles)
      }
      left = assignAcross(left, records)
    }
    name(left, records, isOne ? knownSpellings.first : nil)
    let current = records.filter(\.isCurrent)
    if staged.extent == .delta, items.count == 1, current.count == 1, !isSeen[current[0].position],
      unclear.last?.row != items[0].rows.last
    {
      // What a delta does not mention goes on, but for whom another has taken the key from.
      replaced.append(current[0].id)
    }
    for spelling in spellings {
      let sharing = items.filter { $0.spelling == spelling }
      if Set(sharing.map { stored[$0.rows[0]] ?? spelling }).count > 1 { count(.keyShared, sharing) }
    }
  }

  private mutating func count(_ code: FindingCode, _ items: [Item]) {
    findings[code, default: 0] += items.reduce(0) { $0 + $1.rows.count }
  }

  /// Takes the rows of an item for those of a record.
  private mutating func take(_ item: Item, _ record: Record) {
    isSeen[record.position] = true
    let text = known.text(record.position)
    for row in item.rows where key(row) != text { stored[row] = Array(text) }
  }

  /// Assigns what rows of one spelling say to the records of that spelling; returns what is left, which is new.
  private mutating func assign(
    _ items: [Item], _ records: [Record], _ profiles: borrowing RecordProfiles
  ) throws(Problem) -> [Item] {
    guard !records.isEmpty else { return withoutAmbiguous(items, records) }
    var left: [Item] = []
    // What says what it said.
    for item in items {
      if let record = records.first(where: { $0.digests.contains(item.digest) }) {
        take(item, record)
      } else {
        left.append(item)
      }
    }
    // Who is there, and has changed.
    left = withoutAmbiguous(left, records, among: items)
    var open: [Item] = []
    for item in left {
      let fitting = records.filter {
        $0.person.isSame(as: item.person) && $0.person.hasFirm(of: item.person)
      }
      if let record = fitting.first(where: {
        $0.person.name == item.person.name && $0.person.email == item.person.email
      })
        ?? fitting.first(where: \.isCurrent) ?? fitting.first
      {
        take(item, record)
      } else {
        open.append(item)
      }
    }
    return try follow(open, records.filter { !isSeen[$0.position] }, profiles)
  }

  /// Takes out what may be of two different people: an initial that fits both, a given name alone.
  private mutating func withoutAmbiguous(
    _ items: [Item], _ records: [Record], among all: [Item]? = nil
  ) -> [Item] {
    let partial = items.filter(\.person.isPartial)
    guard !partial.isEmpty else { return items }
    let people = records.map(\.person) + (all ?? items).map(\.person)
    guard partial.count * people.count <= Self.most else {
      refuse(partial, .keyAmbiguous, records)
      return items.filter { !$0.person.isPartial }
    }
    var ambiguous: Set<Digest> = []
    for item in partial {
      let names = people.filter { !$0.isPartial && $0.isSame(as: item.person) }.map(\.name)
      if Set(names).count > 1 { ambiguous.insert(item.digest) }
    }
    refuse(items.filter { ambiguous.contains($0.digest) }, .keyAmbiguous, records)
    return items.filter { !ambiguous.contains($0.digest) }
  }

  /// Sends rows to quarantine; the records that they may be of stay.
  private mutating func refuse(_ items: [Item], _ code: FindingCode, _ records: [Record]) {
    guard !items.isEmpty else { return }
    for item in items { for row in item.rows { unclear.append((row, code)) } }
    kept.formUnion(records.map(\.id))
    // What says who is meant may have had another key until now: nobody goes for a question.
    for item in items where !item.person.isPartial { kept.formUnion(others?.records[item.person.name] ?? []) }
  }

  /// Whether a row that bears another name than its record is nobody's new surname: the record's name stands under another key
  /// tonight, or the row's in another record, and nowhere else tonight.
  private mutating func standsElsewhere(
    _ record: Record, _ item: Item, _ profiles: borrowing RecordProfiles
  ) throws(Problem) -> Bool {
    let (before, now) = (record.person.name, item.person.name)
    if before.isEmpty || now.isEmpty || before == now { return false }
    if others == nil { others = try othersOfSource(profiles) }
    if others?.keys[before]?.contains(where: { $0 != item.spelling }) == true { return true }
    // Who still stands under a key of their own has not moved.
    return others?.records[now]?.contains { $0 != record.id } == true
      && others?.keys[now]?.contains { $0 != item.spelling } != true
  }

  private func othersOfSource(_ profiles: borrowing RecordProfiles) throws(Problem) -> Others {
    var others = Others()
    for (batchIndex, batch) in staged.batches.enumerated() {
      for rowIndex in batch.rows.indices {
        let reference = Row(batch: Int32(batchIndex), row: Int32(rowIndex))
        guard isUsed(reference), !key(reference).isEmpty else { continue }
        let one = item(reference)
        if !one.person.name.isEmpty { others.keys[one.person.name, default: []].insert(one.spelling) }
      }
    }
    for id in known.ids where profiles.isCurrent(id) {
      let name = try profiles.profile(id).person.name
      if !name.isEmpty { others.records[name, default: []].append(id) }
    }
    return others
  }

  /// Assigns people whom no record names as they are named now to records that nobody has claimed: a new surname, a new
  /// address. Where it is not clear who it is, a steward is asked; returns the others, who are new.
  ///
  /// A new surname is none where the source names the one or the other under another key, too: then the keys have moved.
  private mutating func follow(
    _ items: [Item], _ records: [Record], _ profiles: borrowing RecordProfiles
  ) throws(Problem) -> [Item] {
    guard !items.isEmpty, !records.isEmpty else { return items }
    let newcomers = people(items)
    guard newcomers.count * records.count <= Self.most else {
      refuse(items, .keyAmbiguous, records)
      return []
    }
    let isPair = newcomers.count == 1 && records.count == 1
    func likeness(_ record: Record, _ items: [Item]) -> RecordPerson.Likeness {
      let (one, other) = (record.person, items[0].person)
      if one.isNobody || other.isNobody { return isPair ? .same : .other }
      return one.likeness(to: other)
    }
    var new: [Item] = []
    let table = newcomers.map { items in records.map { likeness($0, items) } }
    for (index, items) in newcomers.enumerated() {
      let same = records.indices.filter { table[index][$0] == .same }
      let unsure = records.indices.filter { table[index][$0] == .unclear }
      let isOne = same.count == 1 && table.count(where: { $0[same[0]] == .same }) == 1
      let standsElsewhere =
        isOne ? try standsElsewhere(records[same[0]], items[0], profiles) : !(same + unsure).isEmpty
      if isOne, !standsElsewhere {
        for item in items { take(item, records[same[0]]) }
      } else if same.isEmpty, unsure.isEmpty {
        if records.contains(where: { $0.isCurrent && !$0.person.isNobody }), !items[0].person.isNobody {
          count(.keySuccessor, items)
        }
        new += items
      } else {
        if others == nil { others = try othersOfSource(profiles) }
        let asked = (same + unsure).sorted()
        switch questions.answer(items[0].spelling[...], items[0].person) {
        case .another: new += items
        case .same where asked.count == 1: for item in items { take(item, records[asked[0]]) }
        case .same, nil: refuse(items, asked.count == 1 ? .keyPerson : .keyAmbiguous, asked.map { records[$0] })
        }
      }
    }
    return new
  }

  /// Where keys differ in spelling alone, who is left under one spelling may have been under another: proven by name and
  /// address.
  private mutating func assignAcross(_ items: [Item], _ records: [Record]) -> [Item] {
    var left: [Item] = []
    for item in items {
      let alike = records.filter { !isSeen[$0.position] && Self.isProven($0, item) }
      if alike.count == 1 { take(item, alike[0]) } else { left.append(item) }
    }
    return left
  }

  private static func isProven(_ record: Record, _ item: Item) -> Bool {
    record.digests.contains(item.digest) || isProven(record.person, item.person)
  }

  /// Whether two records are about one person by name and address.
  private static func isProven(_ one: RecordPerson, _ other: RecordPerson) -> Bool {
    !one.email.isEmpty && !one.name.isEmpty && one.email == other.email && one.name == other.name
  }

  /// The people and firms of rows, each with theirs.
  private func people(_ items: [Item]) -> [[Item]] {
    var groups: [[Item]] = []
    var (byEmail, byName): ([String: Int], [String: Int]) = ([:], [:])
    for item in items {
      let name = item.person.isNobody ? "\u{1}" + item.person.firm : item.person.name
      let candidates = [
        item.person.email.isEmpty ? nil : byEmail[item.person.email], name.isEmpty ? nil : byName[name],
      ]
      let found = candidates.compactMap { $0 }.first { group in
        groups[group].allSatisfy { $0.person.isSame(as: item.person) && $0.person.hasFirm(of: item.person) }
      }
      let group = found ?? groups.count
      if found == nil { groups.append([item]) } else { groups[group].append(item) }
      if !item.person.email.isEmpty, byEmail[item.person.email] == nil { byEmail[item.person.email] = group }
      if !name.isEmpty, byName[name] == nil { byName[name] = group }
    }
    return groups
  }

  /// Gives the new ones stored keys of their own, in the spelling that the register has if there is but one.
  private mutating func name(_ items: [Item], _ records: [Record], _ before: [UInt8]?) {
    var taken = Set(records.map { Array(known.text($0.position)) })
    for spelling in Self.unique(items.map(\.spelling)) {
      let people = people(items.filter { $0.spelling == spelling })
      let bare = before ?? spelling
      let isAlone = people.count == 1 && !records.contains { $0.spelling == bare }
      for items in people {
        let part = isAlone ? [] : Array(items[0].person.part.utf8)
        var number = 1
        var key = RecordKey.stored(bare[...], part, number: part.isEmpty && !isAlone ? 2 : 1)
        while taken.contains(key) {
          number += 1
          key = RecordKey.stored(bare[...], part, number: number)
        }
        taken.insert(key)
        var newcomer = Newcomer(person: items[0].person, rows: [], digests: [])
        for item in items {
          newcomer.rows += item.rows
          newcomer.digests.insert(item.digest)
          if key != spelling { for row in item.rows { stored[row] = key } }
        }
        newcomers.append(newcomer)
      }
    }
  }

  // MARK: - Other keys

  /// Where a source has given its records other keys, those that say what they said are what they were: proven by their content,
  /// or by name and address, where that is nobody else's before and after.
  ///
  /// A record that alone has another key is a new one: who went and who came on one night may have nothing to do with each other.
  private mutating func followRenamed(_ profiles: borrowing RecordProfiles) throws(Problem) {
    guard !newcomers.isEmpty else { return }
    var gone = known.ids.indices.filter { position in
      let id = known.ids[position]
      return !isSeen[position] && !kept.contains(id) && !suppressed.contains(id) && profiles.isCurrent(id)
    }
    guard !gone.isEmpty else { return }
    var new = Array(newcomers.indices)
    var (people, digests): ([Int: RecordPerson], [Int: [Digest]]) = ([:], [:])
    for position in gone {
      let profile = try profiles.profile(known.ids[position])
      (people[position], digests[position]) = (profile.person, profile.digests)
    }
    func proof(_ person: RecordPerson) -> [String] {
      person.email.isEmpty || person.name.isEmpty ? [] : [person.email + "\u{1F}" + person.name]
    }
    var followed = Self.matched(
      &gone, &new, digests, Dictionary(uniqueKeysWithValues: new.map { ($0, Array(newcomers[$0].digests)) }))
    followed += Self.matched(
      &gone, &new, people.mapValues(proof),
      Dictionary(uniqueKeysWithValues: new.map { ($0, proof(newcomers[$0].person)) }))
    func traces(_ person: RecordPerson) -> [String] {
      [person.email, person.isPartial ? "" : person.name].filter { !$0.isEmpty }
    }
    let there = Set(new.flatMap { traces(newcomers[$0].person) })
    unsure = gone.count { position in people[position].map { traces($0).contains(where: there.contains) } ?? false }
    let standing = known.ids.count { profiles.isCurrent($0) }
    let isAll = followed.count > 1 && followed.count == standing
    guard isAll || followed.count > 2 && followed.count * 10 >= standing else { return }
    for one in followed { follow(newcomers[one.newcomer], one.position) }
  }

  /// Records that are gone and newcomers that have a mark which nobody else has; they are taken out of the others.
  private static func matched<Mark: Hashable>(
    _ gone: inout [Int], _ new: inout [Int], _ marksOfGone: [Int: [Mark]], _ marksOfNew: [Int: [Mark]]
  ) -> [(newcomer: Int, position: Int)] {
    func owners(_ all: [Int], _ marks: [Int: [Mark]]) -> [Mark: Int?] {
      var owners: [Mark: Int?] = [:]
      for one in all {
        for mark in marks[one] ?? [] {
          if let other = owners[mark] { if other != one { owners[mark] = .some(nil) } } else { owners[mark] = one }
        }
      }
      return owners
    }
    let goneByMark = owners(gone, marksOfGone)
    let newByMark = owners(new, marksOfNew)
    var matched: [(newcomer: Int, position: Int)] = []
    var claims: [Int: Int] = [:]
    for one in new {
      let found = Set(
        (marksOfNew[one] ?? []).compactMap { mark in newByMark[mark] == one ? goneByMark[mark] ?? nil : nil })
      guard found.count == 1, let position = found.first else { continue }
      matched.append((one, position))
      claims[position, default: 0] += 1
    }
    matched.removeAll { claims[$0.position] != 1 }
    let (newcomers, positions) = (Set(matched.map(\.newcomer)), Set(matched.map(\.position)))
    new.removeAll { newcomers.contains($0) }
    gone.removeAll { positions.contains($0) }
    return matched
  }

  /// Takes a newcomer for the record at a position, which has another key from now on.
  private mutating func follow(_ newcomer: Newcomer, _ position: Int) {
    isSeen[position] = true
    let text = Array(known.text(position))
    for row in newcomer.rows {
      stored[row] = text
      let rename = RecordKey.renamed(key(row), to: known.ids[position])
      if !renames.contains(rename), key(row) != RecordKey.bare(text[...]) { renames.append(rename) }
    }
    findings[.keyRenamed, default: 0] += newcomer.rows.count
  }

  // MARK: - Rows

  private func row(_ row: Row) -> ObservationRow { staged.batches[Int(row.batch)].rows[Int(row.row)] }

  private func key(_ row: Row) -> ArraySlice<UInt8> {
    staged.batches[Int(row.batch)].bytes[self.row(row).key]
  }

  private func item(_ reference: Row) -> Item {
    let (row, batch) = (row(reference), staged.batches[Int(reference.batch)])
    let packed = Array(batch.bytes[row.normal.isEmpty ? row.raw : row.normal])
    return Item(
      rows: [reference], digest: row.digest, person: RecordPerson(PackedFields.values(packed)),
      spelling: Array(batch.bytes[row.key]))
  }

  private func newcomer(_ item: Item) -> Newcomer {
    Newcomer(person: item.person, rows: item.rows, digests: [item.digest])
  }

  private static func unique(_ keys: [[UInt8]]) -> [[UInt8]] {
    Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
  }
}
