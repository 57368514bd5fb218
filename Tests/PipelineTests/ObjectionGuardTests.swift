import Compliance
import Configuration
import Records
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

/// Customers with a column in which they can object.
private final class Customers {
  let house: TestHouse
  private var day: Int64 = 0

  init(_ more: String = "guards: { changed: false }") throws {
    house = try TestHouse(
      sources: """
        { name: "customers", reader: "csv", paths: ["../data/customers.csv"], key: ["nr"], extent: "snapshot",
          purpose: "direct marketing", trust: 50, map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys" },
          restrictions: { marketing: { column: "kielto", forbidden: ["x"] } }, \(more) },
        """)
  }

  /// A night in which so many of the 200 object.
  func night(
    _ objecting: Range<Int>, allowing: [String] = []
  ) throws -> NightResult {
    let rows = (0..<200).map { number in
      "\(number),Anna Virta,anna\(number)@firma\(number).fi,Firma \(number) Oy,\(objecting.contains(number) ? "x" : "")\n"
    }
    try house.folder.write("data/customers.csv", "nr,nimi,email,yritys,kielto\n" + rows.joined())
    day += 1
    var options = NightOptions()
    options.create = day == 1
    options.allowance = try Allowance(allowing, reason: allowing.isEmpty ? nil : "they did", try house.pipeline())
    return try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  /// What stands against whom: objections, and bans of the source.
  func standing() throws -> (objected: Int, banned: Int) {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    let register = try keys.open(house.registerPath, toWrite: false)
    let records = try Queries(register).all(.person)
    let standings = try Standings(register, keys, of: records)
    let bars = records.map { standings[$0].bars.map(\.cause) }
    return (
      bars.count { $0.contains(.objection(.marketing)) },
      bars.count { $0.contains(.source(.marketingBan, source: "customers")) }
    )
  }
}

@Suite("When too many object at once") struct ObjectionGuardTests {
  @Test("They are kept as the source's ban, which ends when the file is put right") func shifted() throws {
    let customers = try Customers()
    #expect(try customers.night(0..<10).allTrips.isEmpty)
    #expect(try customers.standing() == (10, 0))
    for _ in 0..<2 {
      let shifted = try customers.night(0..<200)
      #expect(shifted.allTrips.map(\.name) == [.objections] && shifted.exitCode == .sourceHeld)
      #expect(shifted.sources[0].outcome == .read, "the rest of it is used")
      #expect(try customers.standing() == (10, 200))
    }
    #expect(try customers.night(0..<10).allTrips.isEmpty)
    #expect(try customers.standing() == (10, 0))
  }

  @Test("Let through, they are the persons' own, which no file takes back") func allowed() throws {
    let customers = try Customers()
    _ = try customers.night(0..<0)
    _ = try customers.night(0..<200)
    let allowed = try customers.night(0..<200, allowing: ["customers:objections"])
    #expect(allowed.exitCode == .done && allowed.allTrips.map(\.isAllowed) == [true])
    #expect(try customers.standing().objected == 200)
    _ = try customers.night(0..<0)
    #expect(try customers.standing() == (200, 0))
  }

  @Test(
    "As many as the limit may, and on a first reading everybody",
    arguments: [(50, false), (51, true), (200, true)])
  func limit(_ count: Int, _ trips: Bool) throws {
    let customers = try Customers()
    _ = try customers.night(0..<0)
    #expect(try !customers.night(0..<count).allTrips.isEmpty == trips)
    #expect(try customers.standing() == (trips ? 0 : count, trips ? count : 0))
    let first = try Customers()
    #expect(try first.night(0..<count).allTrips.isEmpty)
    #expect(try first.standing() == (count, 0))
    let off = try Customers("guards: { objections: false, changed: false }")
    _ = try off.night(0..<0)
    #expect(try off.night(0..<count).allTrips.isEmpty)
  }

  @Test("It stops the whole run where the source says so, and loses none of them") func stops() throws {
    let customers = try Customers("onGuard: \"stop run\", guards: { changed: false }")
    _ = try customers.night(0..<0)
    #expect(throws: Problem.self) { try customers.night(0..<200) }
    #expect(try customers.standing() == (0, 200))
  }
}
