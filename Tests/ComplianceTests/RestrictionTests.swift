import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Compliance
@testable import Register

/// A record as a source says it.
private struct Said {
  var name = "", email = "", company = "Meri Oy", id = "", mailbox = "", key = "7"
  var stance: RowStance = []

  var values: [String] {
    var values = Array(repeating: "", count: Field.count)
    values[Field.personName.rawValue] = name
    values[Field.personEmail.rawValue] = email
    values[Field.companyName.rawValue] = company
    values[Field.companyBusinessID.rawValue] = id
    values[Field.companyEmail.rawValue] = mailbox
    return values
  }

  func row(_ source: String) -> RestrictionMessages.Row {
    let raw = PackedFields.pack(values)
    return RestrictionMessages.Row(
      bytes: raw + Array(key.utf8), raw: 0..<raw.count, normal: raw.count..<raw.count, source: source,
      key: raw.count..<raw.count + key.utf8.count)
  }
}

private func messages(_ make: (inout RestrictionMessages) -> Void) -> Set<[UInt8]> {
  var messages = RestrictionMessages()
  make(&messages)
  return Set(messages.marked.map { Array(messages.bytes[$0.range]) })
}

/// Whether a restriction that one record states holds for the person of another source's record.
private func holds(_ stated: Said, for asked: Said, asking companies: [[UInt8]] = []) -> Bool {
  let kept = messages { $0.appendKept(stated.row("extract")) }
  let said = messages {
    $0.open(asked.row("crm"))
    $0.appendAsked(companies: companies)
  }
  return !kept.isDisjoint(with: said)
}

@Test(
  "A restriction holds for whoever may be meant at the company, however the name is written",
  arguments: [
    ("Anna Virta", "Anna Virta"), ("Anna Virta", "ANNA VIRTA"), ("Anna-Maija Virta", "Anna Virta"),
    ("Anna Virta", "Anna Maija Virta"), ("A. Virta", "Anna Virta"), ("Anna Virta", "A. Virta"),
    ("A. Virta", "A. Virta"),
    ("Virta A.", "Anna Virta"), ("Anna Virta", "Virta A"), ("Gunilla Bergström", "Gunilla Bergstrom"),
    ("Virta", "Anna Virta"),
    ("A. M. Virta", "Anna Virta"), ("Anna Virta", "Virta Anna"), ("Anna Virta", "Virta"), ("Anna Virta", "Anna"),
    ("Anna Virta-Laine", "Anna Virta"), ("Anna Virta-Laine", "Anna Laine"), ("Anna Virta", "Anna Laine-Virta"),
    ("Anna Virta-Laine", "A. Laine"), ("A. Virta", "Anna Virta-Laine"),
  ])
func meant(_ stated: String, _ asked: String) {
  #expect(holds(Said(name: stated), for: Said(name: asked, key: "1")))
  #expect(holds(Said(name: stated, company: "", id: "9100037-1"), for: Said(name: asked, id: "9100037-1", key: "1")))
}

@Test(
  "Others at the company are not meant, nor anybody of that name elsewhere",
  arguments: [
    ("Anna Virta", "Antti Virta", "Meri Oy"), ("Anna Virta", "Anna Koski", "Meri Oy"),
    ("A. Virta", "Bertta Virta", "Meri Oy"),
    ("Anna Virta", "B. Virta", "Meri Oy"), ("Anna Virta", "Anna Virta", "Suo Oy"), ("Virta", "Anna Koski", "Meri Oy"),
    ("Anna Virta", "", "Meri Oy"), ("Anna Maija Virta", "Anna Maija Koski", "Meri Oy"),
    ("Anna Virta-Laine", "Antti Laine", "Meri Oy"), ("Anna Virta", "Bertta", "Meri Oy"),
  ])
func notMeant(_ stated: String, _ asked: String, _ company: String) {
  #expect(!holds(Said(name: stated), for: Said(name: asked, company: company, key: "1")))
}

@Test(
  "Where a company is named otherwise, its domain tells that it is the same",
  arguments: [
    ("anna.virta@kulma.fi", "Anna Virta", ""), ("", "Anna Virta", "anna.virta@kulma.fi"),
    ("", "A. Virta", "av@mail.kulma.fi"), ("", "Virta", "sari@kulma.fi"), ("", "", "anna.virta@kulma.fi"),
    ("", "", "anna@kulma.fi"), ("", "", "virta@kulma.fi"), ("", "", "avirta@kulma.fi"), ("", "", "virtaa@kulma.fi"),
  ])
