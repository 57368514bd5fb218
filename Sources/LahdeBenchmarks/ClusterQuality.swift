/// How well clusters match the truth, by pairs of records and by records (B-cubed).
struct ClusterQuality: Codable, Equatable {
  /// Records compared.
  let records: Int
  /// By the pairs that clusters imply.
  let pairs: Shares
  /// By records: the average share of a record's cluster that is its person, and of its person that is in its cluster.
  let bCubed: Shares

  /// Precision and recall, 0 to 1.
  struct Shares: Codable, Equatable {
    /// Of what was put together, the share that belongs together; 1 of nothing.
    let precision: Double
    /// Of what belongs together, the share that was put together; 1 of nothing.
    let recall: Double
    /// The harmonic mean of both.
    let f1: Double

    init(precision: Double, recall: Double) {
      self.precision = precision
      self.recall = recall
      f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  /// One record: its person and its cluster, each any number.
  typealias Entry = (person: UInt64, cluster: UInt64)

  /// Compares the clusters with the truth. Sorts three times; holds 32 bytes a record.
  init(_ entries: [Entry]) {
    var entries = entries
    let truth = Self.numbered(&entries, \.person)
    let found = Self.numbered(&entries, \.cluster)
    entries.sort { $0 < $1 }
    var shared = 0
    var precision = 0.0
    var recall = 0.0
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end] == entries[start] { end += 1 }
      let size = end - start
      shared += Self.pairs(size)
      precision += Double(size * size) / Double(found[Int(entries[start].cluster)])
      recall += Double(size * size) / Double(truth[Int(entries[start].person)])
      start = end
    }
    records = entries.count
    pairs = Shares(
      precision: Self.share(shared, of: found.reduce(0) { $0 + Self.pairs($1) }),
      recall: Self.share(shared, of: truth.reduce(0) { $0 + Self.pairs($1) }))
    bCubed =
      entries.isEmpty
      ? Shares(precision: 1, recall: 1)
      : Shares(precision: precision / Double(entries.count), recall: recall / Double(entries.count))
  }

  /// Replaces the labels by numbers from 0 and returns how many entries bear each.
  private static func numbered(_ entries: inout [Entry], _ label: WritableKeyPath<Entry, UInt64>) -> [Int] {
    entries.sort { $0[keyPath: label] < $1[keyPath: label] }
    var sizes: [Int] = []
    var last: UInt64?
    for index in entries.indices {
      let value = entries[index][keyPath: label]
      if value != last { sizes.append(0) }
      last = value
      sizes[sizes.count - 1] += 1
      entries[index][keyPath: label] = UInt64(sizes.count - 1)
    }
    return sizes
  }

  private static func pairs(_ size: Int) -> Int { size * (size - 1) / 2 }

  private static func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }
}
