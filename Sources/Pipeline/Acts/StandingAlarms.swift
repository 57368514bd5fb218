import Deduplicator
import Records
import Register

/// The alarms over all that the register holds, as a night that matched all of it would raise them.
public struct StandingAlarms {
  /// An alarm, and the pairs of observations by which a steward can say what is one: the strongest that together hold all of
  /// it, the strongest first.
  public struct Entry: Sendable {
    /// The alarm.
    public let alarm: RaisedAlarm
    /// Pairs of observations, with their weights in 1/1000 bit.
    public let pairs: [(left: Int64, right: Int64, weight: Int32)]
  }

  /// Companies first.
  public let entries: [Entry]

  /// The alarms of a register. It is matched anew for that, and not changed.
  public init(_ register: RegisterFile, threads: Int) throws(Problem) {
    let table = try ObservationLoader(register).table()
    let model = try RegisterModel.current(register)
    let resolution = try StandingDecisions(register, table).resolver(model, threads: threads).resolve(table)
    entries = resolution.alarms.map { alarm in
      Entry(
        alarm: RaisedAlarm(alarm, table),
        pairs: Self.spanning(alarm, resolution).map {
          (table.observation[Int($0.left)], table.observation[Int($0.right)], $0.weight)
        })
    }
  }

  private static func spanning(_ alarm: ClusterAlarm, _ resolution: Resolution) -> [ScoredPair] {
    let founder = alarm.kind == .person ? resolution.contact : resolution.company
    // Which of the parts are together through pairs that are taken.
    var group = Dictionary(alarm.rows.map { ($0, $0) }) { first, _ in first }
    let across = resolution.pairs.filter { pair in
      let (one, other) = (founder[Int(pair.left)], founder[Int(pair.right)])
      return pair.kind == alarm.kind && one != other && group[one] != nil && group[other] != nil
    }
    return across.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }.filter { pair in
      let (one, other) = (group[founder[Int(pair.left)]], group[founder[Int(pair.right)]])
      if one == other { return false }
      for (part, its) in group where its == other { group[part] = one }
      return true
    }
  }
}
