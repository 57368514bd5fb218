import Records
import SQLite
import Testing

@testable import Register

@Suite("Objections as the register keeps them") struct ObjectionStoreTests {
  private static let all = SuppressionScope.noMarketing, email = SuppressionScope.noEmailMarketing
  private static func entry(
    _ scope: SuppressionScope, _ code: UInt8, version: Int = 1, entry: Int = 1, since: Int64 = 100
  )
    -> ObjectionStore.Entry
  { .init(scope: scope, code: [code], keyVersion: version, entry: entry, since: since) }

  @Test("One that stands keeps its day; one scope says nothing of the other") func add() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", Said("1", "Aino Meri")))
    let store = ObjectionStore(house.register)
    #expect(try store.all() == [])
    try store.add([Self.entry(Self.all, 2, version: 2, entry: 3)], run: 1)
    try store.add([Self.entry(Self.all, 2, version: 9, entry: 9, since: 999)], run: 1)
    try store.add([Self.entry(Self.email, 2)], run: nil)
    try store.add([Self.entry(Self.all, 1)], run: 1)
    #expect(
      try store.all() == [
        Self.entry(Self.email, 2), Self.entry(Self.all, 1), Self.entry(Self.all, 2, version: 2, entry: 3),
      ])
    try store.lift(scope: Self.all, code: [2])
    #expect(try store.all() == [Self.entry(Self.email, 2), Self.entry(Self.all, 1)])
    try store.lift(scope: Self.email, code: [1])
    #expect(try store.all().count == 2, "lifting what does not stand lifts nothing")
    #expect(
      try house.rows("SELECT entry, purpose, since, codes FROM objections ORDER BY purpose") == [
        "1|email-marketing|1970-01-01|1", "1|marketing|1970-01-01|1",
      ])
  }

  @Test("The codes of one scope, one after the other") func forEach() throws {
    let house = try TestRegister()
    let store = ObjectionStore(house.register)
    try store.add(
      [Self.entry(Self.all, 2, since: 200), Self.entry(Self.email, 3), Self.entry(Self.all, 1)], run: nil)
    var found: [String] = []
    try store.forEach(in: Self.all) { found.append("\($0) \($1)") }
    #expect(found.sorted() == ["[1] 100", "[2] 200"])
  }
}
