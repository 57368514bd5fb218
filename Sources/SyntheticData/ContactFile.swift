import Records

/// A file of Finnish business contacts with duplicates, drawn from a seed: the same seed gives the same bytes everywhere.
///
/// Commas, UTF-8, LF, 15 columns, some 160 bytes a record. `cluster` is the person's true number, `employer` the company's. A
/// person stands in it one to six times, 1.6 on average, every time as somebody else wrote it down; rows are shuffled.
public struct ContactFile: Sendable {
  /// Records in the file.
  public let records: Int
  /// The seed that everything follows from.
  public let seed: UInt64
  /// What there is beyond plain contacts.
  public let extras: ContactExtras

  /// The header row without its line end.
  public static let header =
    "unique_id,cluster,given_name,family_name,email,phone,title,language,company,business_id,company_phone,city,"
    + "postcode,industry,employer"

  /// The header row of a file with traps.
  public static let headerWithTraps = header + ",street"

  /// The header row of the truth: what `cluster` and `employer` say, the true names, and the traps that the record is part of
  /// with spaces between.
  public static let truthHeader = "unique_id,person,company,given,family,traps"

  /// A file of that many records, at most 5,000,000 to keep business IDs apart.
  public init(records: Int, seed: UInt64, extras: ContactExtras = ContactExtras()) {
    self.records = records
    self.seed = seed
    self.extras = extras
  }

  /// Writes the file and, if asked, who is who. Some 15 bytes a record are held in memory, with traps some hundred. Throws if
  /// a file cannot be written.
  public func write(to path: String, truthPath: String? = nil) throws(Problem) {
    var file = try OutputFile(path: path)
    var truth: OutputFile? = if let truthPath { try OutputFile(path: truthPath) } else { nil }
    let header = (extras.traps ? Self.headerWithTraps : Self.header) + (extras.bans ? ",ban" : "")
    file.bytes = Array((header + "\n").utf8)
    truth?.bytes = Array((Self.truthHeader + "\n").utf8)
    let scenes = extras.traps ? ContactScenes.rows(records: records, seed: seed) : []
    let order = order(scenes: scenes.count)
    let last = order.max { Self.person($0) < Self.person($1) } ?? 0
    let writer = ContactWriter(people: ContactPeople(persons: Self.person(last) + 1, seed: seed, extras: extras))
    for (position, entry) in order.enumerated() {
      file.bytes.append(decimal: position + 1)
      file.bytes.append(0x2C)
      if entry < Self.scene, !extras.traps, truth == nil {
        let person = Self.person(entry)
        file.bytes.append(decimal: person)
        writer.append(person: person, copy: Int(entry) % Self.mostCopies, to: &file.bytes)
      } else {
        let row = entry < Self.scene ? row(entry, writer) : scenes[Int(entry - Self.scene)]
        file.bytes.append(decimal: row.person)
        row.append(withStreet: extras.traps, to: &file.bytes)
        try truth?.append(row, record: position + 1)
      }
      if extras.bans { appendBan(position + 1, to: &file.bytes) }
      file.bytes.append(0x0A)
      try file.flushIfFull()
    }
    try file.flush()
    try truth?.flush()
  }

  /// Says of one record in ten that its person may not be written to.
  private func appendBan(_ record: Int, to bytes: inout [UInt8]) {
    var dice = Dice(seed: seed, contact: .ban, number: record)
    bytes.append(0x2C)
    if dice.perMille(100) { bytes.append(0x4B) }
  }

  /// A record of the people of the file, with the traps that it is part of.
  private func row(_ entry: UInt32, _ writer: ContactWriter) -> ContactRow {
    let (person, copy) = Int(entry).quotientAndRemainder(dividingBy: Self.mostCopies)
    var written: [UInt8] = []
    writer.append(person: person, copy: copy, to: &written)
    let people = writer.people
    var row = ContactRow(
      written: written, person: person, given: String(decoding: people.givenName(person), as: UTF8.self),
      family: String(decoding: people.surname(person), as: UTF8.self))
    let employer = people.company(numbered: row.employer)
    if people.hasRelative(person) { row.traps.append(.relatives) }
    if employer.namesake != nil { row.traps.append(.namesakeFirms) }
    guard extras.traps else { return row }
    var dice = Dice(seed: seed, contact: .value, number: Int(entry))
    if !dice.perMille(120) { row.street = String(decoding: employer.street, as: UTF8.self) }
    ValueTraps.makeRoleRarer(&row, &dice)
    ValueTraps.spoil(&row, nobody: Self.firstNobody + Int(entry), &dice)
    return row
  }

  /// Person × ``mostCopies`` + copy for every record of the people, ``scene`` + index for those of scenes, shuffled.
  private func order(scenes: Int) -> [UInt32] {
    var order: [UInt32] = []
    order.reserveCapacity(records)
    var person = 0
    while order.count < records - scenes {
      var dice = Dice(seed: seed, contact: .person, number: person)
      let copies = min(Self.copies(&dice), records - scenes - order.count)
      for copy in 0..<copies { order.append(UInt32(truncatingIfNeeded: person * Self.mostCopies + copy)) }
      person += 1
    }
    for index in 0..<scenes { order.append(Self.scene + UInt32(truncatingIfNeeded: index)) }
    var dice = Dice(seed: seed, contact: .order, number: 0)
    for last in stride(from: records - 1, to: 0, by: -1) { order.swapAt(last, dice.below(last + 1)) }
    return order
  }

  /// The person of an entry of ``order(scenes:)``; 0 of a scene's.
  private static func person(_ entry: UInt32) -> Int { entry < scene ? Int(entry) / mostCopies : 0 }

  private static let scene: UInt32 = 1 << 31
  /// Records of nobody are persons from here on, above scenes' people.
  private static let firstNobody = 2_000_000_000
  private static let mostCopies = 6

  private static func copies(_ dice: inout Dice) -> Int {
    switch dice.below(1000) {
    case 0..<620: 1
    case 620..<860: 2
    case 860..<940: 3
    case 940..<980: 4
    case 980..<995: 5
    default: 6
    }
  }
}

extension OutputFile {
  /// Adds what is true of a record.
  fileprivate mutating func append(_ row: ContactRow, record: Int) throws(Problem) {
    bytes.append(decimal: record)
    row.appendTruth(to: &bytes)
    try flushIfFull()
  }
}
