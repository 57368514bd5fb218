import Records
import SQLite
import Testing
import Text

@testable import Register

private let aino = Said("1", "Aino Meri")
private let model = SHA256.hash([1]), other = SHA256.hash([2])

@Suite("Under which model the contacts were made") struct ModelStoreTests {
  @Test("It is current as long as neither the model nor the sources' standing is another") func current() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    let store = ModelStore(house.register)
    #expect(try !store.isCurrent(model: model))
    try store.note(model: model, run: 1)
    #expect(try store.isCurrent(model: model) && !store.isCurrent(model: other))
    try store.note(model: model, run: 1)
    #expect(try house.rows("SELECT COUNT(*) FROM model") == ["1"], "noted once")
    for change in [{ $0.trust = 10 }, { $0.extent = .delta }] as [(inout Spoken) -> Void] {
      try house.night(Spoken("s", aino).with(change))
      #expect(try !store.isCurrent(model: model))
      try store.note(model: model, run: try house.last)
      #expect(try store.isCurrent(model: model))
    }
    try house.night(Spoken("t", aino))
    #expect(try !store.isCurrent(model: model), "another source")
  }

  @Test("What was trained holds until another training, or an undoing") func trained() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    let store = ModelStore(house.register)
    #expect(try store.trained() == nil)
    for content in [[1], [2]] as [[UInt8]] {
      let run = try house.begin(.train)
      try store.note(model: SHA256.hash(content), content: content, run: run)
      #expect(try store.trained()?.content != content, "not committed yet")
      #expect(try ModelStore(house.register, including: run).trained()?.content == content)
      try house.ledger.commit(run, at: 1)
      #expect(
        try store.trained()?.content == content && store.trained()?.run == run && store.trained()?.isWhole == true)
    }
    try house.undo(3)
    #expect(try store.trained()?.content == [1])
    try house.connection.execute("UPDATE model SET content = x'07'")
    #expect(try store.trained()?.isWhole == false)
  }
}
