import Configuration
import Records
import Register

/// Who a mailing reaches, and at which step of the funnel the others are left behind.
public struct Audience {
  /// One step: how many are left, and why the others are not.
  public struct Step: Sendable {
    /// The step.
    public let stage: Hindrance.Stage
    /// How many are left after it.
    public fileprivate(set) var left = 0
    /// Why others are left behind here, with how many, most first.
    public fileprivate(set) var reasons: [(text: String, count: Int)] = []
  }

  /// How many contacts there are.
  public let total: Int
  /// The steps, in order.
  public private(set) var steps: [Step]
  /// Of those left after the first step how many have an area that a source states, and how many one that a title tells.
  public private(set) var stated = 0, derived = 0
  /// Who is left after all of them.
  public private(set) var listed: [GoldenRecord] = []
  /// What was looked at.
  public let mailability: Mailability

  /// The audience of a mailing; `now` in seconds since 1970.
  public init(
    _ register: RegisterFile, _ keyRing: KeyRing, _ contract: Contract, for purpose: MailingPurpose,
    _ criteria: Mailability.Criteria, now: Int64
  ) throws(Problem) {
    let queries = Queries(register)
    total = try queries.count(.person)
    // Whoever has no such area is left behind at the first step, and need not be looked at further.
    let areas = criteria.areas.isEmpty ? Set(Area.allCases.map(\.name)) : criteria.areas
    let isByArea = purpose == .directMarketing || !criteria.areas.isEmpty
    let records = try isByArea ? queries.contacts(in: areas.sorted()) : queries.all(.person)
    mailability = try Mailability(register, keyRing, contract, of: records, now: now)
    steps = Hindrance.Stage.allCases.map { Step(stage: $0) }
    var reasons = Hindrance.Stage.allCases.map { _ in [String: Int]() }
    if isByArea, total > records.count {
      reasons[0][criteria.areas.isEmpty ? Hindrance.noArea.text : "another area, or none"] = total - records.count
    }
    for record in records {
      let first = mailability.hindrances(record, to: purpose, criteria).min { $0.stage < $1.stage }
      for step in steps.indices where first.map({ steps[step].stage < $0.stage }) ?? true { steps[step].left += 1 }
      if let first { reasons[first.stage.rawValue][first.text, default: 0] += 1 } else { listed.append(record) }
      if isByArea, first?.stage != .area {
        if mailability.isAreaDerived(record) { derived += 1 } else { stated += 1 }
      }
    }
    for step in steps.indices {
      steps[step].reasons = reasons[step].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
  }
}
