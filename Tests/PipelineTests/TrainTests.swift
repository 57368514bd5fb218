import Compliance
import Deduplicator
import Records
import SyntheticData
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

/// A register of one source of synthetic customers, with a clock that goes on day by day.
private final class Customers {
  let house: TestHouse
  private var day: Int64 = 0

  init(records: Int) throws {
    house = try TestHouse(sources: TestHouse.source("customers"))
    try house.folder.write("data/customers.csv", "")
    try CustomerFile(records: records, seed: 3).write(to: house.folder.path("data/customers.csv"), truthPath: nil)
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day)
  }

  func night(rehash: Bool = false) throws -> NightResult {
    var options = NightOptions()
    options.create = day == 0
    options.rehash = rehash
    return try Night(Workplace(try house.pipeline(), context: context()), options: options).run()
  }

  func train() throws -> Train { Train(Workplace(try house.pipeline(), context: context())) }

  func register() throws -> RegisterFile {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    return try RegisterFile.openToWrite(house.registerPath, key: keys.newest(.cipher).bytes)
  }

  func hash() throws -> String { try LogicalHash(try register()).digest().hex }
}

@Test func trainingIsShownFirstAndCanBeUndone() throws {
  let customers = try Customers(records: 1200)
  _ = try customers.night()
  let before = try customers.hash()
  let shown = try customers.train().preview(try customers.register())
  #expect(shown.run == nil && shown.before == .starting)
  #expect(try customers.hash() == before && ModelStore(try customers.register()).trained() == nil)

  let applied = try customers.train().apply()
  #expect(applied.run == 2 && applied.training.model == shown.training.model)
  let register = try customers.register()
  let trained = try #require(try ModelStore(register).trained())
  #expect(trained.run == 2 && MatchModel(trained.content) == shown.training.model)
  #expect(try Queries(register).count(.person) == applied.contacts.after)
  #expect(try Queries(register).count(.company) == applied.companies.after)
  #expect(try Queries(register).reviewPairs() == applied.review.after)
  #expect(applied.contacts.before != applied.contacts.after || applied.contacts.merged + applied.contacts.split > 0)
  let after = try customers.hash()
  #expect(after != before)
  #expect(try RunLedger(register).entries().map(\.act) == [.train, .night])

  // A night scores with the model and makes none; reading all anew changes nothing.
  #expect(try customers.night().state == .unchanged)
  _ = try customers.night(rehash: true)
  #expect(try customers.hash() == after)
  let again = try customers.train().preview(try customers.register())
  #expect(again.before == shown.training.model && again.training.model == shown.training.model)
  #expect(again.contacts.merged == 0 && again.contacts.split == 0)

  _ = try Undo(Workplace(try customers.house.pipeline(), context: customers.context())).undo(2)
  #expect(try customers.hash() == before)
  #expect(try ModelStore(try customers.register()).trained() == nil)
}

@Test func fewObservationsTeachNothing() throws {
  let customers = try Customers(records: 50)
  _ = try customers.night()
  let before = try customers.hash()
  let problem = #expect(throws: Problem.self) { try customers.train().apply() }
  #expect(problem?.code == .badData)
  #expect(try customers.hash() == before)
}

@Test(arguments: [false, true]) func aModelThatIsNotWholeIsRefused(isNearlyWhole: Bool) throws {
  let content: [UInt8] = isNearlyWhole ? MatchModel.starting.bytes.dropLast(4) + [1, 0, 0, 0] : [1, 2, 3]
  let customers = try Customers(records: 50)
  _ = try customers.night()
  do {
    let register = try customers.register()
    try register.transaction { () throws(Problem) in
      try ModelStore(register, including: 1).note(model: MatchModel.starting.hash, content: content, run: 1)
    }
  }
  let problem = #expect(throws: Problem.self) { try customers.night(rehash: true) }
  #expect(problem?.code == .configuration && problem?.remedy?.contains("lahde train") == true)
}