func domain(_ email: String, _ asked: String, _ address: String) {
  let stated = Said(name: "Anna Virta", email: email, company: "Kulma Oy", mailbox: "toimisto@kulma.fi")
  let other = Said(name: asked, email: address, company: "Kiinteistö Kulma", mailbox: "info@kulma.fi", key: "1")
  #expect(holds(stated, for: other))
  #expect(!holds(stated, for: Said(name: "Antti Koski", company: "Kiinteistö Kulma", mailbox: "info@kulma.fi")))
  #expect(!holds(stated, for: Said(name: asked, company: "Kiinteistö Kulma", mailbox: "info@gmail.com", key: "1")))
  let consumer = Said(name: "Anna Virta", company: "Kulma Oy", mailbox: "kulma@gmail.com")
  #expect(!holds(consumer, for: Said(name: "Anna Virta", company: "Suo Oy", mailbox: "suo@gmail.com", key: "1")))
}

@Test("An address, a mailbox and what a mailbox spells out are found, and a business ID that only the company has")
func ways() {
  let stated = Said(name: "Anna Virta", email: "Anna.Virta@meri.example", mailbox: "info@meri.example")
  #expect(holds(stated, for: Said(email: "anna.virta@MERI.example", company: "", key: "1")))
  let plus = Said(email: "anna.virta+news@meri.example", company: "", key: "1")
  #expect(holds(stated, for: plus) && holds(plus, for: stated), "one mailbox")
  // A mailbox that several read tells nothing of any one of them; one that bears a name does.
  #expect(!holds(stated, for: Said(email: "info@meri.example", company: "Suo", key: "1")))
  let named = Said(name: "Anna Virta", mailbox: "anna@meri.example")
  #expect(holds(named, for: Said(email: "anna@meri.example", company: "Suo", key: "1")))
  let kept = messages { $0.appendKept(stated.row("extract")) }
  let asked = messages {
    $0.open(stated.row("crm"))
    $0.appendAskedOfMailbox()
  }
  #expect(!kept.isDisjoint(with: asked), "the company's own mailbox")
  #expect(holds(Said(name: "Anna Virta"), for: Said(email: "anna.virta@meri.example", key: "1")))
  #expect(!holds(Said(name: "Anna Virta"), for: Said(email: "antti.virta@meri.example", key: "1")))
  #expect(
    !holds(Said(name: "Asiakas Palvelu"), for: Said(email: "asiakas.palvelu@suo.example", company: "Suo", key: "1")))
  let byID = Array("9100037-1".utf8)
  #expect(
    holds(
      Said(name: "Anna Virta", company: "", id: "9100037-1"), for: Said(name: "Anna Virta", company: "", key: "1"),
      asking: [NameAtCompany.company(id: byID, byID.indices)]))
}

@Test("A record without a person restricts its company, by its business ID or, without one, its name") func companies()
{
  func holds(_ stated: Said, for asked: Said) -> Bool {
    let kept = messages { $0.appendKept(stated.row("extract")) }
    let said = messages {
      $0.open(asked.row("crm"))
      $0.appendAskedOfCompany()
    }
    return !kept.isDisjoint(with: said)
  }
  #expect(holds(Said(id: "9100037-1"), for: Said(name: "Anna Virta", company: "Meri Ab", id: "9100037-1", key: "1")))
  #expect(holds(Said(company: "Oy Meri Ab"), for: Said(name: "Anna Virta", company: "Meri", key: "1")))
  #expect(!holds(Said(id: "9100037-1"), for: Said(name: "Anna Virta", id: "9100111-2", key: "1")))
  // By its domain where a business ID does not tell that it is another of the group.
  let atDomain = { (id: String) in Said(company: "Kulma", id: id, mailbox: "info@kulma.fi", key: "1") }
  let other = { (id: String) in Said(company: "Kiinteistö Kulma", id: id, mailbox: "posti@kulma.fi", key: "2") }
  #expect(holds(atDomain(""), for: other("")) && holds(atDomain("9100037-1"), for: other("")))
  #expect(holds(atDomain(""), for: other("9100111-2")))
  #expect(!holds(atDomain("9100037-1"), for: other("9100111-2")))
  #expect(
    !holds(Said(name: "Anna Virta", id: "9100037-1"), for: Said(id: "9100037-1", key: "1")), "a person is no company")
}

// MARK: - What a source says from one night to the next

/// A register and the keys under which one source's restrictions stand in it.
private final class Extract {
  let folder: TemporaryFolder
  let register: RegisterFile
  let keys: KeyRing
  var run: Int64 = 0

