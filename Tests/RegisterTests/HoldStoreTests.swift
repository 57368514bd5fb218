import Records
import SQLite
import TestSupport
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri"), matti = Said("2", "Matti Meri")

private func day(_ day: Int64) -> Int64 { TestHouse.context(day: day).now }

@Suite("Legal holds and reviews") struct HoldStoreTests {
  @Test("A hold stands until it is released, and can be made again") func holds() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    let store = HoldStore(house.register)
    for key in [2, 1] as [Int64] {
      try house.run(.hold) { run throws(Problem) in try store.hold(key, reason: "case \(key)", run: run) }
    }
    #expect(
      try store.standing().map { "\($0.key) \($0.source) \($0.reason) \($0.since)" } == [
        "1 s case 1 \(day(3))", "2 s case 2 \(day(2))",
      ])
    try house.run(.release) { run throws(Problem) in try store.release(1, reason: "over", run: run) }
    #expect(try store.standing().map(\.key) == [2])
    try house.run(.hold) { run throws(Problem) in try store.hold(1, reason: "again", run: run) }
    try house.run(.release) { run throws(Problem) in try store.release(1, reason: "over again", run: run) }
    #expect(
      try house.rows("SELECT reason, closed, release_reason FROM hold WHERE key = 1 ORDER BY id") == [
        "case 1|4|over", "again|6|over again",
      ])
    #expect(try store.standing().map(\.key) == [2])
  }

  @Test("A hold is on everything that a contact is made of, or was") func keys() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, Said("3", "Aino Meri"), matti))
    let store = HoldStore(house.register)
    let third = try house.key("3")
    #expect(try store.keys(.person, id: 1) == [1, third].sorted() && store.keys(.company, id: 1) == [1, 2, 3])
    var ended = Said("3", "Aino Meri")
    ended.hasEnded = true
    try house.night(Spoken("s", aino, ended, matti))
    #expect(try store.keys(.person, id: 1) == [1, third].sorted(), "of what was part of it too")
    #expect(try store.hasValues(third) && !store.hasValues(99))
    try house.connection.execute("UPDATE observation SET expired = 2 WHERE key = \(third)")
    #expect(try store.keys(.person, id: 1) == [1] && !store.hasValues(third))
  }

  @Test("A source is due for review by when its records came, unless somebody has judged since") func reviews() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino), Spoken("t", Said("9", "Oona Oja")))
    try house.night(Spoken("s", aino, matti, Said("3", "Liisa Lampi", hasEnded: true)))
    let store = HoldStore(house.register)
    func told(_ time: Int64) throws -> [String] {
      try store.standing(reviewedBy: time).map {
        "\($0.source) \($0.due)/\($0.records) since \(($0.oldest - day(0)) / 86400) \($0.reviewed.map { ($0 - day(0)) / 86400 } ?? 0)"
      }
    }
    // What has ended does not go on.
    #expect(try told(day(1) - 1) == ["s 0/2 since 1 0", "t 0/1 since 1 0"])
    #expect(try told(day(1)) == ["s 1/2 since 1 0", "t 1/1 since 1 0"])
    #expect(try told(day(2)) == ["s 2/2 since 1 0", "t 1/1 since 1 0"])
    for reason in ["looked", "looked again"] {
      try house.run(.retentionReview) { run throws(Problem) in
        try store.review(source: 1, reason: .init(reason), run: run)
      }
    }
    #expect(try told(day(3)) == ["s 0/2 since 1 4", "t 1/1 since 1 0"], "the last review counts")
    #expect(try told(day(4)) == ["s 2/2 since 1 4", "t 1/1 since 1 0"])
  }

  @Test("The runs in which retention took anything, newest first") func erasures() throws {
    let house = try TestRegister()
    for _ in 1...4 { try house.night(Spoken("s", aino)) }
    try house.connection.execute(
      """
      UPDATE run SET ended_erased = 1, history_erased = 0 WHERE id = 1;
      UPDATE run SET ended_erased = 0, history_erased = 2 WHERE id = 2;
      UPDATE run SET ended_erased = 0, history_erased = 0 WHERE id = 3;
      UPDATE run SET ended_erased = 5, history_erased = 5, state = 'failed' WHERE id = 4
      """)
    #expect(
      try HoldStore(house.register).erasures().map { "\($0.run) \($0.time - day($0.run)) \($0.records) \($0.history)" }
        == ["2 0 0 2", "1 0 1 0"])
  }
}
