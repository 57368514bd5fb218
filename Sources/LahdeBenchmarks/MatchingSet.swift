/// A set of records with known duplicates, and how well and how fast they are to be found.
struct MatchingSet {
  /// What the table calls it.
  let name: String
  /// What ``SplinkScript`` calls its settings.
  let settings: String
  /// Its column that tells records apart.
  let id: String
  /// Its column with the person; the same as `id` where the id holds the person.
  let truth: String
  /// A further column that the matcher is not to see.
  let without: String?
  /// Further columns of truth.
  var alsoTruth: [String] = []
  /// Records to write; nil of a file that is there.
  let records: Int?
  /// What is asked of it.
  let floor: Floor?
  /// Whether it holds the relatives and traps asked for.
  var hasTraps = false

  /// The least F1 and the most seconds and bytes.
  struct Floor: Codable {
    let pairF1: Double
    let bCubedF1: Double
    var seconds: Double?
    var bytes: Int?
  }

  /// The columns that the matcher is not to see; the id is told it in another way.
  var ignored: [String] { (truth == id ? [] : [truth]) + alsoTruth + (without.map { [$0] } ?? []) }

  /// The three public sets.
  static let published = [
    MatchingSet(
      name: "febrl3", settings: "febrl3", id: "rec_id", truth: "rec_id", without: nil, records: nil,
      floor: Floor(pairF1: 0.9995, bCubedF1: 0.9997, seconds: 0.3)),
    MatchingSet(
      name: "fake_1000", settings: "fake_1000", id: "unique_id", truth: "cluster", without: nil, records: nil,
      floor: Floor(pairF1: 0.965, bCubedF1: 0.975, seconds: 0.1)),
    MatchingSet(
      name: "historical_50k", settings: "historical_50k", id: "unique_id", truth: "cluster", without: nil,
      records: nil, floor: Floor(pairF1: 0.955, bCubedF1: 0.960, seconds: 2)),
  ]

  /// Finnish contacts with the relatives and traps asked for.
  static func traps(_ records: Int) -> MatchingSet {
    MatchingSet(
      name: "traps_\(records)", settings: "contacts", id: "unique_id", truth: "cluster", without: nil,
      alsoTruth: ["employer"], records: records, floor: nil, hasTraps: true)
  }

  /// Finnish contacts, as they are or without persons' phones.
  static func contacts(_ records: Int, phones: Bool) -> MatchingSet {
    let floor: Floor? =
      switch (records, phones) {
      case (100_000, true): Floor(pairF1: 0.965, bCubedF1: 0.990, seconds: 1.5)
      case (100_000, false): Floor(pairF1: 0.945, bCubedF1: 0.987)
      case (1_000_000, true): Floor(pairF1: 0.96, bCubedF1: 0.99, seconds: 8, bytes: 600_000_000)
      default: nil
      }
    return MatchingSet(
      name: "contacts_\(records)" + (phones ? "" : "_no_phones"), settings: "contacts", id: "unique_id",
      truth: "cluster", without: phones ? nil : "phone", alsoTruth: ["employer"], records: records, floor: floor)
  }
}
