import Records
import Text

extension ReviewReport {
  /// The same as a table: a row an item, RFC 4180. `verdict` and `reason` are a steward's to fill in.
  public func csv(_ writer: CSVWriter = CSVWriter()) -> [UInt8] {
    var writer = writer
    writer.row(
      [
        "verdict", "reason", "kind", "outcome", "alarm", "weight_bits", "probability", "review_threshold",
        "merge_threshold",
        "comparisons",
      ]
        + ["left", "right"].flatMap { side in
          ["id", "record", "source", "source_key", "place"].map { "\(side)_\($0)" }
            + Field.allCases.map { "\(side)_\($0.name)" }
        })
    for item in alarms.indices.flatMap(items(ofAlarm:)) + sorted(.review) + sorted(.merged) {
      let thresholds = thresholds(item.kind)
      let comparisons = item.comparisons.map { "\($0.comparison): \($0.level) (\(Self.plain($0.weight)))" }
      writer.row(
        [
          "", "", item.kind.name, item.outcome.rawValue, alarm(item), Self.plain(item.weight),
          Self.plain(item.probability),
          Self.plain(thresholds.review), Self.plain(thresholds.merge), comparisons.joined(separator: "; "),
        ] + Self.cells(item.left) + Self.cells(item.right))
    }
    return writer.bytes
  }

  private func alarm(_ item: Item) -> String {
    item.alarm.map { "\($0 + 1): \(alarms[$0].subject), \(alarms[$0].finding)" } ?? ""
  }

  private static func cells(_ side: Side) -> [String] {
    [
      String(side.id), String(side.record), side.source, side.sourceKey ?? "", side.place,
    ] + Field.allCases.map { side.value($0) }
  }

  private static func plain(_ weight: Int32) -> String { Figures.decimal(thousandths: Int(weight), decimals: 3) }

  private static func plain(_ probability: Double) -> String {
    let millionths = Int((min(max(probability.isFinite ? probability : 0, 0), 1) * 1_000_000).rounded())
    let digits = String(millionths % 1_000_000)
    return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