  init() throws {
    folder = try TemporaryFolder()
    keys = try KeyRing.create(folder.path("register.keys"), context: TestHouse.context())
    register = try RegisterFile.create(folder.path("register.db"), key: try keys.newest(.cipher).bytes)
  }

  /// Reads records, notes what is new and lifts what is over; returns how many of each.
  @discardableResult func night(_ rows: [Said]) throws -> (new: Int, lifted: Int) {
    run += 1
    try register.connection.execute(
      """
      INSERT INTO run(id, kind, state, started, finished, user, program, contract)
      VALUES(\(run), 'night', 'committed', 0, 1, 'tester', '1', x'00')
      """)
    var batch = ObservationBatch()
    for (index, row) in rows.enumerated() {
      let start = batch.bytes.count
      batch.bytes += PackedFields.pack(row.values)
      let end = batch.bytes.count
      batch.bytes += Array(row.key.utf8)
      let empty = end..<end
      var made = ObservationRow(
        key: end..<batch.bytes.count, raw: start..<end, normal: empty, fieldPlaces: empty,
        place: RecordPlace(line: UInt32(index + 1), byteStart: 0, byteEnd: 0), relationship: .active,
        disposition: .keep,
        digest: SHA256.hash([]))
      made.stance = row.stance
      batch.rows.append(made)
    }
    let reading = try RestrictionReading(
      register, keys, StatedObjections(register), source: "extract", stating: [.marketingBan, .bounce, .deceased],
      last: nil)
    let part = reading.read(batch)
    let store = RestrictionStore(register)
    for (kind, new) in part.new {
      try store.add(
        new.map(\.packed), kind, source: "extract", keyVersion: reading.keyVersion, entry: 1, since: run * 86400,
        run: run)
    }
    let lifted = reading.lifted([part, reading.denied(by: batch, rows: Array(batch.rows.indices), reading.index())])
    for one in lifted { try store.lift([one.codes], one.kind, source: "extract", run: run) }
    return (part.new.values.reduce(0) { $0 + $1.count }, lifted.count)
  }

  func standing() throws -> [RestrictionKind] { try RestrictionStore(register).standing().map(\.kind) }
}

@Suite("What a source says of people from one night to the next") struct RestrictionReadingTests {
  private let anna = Said(name: "Anna Virta", email: "anna@meri.example", stance: .bansMarketing)

  @Test("It stands from the first word on, is noted once, and absence ends nothing") func absence() throws {
    let extract = try Extract()
    #expect(try extract.night([anna]) == (1, 0))
    #expect(try extract.night([anna]) == (0, 0))
    #expect(try extract.night([Said(name: "Olli Hakala", key: "8")]) == (0, 0))
    #expect(try extract.night([]) == (0, 0))
    #expect(try extract.standing() == [.marketingBan])
  }

  @Test("It ends when the source says of that person that there is none, and begins again") func ends() throws {
    for later in [
      Said(name: "Anna Virta", email: "anna@meri.example"), Said(name: "Anna Virta", email: "anna.virta@meri.example"),
      Said(name: "Anna Virta", company: "Meri Group", id: "9100037-1"),
      Said(name: "Anna Virta", email: "anna@meri.example", key: "99"),
    ] {
      let extract = try Extract()
      try extract.night([anna])
      #expect(try extract.night([later]) == (0, 1), "\(later)")
      #expect(try extract.standing().isEmpty)
      var again = later
      again.stance = .bansMarketing
      try extract.night([again])
      #expect(try extract.standing() == [.marketingBan])
    }
  }

  @Test("Another person's record ends nothing: under the same key, of the same name elsewhere, at the same address")
  func others() throws {
    let extract = try Extract()
    try extract.night([anna])
    for other in [
      Said(name: "Bertta Berg", email: "bertta@meri.example"), Said(name: "Anna Virta", company: "Suo Oy", key: "8"),
      Said(name: "Antti Virta", email: "anna@meri.example"), Said(name: "Virta", email: "anna@meri.example"),
      Said(name: "Anna Virta", key: "8"), Said(name: "Olli Hakala", email: "anna@meri.example", key: "8"),
    ] {
      #expect(try extract.night([other]) == (0, 0), "\(other)")
    }
    #expect(try extract.standing() == [.marketingBan])
  }

