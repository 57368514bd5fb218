import Records
import SQLite
import TestSupport
import Testing

@testable import Register

@Suite("Requests") struct RequestStoreTests {
  private static func person(_ contacts: Int64..., codes: [UInt8]...) -> RequestStore.Person {
    .init(contacts: contacts, codes: codes)
  }

  private func house() throws -> TestRegister {
    let house = try TestRegister()
    try house.night(Spoken("s", Said("1", "Aino Meri"), Said("2", "Matti Meri")))
    return house
  }

  @Test("Those first that are due first; closed ones keep how they were closed") func all() throws {
    let house = try house()
    let store = RequestStore(house.register)
    try house.run(.request) { run throws(Problem) in
      try store.add(Self.person(1), right: .access, received: 10, due: 50, run: run)
      try store.add(Self.person(2, 7), right: .erase, received: 20, due: 30, run: run)
      try store.add(Self.person(codes: [5]), right: .object, received: 30, due: 30, run: run)
    }
    #expect(
      try store.all().map {
        "\($0.id) \($0.right) \($0.contact ?? 0) \($0.received) \($0.due) \($0.outcome?.rawValue ?? "open")"
      }
        == ["2 erase 2 20 30 open", "3 object 0 30 30 open", "1 access 1 10 50 open"])
    try house.run(.answer) { run throws(Problem) in
      try store.close(try store.open(Self.person(1)), outcome: .refused, reason: "not the person", run: run)
    }
    let closed = try #require(try store.all().last)
    #expect(closed.id == 1 && closed.outcome == .refused && closed.reason == "not the person")
    #expect(closed.closed == TestHouse.context(day: 3).now + 10)
    #expect(try store.open(Self.person(1)).isEmpty && store.all().filter { $0.closed == nil }.count == 2)
  }

  @Test("A person's own: by any of the IDs that led to the contact, or by the code of an address; by right") func own()
    throws
  {
    let house = try house()
    let store = RequestStore(house.register)
    try house.run(.request) { run throws(Problem) in
      try store.add(Self.person(2), right: .access, received: 1, due: 2, run: run)
      try store.add(Self.person(2), right: .erase, received: 1, due: 3, run: run)
      try store.add(Self.person(codes: [5]), right: .access, received: 1, due: 4, run: run)
      // A contact's request keeps no code.
      try store.add(Self.person(1, codes: [6]), right: .access, received: 1, due: 5, run: run)
    }
    func open(_ person: RequestStore.Person, _ right: Right? = nil) throws -> [Int64] {
      try store.open(person, right: right).map(\.id)
    }
    #expect(try open(Self.person(2)) == [1, 2] && open(Self.person(9, 2)) == [1, 2] && open(Self.person(9)) == [])
    #expect(try open(Self.person(2), .erase) == [2] && open(Self.person(2), .object) == [])
    #expect(try open(Self.person(codes: [5])) == [3] && open(Self.person(codes: [6])) == [])
    #expect(try open(Self.person(2, codes: [5])) == [1, 2, 3] && open(Self.person()) == [])
    // Under whatever key the code was made; a new request is kept under the newest.
    #expect(try open(Self.person(codes: [5], [9])) == [3] && open(Self.person(codes: [9], [5])) == [3])
    #expect(
      try open(Self.person(codes: [9], [5]), .access) == [3] && open(Self.person(codes: [5], [9]), .erase) == [])
    let run = try house.begin(.request)
    try store.add(Self.person(codes: [5], [9]), right: .object, received: 1, due: 6, run: run)
    #expect(try open(Self.person(codes: [9])) == [5])
    #expect(try house.rows("SELECT id FROM request WHERE code IS NOT NULL") == ["3", "5"])
  }
}
