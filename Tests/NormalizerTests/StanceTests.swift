import Records
import Testing
import Text

@testable import Normalizer

/// Records of four columns: key, name, title, and what is said of marketing.
private func normalize(
  _ said: String, _ restrictions: [StatedRestriction], name: String = "Anna Virta", title: String = "ostaja",
  key: String = "1", ignore: (column: Int, values: [String])? = nil, status: (column: Int, ended: [String])? = nil
) -> ObservationBatch {
  var layout = Layout()
  layout.columns[Field.personName.rawValue] = [1]
  layout.columns[Field.personTitle.rawValue] = [2]
  (layout.key, layout.restrictions, layout.ignore) = ([0], restrictions, ignore)
  if let status { (layout.status, layout.endedValues) = (status.column, status.ended) }
  var batch = RecordBatch(columnCount: 4)
  for value in [key, name, title, said] {
    batch.bytes += Array(value.utf8)
    batch.ends.append(batch.bytes.count)
  }
  batch.places = [RecordPlace(line: 2, byteStart: 0, byteEnd: 1)]
  return RuleChain(layout: layout, today: 20_000).normalize(batch)
}

private let ban = StatedRestriction(
  column: 3, values: .forbidden(["1", "K", "kyllä"]), forbids: .bansMarketing, leavesOut: true)
private let permission = StatedRestriction(
  column: 3, values: .allowed(["K", "kyllä", "*"]), forbids: .objectsToMarketing, permits: .permitsMarketing)

@Suite("What a record's columns say against writing to its person") struct StanceTests {
  @Test(
    "A column of bans: an empty cell and stated words of none allow, all else forbids, and unknown words are a finding",
    arguments: [
      ("", false, true), (" ", false, true), ("\u{A0}", false, true), ("E", false, true), ("ei", false, true),
      ("EI", false, true),
      ("Ei kieltoa", false, true), ("nej", false, true), ("No", false, true), ("false", false, true),
      ("EPÄTOSI", false, true),
      ("FALSKT", false, true), ("0", false, true), ("-", false, true), ("–", false, true), ("none", false, true),
      ("=\"\"", false, true),
      ("K", true, true), ("k", true, true), ("1", true, true), ("Kyllä", true, true), ("=\"K\"", true, true),
      ("X", true, false),
      ("Ja", true, false), ("kielto", true, false), ("true", true, false), ("TOSI", true, false), ("*", true, false),
      ("yes", true, false), ("on", true, false), ("?", true, false), (".", true, false), ("2", true, false),
      ("1.5.2026", true, false), ("NULL", true, false), ("ei saa markkinoida", true, false), ("förbud", true, false),
      ("ei\u{200B}", false, true),
    ])
  func bans(_ said: String, _ forbids: Bool, _ isKnown: Bool) {
    let out = normalize(said, [ban])
    #expect(out.rows[0].stance == (forbids ? .bansMarketing : []))
    #expect(out.rows[0].disposition == (forbids ? .ignore : .keep))
    #expect(out.findings.map(\.code) == (isKnown ? [] : [.restrictionWord]))
  }

  @Test(
    "A column of permissions: only what is named allows, and is a permission on record",
    arguments: [
      ("K", true), ("k", true), ("KYLLÄ", true), ("kylla", true), ("*", true), ("", false), ("E", false), ("ei", false),
      ("K?", false), ("(K)", false), ("K!", false), ("K/E", false), ("X", false), ("true", false), ("-", false),
      ("?", false),
    ])
  func permissions(_ said: String, _ allows: Bool) {
    let out = normalize(said, [permission])
    #expect(out.rows[0].stance == (allows ? .permitsMarketing : .objectsToMarketing))
    #expect(out.rows[0].disposition == .keep && out.findings.isEmpty)
  }

  @Test("It is read before the source's filter, and of a record that cannot be used") func before() {
    let filtered = normalize("X", [ban], ignore: (2, ["ostaja"]))
    #expect(filtered.rows[0].disposition == .ignore && filtered.rows[0].stance == .bansMarketing)
    let keyless = normalize("E", [permission], key: "")
    #expect(keyless.rows[0].disposition.quarantines && keyless.rows[0].stance == .objectsToMarketing)
  }

