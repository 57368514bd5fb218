import Records
import Testing

@testable import Register

@Suite("Current observations, batch by batch") struct CurrentRowsTests {
  /// Source, key and contact of every row, and its name.
  private static func told(
    _ house: TestRegister, _ contacts: [Int64], _ companies: [Int64], all: Bool = false
  ) throws -> [String] {
    let rows = try CurrentRows(house.register, contacts: contacts, companies: companies, all: all)
    let sources = rows.sources
    var told: [String] = []
    try rows.forEach { batch in
      batch.rows.map { row in
        let key = String(decoding: batch.bytes[row.sourceKey], as: UTF8.self)
        let values = PackedFields.values(Array(batch.bytes[row.packed]))
        return "\(sources[row.source] ?? "") \(key) \(row.contact ?? 0) \(values[Field.personName.rawValue])"
      }
    } take: {
      told += $0
    }
    return told
  }

  @Test("Of some or of all, and none that is gone") func some() throws {
    let house = try TestRegister()
    try house.night(
      Spoken(
        "s", Said("1", "Aino Meri"), Said("2", "Matti Meri", at: "Honka Oy"), Said("3", "Liisa Lampi", at: "Koivu Oy")))
    try house.night(Spoken("s", Said("1", "Aino Meri"), Said("2", "Matti Meri", at: "Honka Oy")))
    func keys(_ contacts: [Int64], _ companies: [Int64], all: Bool = false) throws -> [String] {
      try Self.told(house, contacts, companies, all: all).sorted()
    }
    let (aino, matti) = ("s 1 1 Aino Meri", "s 2 2 Matti Meri")
    #expect(try keys([], []) == [] && keys([1], []) == [aino] && keys([], [2]) == [matti])
    #expect(try keys([1], [2]) == [aino, matti] && keys([], [], all: true) == [aino, matti])
    #expect(try keys([3], []) == [], "the person is gone")
  }

  @Test("Each once, however many batches they take", arguments: [1024, 1025])
  func many(count: Int) throws {
    let house = try TestRegister()
    try house.night(Spoken("s").with { $0.said = (1...count).map { Said("\($0)", "Aino Meri \($0)") } })
    let told = try Self.told(house, [], [], all: true)
    let keys = told.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(told.count == count && keys.sorted() == Array(1...count))
  }
}
