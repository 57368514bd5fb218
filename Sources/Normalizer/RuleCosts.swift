import Records

/// What one rule costs: measured, for benchmarks.
public struct RuleCost: Sendable, Equatable {
  /// Name and version of the rule.
  public let rule: String
  /// Values that the rule was asked about.
  public var asked = 0
  /// Those that gave it anything to do.
  public var applied = 0
  /// Nanoseconds in all, by the caller's clock.
  public var nanoseconds: Int64 = 0
}

extension RuleChain {
  /// What each rule costs over a batch, in the rules' order: every rule on all values in turn, so that the clock is read
  /// once a rule and field. `clock` gives nanoseconds. Reading, packing and hashing are not among the rules.
  public func costs(_ batch: RecordBatch, clock: () -> Int64) -> [RuleCost] {
    var rows = (0..<batch.count).map { row in
      var cells = Field.allCases.map(Cell.init)
      for field in fields {
        for column in columns[field] where column < batch.columnCount {
          cells[field].join(batch.bytes, batch.range(row: row, column: column))
        }
      }
      return cells
    }
    var spare = Cell(.companyName)
    return RuleRegistry.all.map { rule in
      var cost = RuleCost(rule: rule.id)
      let start = clock()
      if rule is PersonalIdentityCode {
        for row in rows.indices {
          for field in fields where rows[row][field].kinds.contains(.digit) {
            cost.applied += 1
            Self.mask(&rows[row][field], spare: &spare)
          }
        }
        cost.asked = rows.count * fields.count
      } else if let rule = rule as? any FieldRule {
        let needs = rule.needs
        for field in rule.fields.map(\.rawValue) {
          for row in rows.indices where !rows[row][field].bytes.isEmpty {
            cost.asked += 1
            if rows[row][field].kinds.isDisjoint(with: needs) { continue }
            cost.applied += 1
            rule.apply(&rows[row][field])
          }
        }
      }
      cost.nanoseconds = clock() - start
      return cost
    }
  }
}
