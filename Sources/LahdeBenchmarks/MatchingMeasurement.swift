/// What matching one set took and brought, with Splink beside it.
struct MatchingMeasurement: Codable {
  /// The set's name.
  let name: String
  /// Clusters against the truth.
  let quality: ClusterQuality
  /// Wall seconds of each round.
  let rounds: [Double]
  /// The middle of the rounds.
  let seconds: Double
  /// The most memory the program held, in bytes.
  let peakBytes: Int
  /// What is asked of the set, if anything is.
  let floor: MatchingSet.Floor?
  /// The figures of each trap, if there are any.
  let traps: [TrapQuality]?
  /// Splink in the same run, if it is there.
  let splink: Splink?

  /// What Splink took and brought.
  struct Splink: Codable {
    /// Clusters at match probability 0.5.
    let loose: ClusterQuality
    /// Clusters at match probability 0.95.
    let tight: ClusterQuality
    /// Loading, training, predicting and clustering once, without starting Python.
    let seconds: Double
    /// The most memory the process held, in bytes.
    let peakBytes: Int
  }

  /// Splink's seconds over this program's.
  var ratio: Double? { splink.map { $0.seconds / max(seconds, 0.001) } }

  /// What of the floor is not reached: the names of the figures, nothing where all is well.
  var missed: [String] {
    guard let floor else { return [] }
    var missed: [String] = []
    if quality.pairs.f1 < floor.pairF1 { missed.append("F1") }
    if quality.bCubed.f1 < floor.bCubedF1 { missed.append("B3") }
    if let most = floor.seconds, seconds > most { missed.append("s") }
    if let most = floor.bytes, peakBytes > most { missed.append("MB") }
    return missed
  }

  /// A table of all sets, one line each, and one of Splink's figures.
  static func table(_ measured: [MatchingMeasurement]) -> String {
    func three(_ shares: ClusterQuality.Shares) -> [String] {
      [shares.precision, shares.recall, shares.f1].map { SpineReport.text($0, 4) }
    }
    var rows = [
      ["set", "records", "pair P", "R", "F1", "B3 P", "R", "F1", "s", "MB", "asked F1/B3", "s", "MB", "missed"]
    ]
    for set in measured {
      let asked: [String] =
        set.floor.map { floor in
          [
            SpineReport.text(floor.pairF1, 4) + "/" + SpineReport.text(floor.bCubedF1, 4),
            floor.seconds.map { SpineReport.text($0, 1) } ?? "–", floor.bytes.map { "\($0 / 1_000_000)" } ?? "–",
          ]
        } ?? ["–", "–", "–"]
      rows.append(
        [set.name, "\(set.quality.records)"] + three(set.quality.pairs) + three(set.quality.bCubed) + [
          SpineReport.text(set.seconds, 3), SpineReport.text(Double(set.peakBytes) / 1e6, 0),
        ] + asked + [set.floor == nil ? "–" : set.missed.isEmpty ? "nothing" : set.missed.joined(separator: " ")])
    }
    var others = [["Splink", "at", "pair P", "R", "F1", "B3 P", "R", "F1", "s", "MB", "s / s"]]
    for set in measured {
      guard let splink = set.splink, let ratio = set.ratio else { continue }
      for (threshold, quality) in [("0.5", splink.loose), ("0.95", splink.tight)] {
        others.append(
          [set.name, threshold] + three(quality.pairs) + three(quality.bCubed) + [
            SpineReport.text(splink.seconds, 2), SpineReport.text(Double(splink.peakBytes) / 1e6, 0),
            SpineReport.text(ratio, 1),
          ])
      }
    }
    var tables = [SpineReport.aligned(rows)]
    if others.count > 1 { tables.append(SpineReport.aligned(others)) }
    for set in measured {
      guard let traps = set.traps else { continue }
      tables.append(TrapTable(title: set.name, withStrangers: true, columns: [("pair", traps)]).text)
    }
    return tables.joined(separator: "\n\n")
  }
}
