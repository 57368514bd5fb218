import Compliance
import Configuration
import Records
import Register
import Text

/// Notes that people were told where their data came from, and the lists by which they are told.
public struct GivingNotice {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The run, how many contacts were told, and of how many records.
    public let run: Int64, contacts: Int, records: Int
  }

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
  public func given(list: [UInt8], on day: Day) throws(Problem) -> Outcome {
    let session = try workplace.open()
    guard let list = try NoticeStore(session.register).export(list: SHA256.hash(list).bytes) else {
      throw Problem(
        .nobodyOrSeveral, "this list is none that the register made, or was changed since",
        remedy: "name the file that `lahde notices due` or `lahde audience --with-notice` wrote")
    }
    guard list.entry.carriesNotice else {
      throw Problem(
        .nobodyOrSeveral, "this list told nobody where their data came from: it carries no notice",
        remedy: "`lahde audience --with-notice` puts it in")
    }
    return try note([(list.entry, list.members)], on: day, session)
  }

  /// Notes that contacts were told on a day who are left of a list with the notice, as `lahde audience recheck` leaves them:
  /// each by the newest such list that carried them. Throws ``ExitCode/nobodyOrSeveral`` where none did.
  public func given(left contacts: [Int64], on day: Day) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let lists = try NoticeStore(session.register).lists(carrying: contacts)
    guard !lists.isEmpty else {
      throw Problem(
        .nobodyOrSeveral, "none of them was on a list with the notice that this register made",
        remedy:
          "name the file that was sent: of `lahde notices due`, `lahde audience --with-notice` or `audience recheck`")
    }
    return try note(lists, on: day, session)
  }

  /// Notes that all who are to be told were, on a day.
  public func givenToAll(on day: Day) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let due = try NoticesDue(session.register, session.keys).entries.map(\.record.id)
    guard !due.isEmpty else {
      throw Problem(.nobodyOrSeveral, "nobody is to be told", remedy: "`lahde notices given` lists who was")
    }
    return try note([(nil, due)], on: day, session)
  }

  private func note(
    _ told: [(export: ExportStore.Entry?, contacts: [Int64])], on day: Day, _ session: Session
  ) throws(Problem) -> Outcome {
    if let early = told.compactMap(\.export).first(where: { day < Day(seconds: $0.made) }) {
      throw Problem(
        .usage, "the list was made on \(Timestamp.date(early.made)): nobody was told by it before",
        remedy: "--on tells the day on which it was sent")
    }
    let done = try session.run(.notice) { run throws(Problem) in
      var records = 0
      for one in told {
        records = try NoticeStore(session.register).add(
          one.contacts, given: day.number * 86400, export: one.export?.id, upTo: one.export?.run ?? .max, run: run)
      }
      return records
    }
    return Outcome(run: done.run, contacts: told.reduce(0) { $0 + $1.contacts.count }, records: done.result)
  }
}
