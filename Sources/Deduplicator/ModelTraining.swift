import Records

/// Learns a model from the observations that a register holds.
public struct ModelTraining: Sendable {
  /// What a trained kind is expected to be worth.
  public struct Expectation: Sendable {
    /// Rows or mentions that were matched.
    public let rows: Int
    /// The share of merged pairs that are right.
    public let precision: DedupeOutcome.Estimate
    /// The share of true pairs that are merged.
    public let recall: DedupeOutcome.Estimate
  }

  /// The model.
  public let model: MatchModel
  /// What it is expected to be worth between companies.
  public let company: Expectation
  /// What it is expected to be worth between persons.
  public let person: Expectation

  /// Fewer observations than these teach nothing that could be trusted.
  public static let leastRows = 1000

  /// Learns from a table, companies first.
  public init(_ table: ObservationTable, threads: Int) {
    let broad = BroadValues(table, threads: threads)
    let companies = CompanyTable(table, broad: broad, threads: threads)
    var companyModel: KindModel
    (companyModel, company) = Self.train(
      companies.columns, .company, MatchModel.starting.company, rows: companies.rows.count, threads: threads)
    companyModel.rows = Int32(truncatingIfNeeded: table.count)
    var resolution = Resolution(count: table.count)
    Resolver(threads: threads).companies(table, broad, companyModel, &resolution)
    let persons = Resolver.persons(table, broad, resolution, threads: threads)
    var personModel: KindModel
    (personModel, person) = Self.train(
      persons.columns, .person, MatchModel.starting.person, rows: persons.rows.count, threads: threads)
    personModel.rows = Int32(truncatingIfNeeded: table.count)
    model = MatchModel(company: companyModel, person: personModel)
  }

  private static func train(
    _ columns: consuming [RawColumn], _ plan: RegisterPlan, _ starting: KindModel, rows: Int, threads: Int
  ) -> (KindModel, Expectation) {
    let table = plan.table(columns, rows: rows, threads: threads)
    var clock = StageClock()
    let comparer = PlanMaker.comparer(table, organisation: plan.organisation)
    let training = Training(
      comparer, apart: CannotLink(comparer, plan, decided: []),
      anchor: StartingAnchor(comparer.plan, starting.weights.weights), threads: threads, clock: &clock)
    // What is rather the same than not is worth a steward's look.
    let review: Int32 = 0
    let merge = ThresholdChoice.sure(training, review: review, margin: plan.margin, threads: threads)
    let (clusters, quality) = training.twice(merge, review: review, margin: plan.margin, threads: threads)
    return (
      KindModel(training, clusters: clusters, exclusive: plan.businessID, merge: merge, review: review),
      Expectation(rows: rows, precision: quality.precision, recall: quality.recall)
    )
  }
}
