import Compliance
import Pipeline
import Records
import Register
import Text

/// Finds one person for her rights: her contact, and every observation that may be hers.
struct SubjectSearch {
  /// Who was found.
  struct Found {
    /// Her contact; nil where all of her observations are of ended relationships, or withdrawn.
    let record: GoldenRecord?
    /// The observations that may be hers.
    let selection: SubjectSelection
  }

  private let register: RegisterFile
  private let queries: Queries

  init(_ register: RegisterFile) {
    self.register = register
    queries = Queries(register)
  }

  /// The person that is meant; throws ``ExitCode/nobodyOrSeveral`` for none or several.
  func find(_ who: String) throws(Problem) -> Found {
    let record = try contact(who)
    let members = try record.map { (record) throws(Problem) in try queries.observations(.person, id: record.id) } ?? []
    let seed = try self.seed(who, record, members)
    let model = try RegisterModel.current(register)
    let pairs = try ExplainedPairs(register, members.map(\.id))
    let rows = Dictionary(members.map { ($0.id, $0.packed) }) { first, _ in first }
    func reachesMerge(_ left: Int64, _ right: Int64) -> Bool {
      if rows[left] == rows[right] { return true }
      let outcomes = pairs.waterfall(.person, left, right)
      return !outcomes.isEmpty && outcomes.reduce(0) { $0 + $1.weight } >= model.mergeThreshold(.person)
    }
    func select(_ candidates: [ObservationRecord]) -> SubjectSelection {
      SubjectSelection(seed: seed, members: members, candidates: candidates, reachesMerge: reachesMerge)
    }
    let certain = select([]).items.filter { $0.doubt == nil }.map(\.observation)
    let emails = Set(certain.map { $0.normal[Field.personEmail.rawValue] }).subtracting([""]).sorted()
    let candidates = try queries.observations(
      everOf: record.map { [$0.id] } ?? [], records: certain.map(\.record), emails: emails)
    return Found(record: record, selection: select(candidates))
  }

  /// The contact that is meant; nil for an address that no contact has, which an earlier observation may still bear.
  private func contact(_ who: String) throws(Problem) -> GoldenRecord? {
    if who.contains("@"), !who.contains("="), try queries.records(.personEmail, equal: who).isEmpty,
      try queries.contacts(observedEmail: who).isEmpty
    {
      return nil
    }
    let record = try Who.find(who, in: queries)
    guard record.kind == .person else {
      throw Problem(
        .usage, "a company is meant, and these are the rights of a person",
        remedy: "name her contact: `lahde find` tells its ID")
    }
    return record
  }

  /// The observation by which she was found: the oldest that bears the address, else her contact's founder.
  private func seed(
    _ who: String, _ record: GoldenRecord?, _ members: [ObservationRecord]
  ) throws(Problem) -> ObservationRecord {
    func bears(_ observation: ObservationRecord) -> Bool {
      Fold.folded(observation.normal[Field.personEmail.rawValue]) == Fold.folded(who)
    }
    if let record,
      let seed = members.first(where: bears) ?? members.first(where: { $0.record == record.id })
        ?? members.first
    {
      return seed
    }
    // Of those that no contact holds, the newest says best who she is.
    if let seed = try queries.observations(everOf: [], records: [], emails: [who]).filter(bears).max(by: {
      $0.id < $1.id
    }) {
      return seed
    }
    throw Problem(
      .nobodyOrSeveral, "nobody in the register is meant", remedy: "`lahde find TEXT` searches all values")
  }
}
