import Compliance
import Configuration
import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

extension Steward {
  fileprivate func workplace() throws -> Workplace { Workplace(try house.pipeline(), context: context()) }

  fileprivate func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }

  fileprivate func journal() throws -> RightsJournal { try RightsJournal(try journalPath(), keys()) }

  fileprivate func journalPath() throws -> String {
    RightsJournal.path(ofKeyFile: try house.pipeline().contract.keyPath)
  }

  fileprivate func objections() throws -> Int { try ObjectionStore(try register()).all().count }
}

private let refusal = Problem(.badData, "no")
private let line = RightsJournal.Line(.suppress, .noMarketing, keyVersion: 1, [SHA256.hash([1])])

@Suite("Session") struct SessionTests {
  @Test("A run that fails is marked as failed, and nothing of it is published", arguments: RunAct.allCases)
  func failed(_ act: RunAct) throws {
    let steward = try Steward()
    let hash = try steward.hash()
    let problem = #expect(throws: Problem.self) {
      let session = try steward.workplace().open()
      _ = try session.run(act, undoes: act == .undo ? 1 : nil) { (run) throws(Problem) in
        try QuarantineStore(session.register).forget(closedBefore: .max)
        throw refusal
      }
    }
    #expect(problem?.message == "no")
    let entry = try #require(try RunLedger(steward.register()).entries().first)
    #expect(entry.id == 2 && entry.act == act && entry.state == .failed)
    #expect(try steward.hash() == hash && steward.verifies())
  }

  @Test("Every act is written as it is read, and seals its entry", arguments: RunAct.allCases)
  func acts(_ act: RunAct) throws {
    let steward = try Steward()
    let done = try steward.workplace().open().run(act, undoes: act == .undo ? 1 : nil) { _ in }
    let entry = try #require(try RunLedger(steward.register()).entries().first)
    #expect(entry.id == done.run && entry.act == act && entry.state == .committed)
    #expect(try AuditLedger(steward.register(), key: HMACKey([0])).entries().last?.act == act.rawValue)
    #expect(try steward.verifies())
  }

  @Test("Only runs that read, train or decide can be undone", arguments: RunAct.allCases) func undoable(_ act: RunAct)
    throws
  {
    let isUndoable = [.night, .retry, .train, .review].contains(act)
    #expect(act.isUndoable == isUndoable)
    guard !isUndoable else { return }
    let steward = try Steward()
    let run = try steward.workplace().open().run(act, undoes: act == .undo ? 1 : nil) { _ in }.run
    let problem = #expect(throws: Problem.self) { try steward.undo(run) }
    #expect(problem?.code == .nobodyOrSeveral && problem?.message == "run \(run) (\(act.rawValue)) cannot be undone")
  }

  @Test("What was demanded is in the journal before its run, and the next opening makes a run good that failed")
  func demanded() throws {
    let steward = try Steward()
    #expect(throws: Problem.self) {
      _ = try steward.workplace().open().publish(.object, [line]) { (run, journal) throws(Problem) in
        #expect(journal.entries.count == 1)
        throw refusal
      }
    }
    #expect(try steward.journal().entries.count == 1 && steward.objections() == 0)
    _ = try steward.workplace().open()
    #expect(try steward.objections() == 1)
    // It is done once.
    _ = try steward.workplace().open().publish(.object, [line]) { _, _ in }
    #expect(try steward.journal().entries.count == 2 && steward.objections() == 1 && steward.verifies())
  }

  @Test("A journal of another history is refused, also where it is as long, or longer", arguments: [1, 2])
  func otherHistory(_ more: Int) throws {
    let steward = try Steward()
    _ = try steward.workplace().open().publish(.object, [line]) { _, _ in }
    let path = try steward.journalPath()
    let own = try Data(contentsOf: URL(filePath: path))
    try FileManager.default.removeItem(atPath: path)
    try RightsJournal.create(path)
    var other = try RightsJournal(path, steward.keys())
    for number in 0..<more {
      let code = SHA256.hash([UInt8(number) + 7])
      try other.append(.suppress, .noMarketing, keyVersion: 1, [code], context: TestHouse.context())
    }
    let problem = #expect(throws: Problem.self) { try steward.workplace().open() }
    #expect(problem?.code == .configuration && problem?.message.contains("lacks what this register knows") == true)
    #expect(try steward.objections() == 1)
    try own.write(to: URL(filePath: path))
    _ = try steward.workplace().open()
  }
}

@Suite("Sources of a night") struct SourceChoiceTests {
  @Test(
    "A source that is not there, or none at all, is refused",
    arguments: [(["nosuch"], []), ([], ["nosuch"]), (["people", "nosuch"], []), ([], ["people"])]
      as [([String], [String])]
  ) func refused(_ only: [String], _ skip: [String]) throws {
    var options = NightOptions()
    (options.only, options.skip) = (only, skip)
    let steward = try Steward()
    let problem = #expect(throws: Problem.self) { try options.plans(of: steward.house.pipeline()) }
    #expect(problem?.code == .usage)
    let run = #expect(throws: Problem.self) { try Night(steward.workplace(), options: options).run() }
    #expect(run?.code == .usage)
    #expect(try RunLedger(steward.register()).entries().count == 1)
  }
}
