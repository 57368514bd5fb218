import Records

/// What is compared of a kind in the register.
struct RegisterPlan: Sendable {
  let names: [String]
  let kinds: [FieldKind]
  /// The columns that are one fact with the company.
  let organisation: [String]
  /// The column whose different valid values keep rows apart.
  let businessID: Int?

  /// What a second look asks beyond the merge threshold, in 1/1000 bit.
  ///
  /// The model is surer of namesakes than it should be: of a million synthetic contacts two in five of the pairs that a
  /// second look joined at the threshold itself were two people, a quarter at 3 bits more, a tenth at 6.
  let margin: Int32

  /// Companies: two with different business IDs are two.
  static let company = RegisterPlan(
    names: CompanyTable.shape.map(\.name), kinds: CompanyTable.shape.map(\.kind), organisation: [],
    businessID: CompanyTable.Column.businessID.rawValue, margin: 0)
  /// Persons: one may work for two companies.
  static let person = RegisterPlan(
    names: PersonTable.shape.map(\.name), kinds: PersonTable.shape.map(\.kind),
    organisation: PersonTable.organisation, businessID: nil, margin: 6000)

  /// Columns of its table: an e-mail column brings its mailbox and its domain.
  var width: Int { kinds.count + 2 * kinds.count { $0 == .email } }

  /// How the comparison of street, postcode and town is called.
  static let place = "place"

  /// Its comparisons: one a column that is not the organisation's, names as three in place of two, the organisation as one,
  /// and a firm's place as one.
  var comparisons: Int {
    let own = names.count { !organisation.contains($0) }
    let places = organisation.isEmpty ? kinds.count { [.address, .postcode, .place].contains($0) } - 1 : 0
    return own - places + (kinds.contains(.given) ? 1 : 0) + (organisation.isEmpty ? 0 : 1)
  }

  /// The comparisons that are made of its columns, in the order of their numbers.
  var fieldComparisons: [FieldComparison] {
    let empty = table(names.map { RawColumn(name: $0) }, rows: 0, threads: 1)
    return PlanMaker.comparer(empty, organisation: organisation).plan.comparisons
  }

  /// The plan of a kind.
  static subscript(kind: EntityKind) -> RegisterPlan { kind == .company ? company : person }

  /// Weighs rows of the plan's columns under a model, in an order that lays like names side by side.
  func scorer(_ columns: consuming [RawColumn], rows: Int, _ model: KindModel, threads: Int) -> PairScorer {
    let table = table(columns, rows: rows, nearby: true, threads: threads)
    return PairScorer(
      comparer: PlanMaker.comparer(table, organisation: organisation, model), weights: model.weights.weights)
  }

  /// The table of the plan's columns, in an order that is as good as random or that lays like names `nearby`.
  func table(_ columns: consuming [RawColumn], rows: Int, nearby: Bool = false, threads: Int) -> MatchTable {
    MatchTable(
      columns, kinds: kinds, habits: ValueForm.Habits(),
      nearby: nearby ? kinds.first { $0 == .family || $0 == .company } : nil, rows: rows, threads: threads)
  }
}
