import Records
import SyntheticData

/// The truth of a contact file with traps beside the clusters that a matcher found in it.
struct TrapFiles {
  /// The truth, as `LahdeBenchmarks contacts --truth` writes it.
  let truth: String
  /// The clusters found.
  let clusters: String
  /// Their columns with the record and the cluster.
  var found = (id: "id", cluster: "cluster")

  /// What is compared: people or firms. Only of people can two be strangers.
  enum Kind: String { case person, company }

  /// The figures of each trap; a record that is in no cluster is one of its own.
  ///
  /// Throws where a file or a column is missing, or a record is clustered twice or is not there.
  func quality(of kind: Kind) throws(Problem) -> [TrapQuality] {
    let names = ContactTrap.allCases.map(\.rawValue)
    let bits = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { (ClusterFiles.hash(Array($1.utf8)[...]), UInt64(1) << UInt64($0)) }
    )
    var entries: [(id: UInt64, entry: TrapQuality.Entry)] = []
    let columns = ["unique_id", kind.rawValue, "given", "family", "traps"]
    try ClusterFiles.eachRow(truth, columns) { cells in
      let hashes = cells.map(ClusterFiles.hash)
      let traps = cells[4].split(separator: 0x20).reduce(0) { $0 | (bits[ClusterFiles.hash($1)] ?? 0) }
      // An id's hash stands for the cluster of a record in none; a firm has one name in the truth, its number.
      let (given, family) = kind == .person ? (hashes[2], hashes[3]) : (0, 0)
      entries.append(
        (hashes[0], .init(truth: hashes[1], cluster: ~hashes[0], given: given, family: family, traps: traps)))
    }
    entries.sort { $0.id < $1.id }
    var clustered: [(id: UInt64, cluster: UInt64)] = []
    try ClusterFiles.eachRow(clusters, [found.id, found.cluster]) { cells in
      if !cells[1].isEmpty { clustered.append((ClusterFiles.hash(cells[0]), ClusterFiles.hash(cells[1]))) }
    }
    clustered.sort { $0 < $1 }
    var next = 0
    for index in entries.indices where next < clustered.count && clustered[next].id == entries[index].id {
      entries[index].entry.cluster = clustered[next].cluster
      next += 1
    }
    guard next == clustered.count else {
      throw Problem(.badData, file: clusters, "holds records twice, or records that \(truth) does not hold")
    }
    return TrapQuality.measured(entries.map(\.entry), traps: names)
  }
}