  @Test("What one record states, another of the same person does not end in the same night") func both() throws {
    let extract = try Extract()
    let other = Said(name: "Anna Virta", email: "anna@meri.example", key: "8")
    try extract.night([anna, other])
    #expect(try extract.night([other, anna]) == (0, 0))
    #expect(try extract.night([other]) == (0, 1))
  }

  @Test("A bounce is of the address; a death ends with its own word only") func kinds() throws {
    let extract = try Extract()
    var row = anna
    row.stance = [.bounced, .deceased]
    #expect(try extract.night([row]) == (2, 0))
    row.email = "anna.virta@meri.example"
    #expect(try extract.night([row]) == (2, 0), "another address bounces too, and she is known by it")
    row.stance = .deceased
    #expect(try extract.night([row]) == (0, 1))
    #expect(try extract.standing().filter { $0 == .bounce }.count == 1, "of the old address nobody has said anything")
    let nobody = Said(name: "Anna Virta", stance: .bounced)
    #expect(try extract.night([nobody]).new == 0, "without an address nothing bounces")
  }

  @Test("Under a new key it stands, is not noted anew, and ends") func keys() throws {
    let extract = try Extract()
    try extract.night([anna])
    try TestHouse.addKey(version: 2, to: extract.folder.path("register.keys"))
    let later = Extract.Later(extract, try KeyRing.load(extract.folder.path("register.keys")))
    #expect(try later.read([anna]) == (0, 0))
    var free = anna
    free.stance = []
    #expect(try later.read([free]) == (0, 1))
  }
}

extension Extract {
  /// The same register under another key ring.
  fileprivate struct Later {
    let extract: Extract, keys: KeyRing

    init(_ extract: Extract, _ keys: KeyRing) { (self.extract, self.keys) = (extract, keys) }

    func read(_ rows: [Said]) throws -> (new: Int, lifted: Int) {
      var batch = ObservationBatch()
      for row in rows {
        let said = row.row("extract")
        let start = batch.bytes.count
        batch.bytes += said.bytes
        let end = start + said.raw.count
        var made = ObservationRow(
          key: end..<batch.bytes.count, raw: start..<end, normal: end..<end, fieldPlaces: end..<end,
          place: RecordPlace(line: 1, byteStart: 0, byteEnd: 0), relationship: .active, disposition: .keep,
          digest: SHA256.hash([]))
        made.stance = row.stance
        batch.rows.append(made)
      }
      let reading = try RestrictionReading(
        extract.register, keys, StatedObjections(extract.register), source: "extract", stating: [.marketingBan],
        last: nil)
      let part = reading.read(batch)
      return (
        part.new.values.reduce(0) { $0 + $1.count },
        reading.lifted([part, reading.denied(by: batch, rows: Array(batch.rows.indices), reading.index())]).count
      )
    }
  }
}

@Test("A restriction is the same out of the journal as into it, and what is no restriction is none") func journal()
  throws
{
  let folder = try TemporaryFolder()
  let keys = try KeyRing.create(folder.path("register.keys"), context: TestHouse.context())
  let path = RightsJournal.path(ofKeyFile: folder.path("register.keys"))
  try RightsJournal.create(path)
  var journal = try RightsJournal(path, keys)
  let codes = (1...3).map { SHA256.hash([$0]) }
  let restrictions = [
    RestrictionCodes([(.address, codes[0]), (.name, codes[1])]), RestrictionCodes([(.company, codes[2])]),
  ]
  for kind in RestrictionKind.allCases {
    try journal.append(
      [.init(.suppress, .restrictions(kind, source: "extract-2", restrictions), keyVersion: 1)],
      context: TestHouse.context())
  }
  try journal.append(
    [.init(.lift, .restrictions(.bounce, source: "a", []), keyVersion: 1)], context: TestHouse.context())
  let read = try RightsJournal(path, keys)
  #expect(read.entries.count == RestrictionKind.allCases.count, "a line that says nothing is none")
  for (entry, kind) in zip(read.entries, RestrictionKind.allCases) {
    guard case .restrictions(kind, "extract-2", restrictions) = entry.matter else {
      Issue.record("\(entry)")
      continue
    }
    #expect(entry.scope == nil && entry.codes.isEmpty)
  }
  #expect(
    restrictions[0].codes.map(\.code) == [codes[0], codes[1]] && restrictions[0].codes.map(\.mark) == [.address, .name])
  for broken in [
    [], [0x61], [UInt8](repeating: 0x61, count: 32), [0x7A] + codes[0].bytes, restrictions[0].packed + [1],
  ] {
    #expect(RestrictionCodes(packed: broken) == nil)
  }
}
