/// The rows of every entity, in one array: rows of entity `i` are `rows[starts[i]..<starts[i + 1]]`, ascending.
struct EntityMembers: Sendable {
  /// The founding rows, ascending: one an entity.
  private(set) var founders: [Int32] = []
  /// Where each entity's rows start; one more entry than entities.
  private(set) var starts: [Int] = [0]
  /// The rows, entity by entity.
  private(set) var rows: [Int32] = []

  /// Groups rows by their founder; a row with founder -1 belongs to nothing. Two passes over the rows.
  init(founderOfRow founderOf: [Int32]) {
    var entity = [Int32](repeating: -1, count: founderOf.count)
    var counts: [Int] = []
    for founder in founderOf where founder >= 0 {
      if entity[Int(founder)] < 0 {
        entity[Int(founder)] = Int32(founders.count)
        founders.append(founder)
        counts.append(0)
      }
      counts[Int(entity[Int(founder)])] += 1
    }
    starts.reserveCapacity(counts.count + 1)
    var next: [Int] = []
    next.reserveCapacity(counts.count)
    var total = 0
    for count in counts {
      next.append(total)
      total += count
      starts.append(total)
    }
    rows = Array(repeating: 0, count: total)
    for (row, founder) in founderOf.enumerated() where founder >= 0 {
      let number = Int(entity[Int(founder)])
      rows[next[number]] = Int32(row)
      next[number] += 1
    }
  }

  var count: Int { founders.count }

  /// Splits the entities into `parts` runs with about equally many rows.
  func parts(_ parts: Int) -> [Range<Int>] {
    var bounds = [0]
    for part in 1..<max(parts, 2) where parts > 1 {
      let wanted = rows.count * part / parts
      var bound = bounds[bounds.count - 1]
      while bound < count && starts[bound] < wanted { bound += 1 }
      bounds.append(bound)
    }
    bounds.append(count)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}
