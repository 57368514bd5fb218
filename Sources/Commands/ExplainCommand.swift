import Deduplicator
import Pipeline
import Records
import Register
import Reports

struct ExplainCommand: Command {
  static let name = "explain"
  static let abstract = "Explain why two contacts or companies are not one, or why one is."
  static let arguments = "WHO [WHO]"
  static let argumentCount = 1...2
  static let discussion =
    Who.usage + """


      Of two, the best pair of their observations is weighed, comparison by comparison. Of one, the strongest links that
      hold its observations together are listed, and the weakest of them is weighed. Values are not shown.
      """
  static let options: [CommandOption] = [.pipeline, .register, RestrictedPersons.reason, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, restricted: .forReason)
    let queries = Queries(register)
    let first = try Who.find(invocation.arguments[0], in: queries)
    let second = invocation.arguments.count > 1 ? try Who.find(invocation.arguments[1], in: queries) : first
    guard first.kind == second.kind else {
      throw Problem(.usage, "a contact and a company are never one", remedy: "name two contacts, or two companies")
    }
    for record in [first, second] { try RestrictedPersons.demand(record) }
    try invocation.noteAccess(
      pipeline, count: first.id == second.id ? 1 : 2, of: first.id == second.id ? [first] : [first, second],
      reason: RestrictedPersons.reason)
    let evidence = try Evidence(register, queries, ObservationOrigin(pipeline: pipeline), first.kind)
    let report = first.id == second.id ? try evidence.one(first.id) : try evidence.two(first.id, second.id)
    try invocation.answer(report, report.text())
    return .done
  }
}

/// What the register holds for and against the unity of contacts or companies.
private struct Evidence {
  private let register: RegisterFile
  private let queries: Queries
  private let origin: ObservationOrigin
  private let kind: EntityKind
  private let pairs: [PairRecord]
  private let model: MatchModel

  init(_ register: RegisterFile, _ queries: Queries, _ origin: ObservationOrigin, _ kind: EntityKind) throws(Problem) {
    self.register = register
    self.queries = queries
    self.origin = origin
    self.kind = kind
    model = try RegisterModel.current(register)
    pairs = try queries.pairs().filter { $0.kind == kind }
  }

  private var noun: String { kind == .person ? "contact" : "company" }

  /// Why the observations of one record are together: the strongest tree of links between them.
  func one(_ id: Int64) throws(Problem) -> ExplainReport {
    let observations = try queries.observations(kind, id: id)
    let places = places(observations)
    let ids = observations.map(\.id)
    let links = Self.tree(pairs, over: ids).links
    let weakest = links.last
    let twins = observations.count - 1 - links.count
    var verdict = "\(noun) \(id) has \(observations.count) observation\(observations.count == 1 ? "" : "s")"
    var outcomes: [ComparisonOutcome] = []
    if let weakest {
      verdict += "; the weakest link between them weighs \(bits(weakest.weight)), a merge asks for \(merge)"
      outcomes = try weigh(weakest.left, weakest.right)
    }
    if let weakest, weakest.weight < model.mergeThreshold(kind) {
      let parts = Self.tree(links.dropLast(), over: ids).part
      let sides = [weakest.left, weakest.right].map { end in observations.filter { parts[$0.id] == parts[end] } }
      if let joined = try decision(.same, sides[0], sides[1]) {
        verdict += "; decision \(joined) of a steward joins its two sides"
      } else {
        outcomes = try ExplainedPairs(register, ids).waterfall(kind, sides[0].map(\.id), sides[1].map(\.id))
        verdict +=
          "; a second look joined its two sides, since all that is said on either weighs "
          + "\(bits(outcomes.reduce(0) { $0 + $1.weight })) together"
      }
    }
    if twins > 0 {
      verdict += "; \(twins) \(twins == 1 ? "says" : "say") the same as another in everything that is compared"
    }
    return ExplainReport(
      verdict: verdict, links: links.reversed().map { link($0, places) }, pair: weakest.map { link($0, places) },
      outcomes: outcomes)
  }

