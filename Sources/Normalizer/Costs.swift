import Records

extension RuleChain {
  /// bench only
  public static func costs(_ batch: RecordBatch, _ layout: Layout) -> [(String, Double)] {
    let clock = ContinuousClock()
    var total: [String: Duration] = [:]
    var overhead = Duration.zero
    for _ in 0..<5 {
      var all: [[Cell]] = []
      for row in 0..<batch.count {
        var cells = Field.allCases.map(Cell.init)
        for (f, c) in layout.columns.enumerated() {
          for x in c { cells[f].join(batch.bytes, batch.range(row: row, column: x)) }
        }
        for f in cells.indices { cells[f].scratch.reserveCapacity(64) }
        all.append(cells)
      }
      for rule in RuleRegistry.all {
        if let rule = rule as? any FieldRule {
          let fs = rule.fields.map(\.rawValue)
          total[rule.id, default: .zero] += clock.measure {
            for i in all.indices { for f in fs where !all[i][f].bytes.isEmpty { rule.apply(&all[i][f]) } }
          }
        }
        if let rule = rule as? any RecordRule {
          total[rule.id, default: .zero] += clock.measure { for i in all.indices { _ = rule.apply(&all[i]) } }
        }
      }
    }
    _ = overhead
    overhead = .zero
    return RuleRegistry.all.map {
      ($0.id, Double((total[$0.id] ?? .zero).components.attoseconds) * 1e-9 / Double(5 * batch.count))
    }
  }
}
