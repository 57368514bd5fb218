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

  @Test("Whom it may be about: current observations, of some or of all") func bearers() throws {
    let house = try TestRegister()
    try house.night(
      Spoken(
        "s", Said("1", "Aino Meri"), Said("2", "Matti Meri", at: "Honka Oy"), Said("3", "Liisa Lampi", at: "Koivu Oy")))
    try house.night(Spoken("s", Said("1", "Aino Meri"), Said("2", "Matti Meri", at: "Honka Oy")))
    let store = ObjectionStore(house.register)
    func keys(_ contacts: [Int64], _ companies: [Int64], all: Bool = false) throws -> [String] {
      let bearers = try store.bearers(contacts: contacts, companies: companies, all: all)
      var keys: [String] = []
      while let one = try bearers.next() {
        keys.append("\(one.source) \(String(decoding: one.key, as: UTF8.self)) \(one.contact ?? 0)")
      }
      return keys.sorted()
    }
    #expect(try keys([], []) == [] && keys([1], []) == ["s 1 1"] && keys([], [2]) == ["s 2 2"])
    #expect(try keys([1], [2]) == ["s 1 1", "s 2 2"] && keys([], [], all: true) == ["s 1 1", "s 2 2"])
    #expect(try keys([3], []) == [], "she is gone")
  }
}