  @Test("Several columns add up") func several() {
    let bounce = StatedRestriction(column: 2, values: .forbidden(["hard bounce"]), forbids: .bounced)
    #expect(
      normalize("E", [permission, bounce], title: "Hard Bounce").rows[0].stance == [.objectsToMarketing, .bounced])
    #expect(normalize("K", [permission, bounce], title: "").rows[0].stance == .permitsMarketing)
  }

  @Test("A record that says nothing has the digest of before, and any other stance another one") func digest() {
    func digest(_ said: String, _ restrictions: [StatedRestriction]) -> Digest {
      normalize(said, restrictions).rows[0].digest
    }
    let out = normalize("", [ban])
    #expect(out.rows[0].digest == SHA256.hash([0] + Array(out.bytes[out.rows[0].raw])))
    #expect(digest("", [ban]) == digest("E", []))
    #expect(Set([digest("", []), digest("K", [ban]), digest("K", [permission]), digest("E", [permission])]).count == 4)
  }

  @Test(
    "Whoever is said to be dead is, wherever it stands, and the word goes",
    arguments: [
      ("Anna Virta (kuollut)", "Anna Virta"), ("† Anna Virta", "Anna Virta"), ("Anna Virta †", "Anna Virta"),
      ("Anna Virta († 2024)", "Anna Virta"), ("Virta Anna, edesmennyt", "Anna Virta"),
      ("ANNA VIRTA KUOLLUT", "Anna Virta"),
      ("Anna Virta [avliden 3.4.2024]", "Anna Virta"), ("Anna Virta (deceased)", "Anna Virta"),
      ("Anna Virta - kuollut", "Anna Virta"), ("Anna Virta kuollut 3.4.2024", "Anna Virta"),
      ("✝ Anna Virta", "Anna Virta"),
      ("Anna Virta, kuoll. 2023", "Anna Virta"), ("Anna Virta (död)", "Anna Virta"),
      ("Anna Virta (k. 2025)", "Anna Virta"),
      ("Anna Virta (kuoli 2024)", "Anna Virta"), ("edesm. Anna Virta", "Anna Virta"),
    ])
  func names(_ written: String, _ name: String) {
    let out = normalize("", [], name: written)
    #expect(out.rows[0].stance == .deceased)
    let row = out.rows[0]
    #expect(PackedFields.values(Array(out.bytes[row.normal.isEmpty ? row.raw : row.normal]))[0] == name)
  }

  @Test(
    "Nobody is dead by their name",
    arguments: [
      "Anna Kuollinen", "Rip Dead", "Matti Avlidén", "Dödo Död", "Kuolo Vainio", "Late Virtanen", "Edes Mennyt",
    ])
  func alive(_ name: String) { #expect(normalize("", [], name: name).rows[0].stance == []) }

  @Test("A title, a status and a column of bans tell it as well") func elsewhere() {
    #expect(normalize("", [], title: "Kuollut").rows[0].stance == .deceased)
    #expect(normalize("", [], title: "toimitusjohtaja (avliden)").rows[0].stance == .deceased)
    #expect(normalize("deceased", [permission]).rows[0].stance == [.objectsToMarketing, .deceased])
    let ended = normalize("avliden", [], status: (3, ["avliden"]))
    #expect(ended.rows[0].stance == .deceased && ended.rows[0].relationship == .ended)
    #expect(
      normalize("kuollut", [], status: (3, ["päättynyt"])).rows[0].stance == .deceased,
      "whatever the source calls ended")
  }

  private static let refusals: [(String, String)] = [
    ("Anna Virta (ei saa markkinoida)", ""), ("Anna Virta - EI MAINOKSIA", ""), ("Anna Virta, kielto", ""),
    ("Virta Anna markkinointikielto", ""), ("Anna Virta (älä lähetä sähköpostia)", ""),
    ("Anna Virta / unsubscribed", ""), ("Anna Virta (no more e-mails)", ""), ("Anna Berg (vill inte ha reklam)", ""),
    ("Anna Berg [inga fler nyhetsbrev]", ""), ("Anna Virta; uutiskirje peruttu, ei postituksia", ""),
    ("Anna Virta", "ostaja - opt-out"), ("Anna Virta", "kieltänyt markkinoinnin, ei mainontaa"),
    ("Anna Virta (DNC)", ""), ("Anna Virta (undanbett sig)", ""), ("Anna Virta EI SUORAMARKKINOINTIA", ""),
    ("Anna Virta (do not contact)", ""),
  ]

  private static let deaths: [(String, String)] = [
    ("Anna Virta (kuollut 3.2.2026)", ""), ("Anna Virta k. 2026", ""), ("Anna Virta + 3.2.2026", ""),
    ("Anna Virta †2026", ""), ("Anna Virta (R.I.P.)", ""), ("Anna Virta, kuoli toukokuussa", ""),
    ("Anna Berg gick bort 2025", ""), ("Anna Virta", "on kuollut"), ("Anna Virta", "Kuollut 3/2026"),
    ("Anna Virta", "edesmennyt, ent. ostaja"), ("Anna Virta (1950-2026)", ""), ("Anna Virta", "RIP"),
    ("Anna Virta", "vainaja"), ("Anna Virta (nukkui pois 1.5.)", ""),
  ]

  private static let neither: [(String, String)] = [
    ("Anna Ala-Posti", "markkinointipäällikkö"), ("Anna Virta", "viestintäjohtaja, ei esihenkilö"),
    ("Kielto Virtanen", ""), ("Rip Van Winkel", ""), ("Anna Virta", "toimitusjohtaja 2019-2025"),
    ("Anna Virta", "No. 1 marketing agency lead"), ("Anna Död", ""), ("Anna Virta (2026)", ""), ("K. Virta", "k. 5"),
    ("Anna Virta", "Head of Deadline Management"), ("Robinson Crusoe", ""), ("Anna Virta", "ei tiedossa"),
    ("Anna Virta", "dödsboförvaltare"), ("Anna Virta +358401234567", ""), ("Anna Virta", "kuolinpesänhoitaja"),
  ]

  @Test("A death or a no that is typed into a name or a title counts, and nothing that only looks so") func typed() {
    let expected: [([(String, String)], RowStance)] = [
      (Self.refusals, .objectsToMarketing), (Self.deaths, .deceased), (Self.neither, []),
    ]
    for (values, stance) in expected {
      for (name, title) in values {
        let out = normalize("", [], name: name, title: title)
        #expect(out.rows[0].stance == stance, "\(name) | \(title)")
      }
    }
  }

  @Test("In a column of its own a death is found in a sentence, and a negation is heard") func sentence() {
    for said in [
      "Asiakas on kuollut", "kuollut 3/2026", "har avlidit 2025", "edesmennyt v. 2024", "RIP", "k. 3.2.2026",
    ] {
      #expect(normalize(said, [ban]).rows[0].stance.contains(.deceased), "\(said)")
      #expect(normalize(said, [], status: (3, ["x"])).rows[0].stance.contains(.deceased), "\(said)")
    }
    for said in ["ei kuollut", "elossa", "2026", "inte död"] {
      #expect(!normalize(said, [ban]).rows[0].stance.contains(.deceased), "\(said)")
    }
  }
}
