import Foundation
import Records
import Register
import TestSupport
import Testing
import Text

@testable import Compliance

/// A key ring, and the same after keys for suppression were added to its file.
private struct Rings {
  let folder: TemporaryFolder
  let old: KeyRing, new: KeyRing

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.path("register.keys")
    old = try KeyRing.create(path, context: TestHouse.context())
    // Whatever order the lines stand in.
    try TestHouse.addKey(version: 3, to: path)
    try TestHouse.addKey(version: 2, to: path)
    new = try KeyRing.load(path)
  }

  /// Codes of identifiers as they were made before the keys were added.
  func codes(_ identifiers: Identifier...) throws -> [[UInt8]] {
    let coder = try Suppression(old, codes: [])
    return try identifiers.map { try #require(coder.code($0)).code.bytes }
  }
}

private func values(_ name: String, _ email: String, _ company: String = "", title: String = "") -> [String] {
  var values = Array(repeating: "", count: Field.count)
  for (field, value) in [
    (Field.personName, name), (.personEmail, email), (.personTitle, title), (.companyName, company),
  ] { values[field.rawValue] = value }
  return values
}

private func batch(_ rows: [(key: String, values: [String])], hasEnded: Bool = false) -> ObservationBatch {
  var batch = ObservationBatch()
  func add(_ bytes: [UInt8]) -> Range<Int> {
    batch.bytes += bytes
    return batch.bytes.count - bytes.count..<batch.bytes.count
  }
  for (index, row) in rows.enumerated() {
    let raw = PackedFields.pack(row.values)
    batch.rows.append(
      ObservationRow(
        key: add(Array(row.key.utf8)), raw: add(raw), normal: 0..<0, fieldPlaces: 0..<0,
        place: RecordPlace(line: UInt32(index + 2), byteStart: 0, byteEnd: 1),
        relationship: hasEnded ? .ended : .active, disposition: .keep,
        digest: PersonPart.digest(raw, hasEnded ? .ended : .active)))
  }
  return batch
}

@Suite("What was kept under an old key is known under the new ones") struct KeyVersionTests {
  @Test("Newest and all, whatever order they stand in; the others' keys are one each") func ring() throws {
    let rings = try Rings()
    #expect(try rings.new.newest(.suppression).version == 3)
    #expect(rings.new.all(.suppression).map(\.version) == [1, 2, 3])
    #expect(rings.new.all(.suppression)[0].bytes == rings.old.all(.suppression)[0].bytes)
    #expect(rings.new.all(.ledger).count == 1 && rings.new.all(.cipher).count == 1)
    let suppression = try Suppression(rings.new, codes: [])
    let code = try #require(suppression.code(.email("a@b.example")))
    #expect(code.version == 3 && code.code == suppression.codes(.email("a@b.example")).last)
    #expect(suppression.codes(.email("a@b.example")).count == 3)
    #expect(try suppression.codes(.email("a@b.example")).first?.bytes == rings.codes(.email("a@b.example"))[0])
    #expect(suppression.code(email: "A@B.example")?.code == code.code)
  }

  @Test(
    "An erased person by number, by address, and by an address that stands as the company's",
    arguments: [
      (("7", values("Aino Meri", "other@x.example", "Kuusi Oy")), Identifier.key(source: "s", key: "7"), true),
      (("8", values("Aino Meri", "AINO@kuusi.example", "Kuusi Oy")), .email("aino@kuusi.example"), true),
      (("8", values("Aino Meri", "other@x.example", "Kuusi Oy")), .key(source: "t", key: "8"), false),
    ] as [((String, [String]), Identifier, Bool)])
  func erased(_ row: (String, [String]), _ identifier: Identifier, isOut: Bool) throws {
    let rings = try Rings()
    let suppression = try Suppression(rings.new, codes: try rings.codes(identifier))
    var read = batch([row])
    #expect(suppression.apply(to: &read, source: "s") == isOut)
    #expect(read.rows[0].disposition == (isOut ? .suppress : .keep))
    #expect(suppression.contains(identifier) && !suppression.contains(.email("nobody@x.example")))
    guard isOut else { return }
    // The company stays under the name that it had before the keys were added.
    let alias = try Suppression(rings.old, codes: []).alias(source: "s", key: row.0)
    #expect(read.rows.count == 2 && read.rows[1].isRest)
    #expect(String(decoding: read.bytes[read.rows[1].key], as: UTF8.self) == alias)
    #expect(suppression.alias(source: "s", key: row.0) == alias)
  }

