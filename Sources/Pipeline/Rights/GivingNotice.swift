import Compliance
import Configuration
import Records
import Register
import Text

/// Notes that people were told where their data came from, and the lists by which they are told.
public struct GivingNotice {
  private let workplace: Workplace

  /// Notices of the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Writes a list to `path` for a processor of the contract; returns its run. `committed` is called once there is no way back.
  public func export(
    _ list: [UInt8], to processor: Processor, at path: String, kept: KeptFiles, criteria: String, members: [Int64],
    committed: (Int64) -> Void = { _ in }
  ) throws(Problem) -> Int64 {
    try kept.refuse(path)
    let given = Exporting.GivenList(bytes: list, purpose: .notice, criteria: criteria, members: members)
    return try Exporting.give(given, to: processor, at: path, try workplace.open(), committed: committed).run
  }

  /// Notes that all whom a list carried were told on a day; throws ``ExitCode/nobodyOrSeveral`` for a list that this register
  /// did not make, or that was changed since.
  public func given(list: [UInt8], on day: Day) throws(Problem) -> (run: Int64, contacts: Int, records: Int) {
    let session = try workplace.open()
    guard let export = try NoticeStore(session.register).export(list: SHA256.hash(list).bytes) else {
      throw Problem(
        .nobodyOrSeveral, "this list is none that the register made, or was changed since",
        remedy: "name the file that `lahde notices due --output` wrote")
    }
    return try note(export.members, on: day, export: export.id, upTo: export.run, session)
  }

  /// Notes that all who are to be told were, on a day.
  public func givenToAll(on day: Day) throws(Problem) -> (run: Int64, contacts: Int, records: Int) {
    let session = try workplace.open()
    let due = try NoticesDue(session.register, session.keys).entries.map(\.record.id)
    guard !due.isEmpty else {
      throw Problem(.nobodyOrSeveral, "nobody is to be told", remedy: "`lahde notices given` lists who was")
    }
    return try note(due, on: day, export: nil, upTo: .max, session)
  }

  private func note(
    _ contacts: [Int64], on day: Day, export: Int64?, upTo last: Int64, _ session: Session
  ) throws(Problem) -> (run: Int64, contacts: Int, records: Int) {
    let done = try session.run(.notice) { run throws(Problem) in
      try NoticeStore(session.register).add(
        contacts, given: day.number * 86400, export: export, upTo: last, run: run)
    }
    return (done.run, contacts.count, done.result)
  }
}
