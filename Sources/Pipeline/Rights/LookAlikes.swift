import Compliance
import Configuration
import Records
import Register
import Text

/// What a steward says of records in quarantine that may be of an erased person. It is said once: codes keep it, in the
/// rights journal first, so that neither a change of the record, nor a new register, nor a restored backup asks again.
public struct LookAlikes {
  /// What is said.
  public enum Answer: Sendable {
    /// It is somebody else: the next night takes the record in.
    case admit
    /// It is she: the record is kept out by its key and its address.
    case refuse
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The run, how many entries were answered, how many of them about a key's person, and how many codes the others made.
    public let run: Int64, records: Int, ofKeys: Int, codes: Int
  }

  private let workplace: Workplace

  /// Answers in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Says of the entries `ids` who they are: all of them, or none.
  public func say(_ answer: Answer, of ids: [Int64], reason: String) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let entries = try QuarantineRecord.open(ids, Queries(session.register))
    if let other = entries.first(where: { $0.code != .suppressionLookAlike && $0.code != .keyPerson }) {
      throw Problem(
        .badData, "entry \(other.id) is no question about who somebody is (\(other.reason)); nothing was done",
        remedy: "`lahde quarantine list` tells how to mend it")
    }
    let suppression = try Suppression.standing(session.register, session.keys)
    let records = try LookAlikeRecords(workplace, suppression).read(entries)
    let journal = try session.journal(whole: true)
    var (lines, codes): ([RightsJournal.Line], Set<Digest>) = ([], [])
    let successors = Set(entries.filter { $0.code == .keyPerson }.map(\.id))
    for record in records where successors.contains(record.entry) {
      // Whom a key has had stands in the register: it is told to be that person, or another.
      let made = (answer == .admit ? record.whole : record.same).compactMap { suppression.code($0) }
      lines += made.map { .init(.suppress, .admitted, keyVersion: $0.version, [$0.code]) }
    }
    for record in records where !successors.contains(record.entry) {
      // An erased person's key is not what its next owner is known by.
      if answer == .admit, record.isKeySuppressed {
        let made = record.whole.compactMap { suppression.code($0) }
        codes.formUnion(made.map(\.code))
        lines += made.map { .init(.suppress, .admitted, keyVersion: $0.version, [$0.code]) }
        continue
      }
      let known = answer == .admit ? [record.key] : try free(record, session)
      let made = known.compactMap { suppression.code($0) }
      codes.formUnion(made.map(\.code))
      lines +=
        answer == .admit
        ? made.map { .init(.suppress, .admitted, keyVersion: $0.version, [$0.code]) }
        : try refusal(record, made, suppression, journal, session)
    }
    let run = try session.publish(answer == .admit ? .admitRecord : .refuseRecord, lines) { run, _ throws(Problem) in
      try QuarantineStore(session.register).discard(ids, reason: .init(reason), run: run)
    }.run
    return Outcome(run: run, records: ids.count, ofKeys: successors.count, codes: codes.count)
  }

  /// The lines of the erasure once more, with what is known of her now: so she is readmitted by either address.
  private func refusal(
    _ record: LookAlikeRecords.Record, _ own: [(version: Int, code: Digest)], _ suppression: Suppression,
    _ journal: RightsJournal, _ session: Session
  ) throws(Problem) -> [RightsJournal.Line] {
    guard let version = own.first?.version else {
      throw Problem(
        .badData,
        "the register holds somebody under the key of entry \(record.entry), and under its address if it has one; "
          + "nothing was done",
        remedy: "if that is she, too, erase her first (`lahde subject erase`); "
          + "else mend the source, or `discard` the entry"
      )
    }
    let asked = Set(record.lookAlikes + (record.isKeySuppressed ? suppression.codes(record.key) : []))
    let hers = journal.entries.last { entry in
      entry.act == .suppress && (entry.scope == .lookAlike || record.lookAlikes.isEmpty && entry.scope == .erased)
        && entry.codes.contains(where: asked.contains)
    }
    let standing = Set(
      try SuppressionStore(session.register).codes(scope: .erased).compactMap {
        Digest(bytes: $0)
      })
    let named = record.names.compactMap { suppression.code($0)?.code }
    let whole = record.isKeySuppressed ? record.whole.compactMap { suppression.code($0)?.code } : []
    return [
      .init(.suppress, .lookAlike, keyVersion: version, Self.unique((hers?.codes ?? []) + named + own.map(\.code))),
      .init(
        .suppress, .erased, keyVersion: version,
        Self.unique((hers?.codes ?? []).filter(standing.contains) + own.map(\.code) + whole)),
    ]
  }

  /// By what a record is known and nobody else in the register is: suppressing the rest would take somebody away.
  private func free(_ record: LookAlikeRecords.Record, _ session: Session) throws(Problem) -> [Identifier] {
    var free: [Identifier] = []
    if case .key(let source, let key) = record.key,
      try !ErasureStore(session.register).isHeld(source: source, key: key)
    {
      free.append(record.key)
    }
    for email in record.emails where try Objecting.contacts(with: email, Queries(session.register)).isEmpty {
      free.append(.email(email))
    }
    return free
  }

  private static func unique(_ codes: [Digest]) -> [Digest] {
    var seen: Set<Digest> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

extension QuarantineRecord {
  /// The open entries of these numbers.
  static func open(_ ids: [Int64], _ queries: Queries) throws(Problem) -> [QuarantineRecord] {
    let open = try queries.quarantine().filter { ids.contains($0.id) }
    if let missing = ids.first(where: { id in !open.contains { $0.id == id } }) {
      throw Problem(
        .nobodyOrSeveral, "there is no open entry \(missing); nothing was done",
        remedy: "`lahde quarantine list --rows` shows the IDs")
    }
    return open
  }
}