  /// The strongest tree of links over observations, strongest first, and for each observation one of its part.
  private static func tree(
    _ pairs: some Sequence<PairRecord>, over ids: [Int64]
  ) -> (links: [PairRecord], part: [Int64: Int64]) {
    var part = Dictionary(uniqueKeysWithValues: ids.map { ($0, $0) })
    var links: [PairRecord] = []
    for pair in pairs.sorted(by: { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }) {
      guard let one = part[pair.left], let other = part[pair.right], one != other else { continue }
      links.append(pair)
      for id in ids where part[id] == other { part[id] = one }
    }
    return (links, part)
  }

  /// Why two records are not one: the best pair across them.
  func two(_ first: Int64, _ second: Int64) throws(Problem) -> ExplainReport {
    let (left, right) = (try queries.observations(kind, id: first), try queries.observations(kind, id: second))
    let places = places(left + right)
    let (ours, theirs) = (Set(left.map(\.id)), Set(right.map(\.id)))
    let across = pairs.filter {
      (ours.contains($0.left) && theirs.contains($0.right)) || (ours.contains($0.right) && theirs.contains($0.left))
    }
    let begin = "\(noun) \(first) and \(noun) \(second) are two: "
    if let parted = try decision(.different, left, right), let one = left.first, let other = right.first {
      let outcomes = try weigh(one.id, other.id)
      return ExplainReport(
        verdict: begin + "decision \(parted) of a steward keeps them apart", links: [],
        pair: ExplainReport.Link(
          left: places[one.id] ?? "", right: places[other.id] ?? "", weight: outcomes.reduce(0) { $0 + $1.weight }),
        outcomes: outcomes)
    }
    guard let best = across.max(by: { ($0.weight, $1.left, $1.right) < ($1.weight, $0.left, $0.right) }) else {
      guard let one = left.first, let other = right.first else {
        return ExplainReport(verdict: begin + "one of them has no observation now", links: [], pair: nil, outcomes: [])
      }
      let outcomes = try weigh(one.id, other.id)
      let weight = outcomes.reduce(0) { $0 + $1.weight }
      let reason =
        outcomes.isEmpty
        ? "a relationship has ended, so nothing of it is matched"
        : "no pair of theirs reaches \(bits(model.reviewThreshold(kind))), where review begins; their oldest observations weigh \(bits(weight))"
      return ExplainReport(
        verdict: begin + reason, links: [],
        pair: outcomes.isEmpty
          ? nil
          : ExplainReport.Link(left: places[one.id] ?? "", right: places[other.id] ?? "", weight: weight),
        outcomes: outcomes)
    }
    let reason =
      best.weight >= model.mergeThreshold(kind)
      ? "their best pair weighs \(bits(best.weight)), but the mean over all their pairs, a level that forbids, or an alarm keeps them apart"
      : "their best pair weighs \(bits(best.weight)), a merge asks for \(merge)"
    return ExplainReport(
      verdict: begin + reason, links: [], pair: link(best, places), outcomes: try weigh(best.left, best.right))
  }

  /// The decision of that verdict between two groups of observations that is awake, if there is one.
  private func decision(
    _ verdict: Verdict, _ left: [ObservationRecord], _ right: [ObservationRecord]
  ) throws(Problem) -> Int64? {
    guard try !DecisionStore(register).standing().isEmpty else { return nil }
    let (ours, theirs) = (Set(left.map(\.record)), Set(right.map(\.record)))
    return try StandingDecisions(register, try ObservationLoader(register).table()).entries.first { entry in
      let (one, other) = (entry.decision.left, entry.decision.right)
      return entry.isAwake && entry.decision.kind == kind && entry.decision.verdict == verdict
        && (ours.contains(one) && theirs.contains(other) || ours.contains(other) && theirs.contains(one))
    }?.decision.id
  }

  private func weigh(_ left: Int64, _ right: Int64) throws(Problem) -> [ComparisonOutcome] {
    try ExplainedPairs(register, [left, right]).waterfall(kind, left, right)
  }

  private var merge: String { bits(model.mergeThreshold(kind)) }
  private func bits(_ weight: Int32) -> String { ExplainReport.bits(weight) }

  private func link(_ pair: PairRecord, _ places: [Int64: String]) -> ExplainReport.Link {
    ExplainReport.Link(left: places[pair.left] ?? "", right: places[pair.right] ?? "", weight: pair.weight)
  }

  private func places(_ observations: [ObservationRecord]) -> [Int64: String] {
    Dictionary(
      observations.map { ($0.id, "\($0.source) \(origin.place($0))") }, uniquingKeysWith: { first, _ in first })
  }
}
