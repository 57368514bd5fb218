/// What the spine case measured at one size.
struct SpineMeasurement: Encodable {
  /// Records in the file.
  let records: Int
  /// Bytes in the file.
  let bytes: Int
  /// Whole first nights, wall seconds, one a round.
  private(set) var run: [Double] = []
  /// `sqlite3 .import` of the same file, wall seconds, one a round; empty where sqlite3 is missing.
  private(set) var imported: [Double] = []
  /// Stages of the first night of the fastest round, as the run report gives them.
  var stages: [RunReport.Stage] = []
  /// The most memory the first night held, in bytes.
  var peakBytes = 0
  /// Contacts and companies after the first night.
  var contacts = 0
  var companies = 0
  /// Pairs left for review.
  var reviewPairs = 0
  /// A second night on which nothing has changed, wall seconds.
  var unchangedNight = 0.0
  /// A third night on which one record in a hundred is not as it was, wall seconds.
  var changedNight = 0.0
  /// How well contacts match the truth.
  var quality = MatchingQuality()

  /// The middle of the first nights' seconds.
  private(set) var medianRun = 0.0
  /// How many times `.import`'s seconds the whole night took: the middle of the rounds; nil without sqlite3.
  private(set) var ratio: Double?

  /// A measurement of a file not run yet.
  init(records: Int, bytes: Int) {
    self.records = records
    self.bytes = bytes
  }

  /// Adds a round: a first night's wall seconds and those of `.import`, if there is a sqlite3.
  mutating func addRound(run seconds: Double, imported: Double?) {
    run.append(seconds)
    if let imported { self.imported.append(imported) }
    medianRun = Self.median(run)
    ratio =
      self.imported.count == run.count ? Self.median(zip(run, self.imported).map { $0 / max($1, 0.001) }) : nil
  }

  /// The middle value; 0 of none.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