  @Test("An address of theirs is taken out of others' records, a file's name stays a code") func others() throws {
    let rings = try Rings()
    let suppression = try Suppression(
      rings.new, codes: try rings.codes(.email("aino@kuusi.example"), .path("pages/aino.html")))
    var other = values("Oona Oja", "oona@kuusi.example", "Kuusi Oy")
    other[Field.companyEmail.rawValue] = "aino@kuusi.example"
    var read = batch([("9", other)])
    #expect(suppression.apply(to: &read, source: "s") && read.rows[0].disposition == .keep)
    #expect(PackedFields.values(Array(read.bytes[read.rows[0].raw]))[Field.companyEmail.rawValue] == "")
    #expect(suppression.inputName("pages/oona.html") == "pages/oona.html")
    #expect(
      try suppression.inputName("pages/aino.html") == Suppression(rings.old, codes: []).alias(path: "pages/aino.html"))
  }

  @Test("An erased value of a field, by number and by address") func fields() throws {
    let rings = try Rings()
    for owner in [Identifier.key(source: "s", key: "7"), .email("aino@kuusi.example")] {
      let suppression = try Suppression(
        rings.new, codes: [], fields: try rings.codes(owner, .value("johtaja", .personTitle, of: owner)))
      for (title, left) in [("Johtaja", ""), ("omistaja", "omistaja")] {
        var read = batch([("7", values("Aino Meri", "aino@kuusi.example", "Kuusi Oy", title: title))])
        #expect(suppression.apply(to: &read, source: "s") == left.isEmpty)
        #expect(PackedFields.values(Array(read.bytes[read.rows[0].raw]))[Field.personTitle.rawValue] == left)
      }
    }
  }

  @Test("Who looks like an erased person is asked about still, and who was admitted is not") func lookAlikes() throws {
    let rings = try Rings()
    let her = values("Päivi Mäkelä", "", "Havupuu Oy")
    let names = try Identifier.lookAlikes(of: her).map { try rings.codes($0)[0] }
    let suppression = try Suppression(
      rings.new, codes: [], lookAlikes: names, admitted: try rings.codes(.key(source: "s", key: "2")))
    var read = batch([("1", her), ("2", her), ("3", values("Oona Oja", "", "Havupuu Oy"))])
    let digest = read.rows[0].digest
    #expect(suppression.apply(to: &read, source: "s"))
    #expect(read.rows.map(\.disposition.quarantines) == [true, false, false])
    // Quarantine knows it by the code that it had.
    #expect(try read.rows[0].digest == Suppression(rings.old, codes: []).quarantineDigest(digest))
    #expect(suppression.lookAlikes(of: read.rows[1], in: read) == names.compactMap { Digest(bytes: $0) })
  }

  @Test("An objection, whichever way it is asked for") func objections() throws {
    let rings = try Rings()
    let register = try RegisterFile.create(rings.folder.path("r.db"), key: [UInt8](repeating: 7, count: 32))
    let store = ObjectionStore(register)
    let (email, key) = (Identifier.email("aino@kuusi.example"), Identifier.key(source: "s", key: "7"))
    for (scope, code, since) in [
      (SuppressionScope.noEmailMarketing, try rings.codes(email)[0], 100),
      (.noMarketing, try rings.codes(key)[0], 300),
    ] as [(SuppressionScope, [UInt8], Int64)] {
      try store.add([.init(scope: scope, code: code, keyVersion: 1, entry: 1, since: since)], run: nil)
    }
    let objections = try Objections(register, rings.new)
    #expect(try objections.state(of: [email]).marketing == MarketingState(.email, since: 100))
    #expect(try objections.state(of: [email, key]).marketing == MarketingState(.all, since: 300))
    #expect(try objections.state(of: [.email("x@y.example")]) == .free)
    #expect(try objections.entries(of: [email], in: [.noEmailMarketing]).map(\.keyVersion) == [1])
    #expect(try objections.entries(of: [email], in: [.noMarketing]).isEmpty)
    let messages = email.canonical + key.canonical
    let codes = try StandingCodes(register, rings.new)
    var found: [String] = []
    codes.find(messages, [0..<email.canonical.count, email.canonical.count..<messages.count]) {
      found.append("\($0) \(codes.numbers[$1].marketing.limit)")
    }
    #expect(found.sorted() == ["0 email", "1 all"])
    // The same said again under the newest key: of two alike the older day holds.
    let again = try #require(try Suppression(rings.new, codes: []).code(email))
    try store.add(
      [.init(scope: .noEmailMarketing, code: again.code.bytes, keyVersion: 3, entry: 2, since: 200)], run: nil)
    #expect(try Objections(register, rings.new).state(of: [email]).marketing == MarketingState(.email, since: 100))
    #expect(try Objections(register, rings.new).entries(of: [email], in: [.noEmailMarketing]).count == 2)
  }

  @Test("What was erased as ended is left out still, and the link in an old mailing is good") func endings() throws {
    let rings = try Rings()
    var ended = batch([("7", values("Aino Meri", "aino@kuusi.example"))], hasEnded: true)
    // Remembered under the old key, as a night would have done.
    let message = Array("ending/1:s\u{1F}1\u{1F}7".utf8)
    let code = HMACKey(rings.old.all(.suppression)[0].bytes).authenticate(message, 0..<message.count)
    let endings = try ExpiredEndings(rings.new, known: [("s", code.bytes)])
    endings.apply(to: &ended, of: "t")
    #expect(ended.rows[0].disposition == .keep)
    endings.apply(to: &ended, of: "s")
    #expect(ended.rows[0].disposition == .ignore)
    var back = batch([("7", values("Aino Meri", "aino@kuusi.example"))])
    endings.apply(to: &back, of: "s")
    #expect(back.rows[0].disposition == .keep, "whoever comes back is taken")

    let (old, new) = (UnsubscribeTokens(rings.old), UnsubscribeTokens(rings.new))
    for purpose in ObjectionPurpose.ofMailings {
      let all = new.tokens(of: "aino@kuusi.example").filter { $0.purpose == purpose }.map(\.token)
      #expect(all.first == old.token(of: "aino@kuusi.example", for: purpose))
      #expect(all.last == new.token(of: "aino@kuusi.example", for: purpose))
      #expect(Set(all).count == 3)
    }
  }
}
