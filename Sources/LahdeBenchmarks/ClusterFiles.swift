import Readers
import Records

/// A file with the truth beside the clusters that a matcher found in it.
struct ClusterFiles {
  /// The matched file.
  let file: String
  /// Its column that tells records apart.
  let id: String
  /// Its column with the person; the same as `id` where the id's second part, as in `rec-1496-org`, is the person.
  let truth: String
  /// The clusters found, `id,cluster`.
  let clusters: String
  /// Those two columns, where they are called otherwise.
  var found = (id: "id", cluster: "cluster")

  /// Reads both files and compares them; a record that is in no cluster is one of its own.
  ///
  /// Throws where a file or a column is missing, a record is clustered twice, or one is clustered that is not there.
  func quality() throws(Problem) -> ClusterQuality {
    var records = try Self.columns(file, id, truth, secondPart: id == truth)
    var clustered = try Self.columns(clusters, found.id, found.cluster, secondPart: false)
    records.sort { $0 < $1 }
    clustered.sort { $0 < $1 }
    var entries: [ClusterQuality.Entry] = []
    entries.reserveCapacity(records.count)
    var next = 0
    for record in records {
      if next < clustered.count, clustered[next].id == record.id {
        entries.append((record.label, clustered[next].label))
        next += 1
      } else {
        // An id's hash stands for the cluster: no cluster's hash is likely to be the same.
        entries.append((record.label, ~record.id))
      }
    }
    guard next == clustered.count else {
      throw Problem(.badData, file: clusters, "holds records twice, or records that \(file) does not hold")
    }
    return ClusterQuality(entries)
  }

  /// Two columns of a file as hashes, 16 bytes a record.
  private static func columns(
    _ file: String, _ id: String, _ label: String, secondPart: Bool
  ) throws(Problem) -> [(id: UInt64, label: UInt64)] {
    var rows: [(id: UInt64, label: UInt64)] = []
    try eachRow(file, [id, label]) { cells in
      if cells[1].isEmpty { return }
      rows.append((hash(cells[0]), hash(secondPart ? part(cells[1]) : cells[1])))
    }
    return rows
  }

  /// Reads some columns of a file row by row; throws where one is missing.
  static func eachRow(_ file: String, _ columns: [String], _ body: ([ArraySlice<UInt8>]) -> Void) throws(Problem) {
    var options = ReaderOptions()
    options.headerLine = 1
    let reader = try CSVReader(try InputFile.inspect(file), options)
    let names = reader.columns.map { $0.filter { $0 != " " } }
    let places = columns.compactMap { names.firstIndex(of: $0) }
    guard places.count == columns.count else {
      throw Problem(.badData, file: file, "has no columns \(columns.joined(separator: ", "))")
    }
    while let batch = try reader.nextBatch() {
      for row in 0..<batch.count { body(places.map { batch.bytes[batch.range(row: row, column: $0)] }) }
    }
  }

  private static func part(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = cell.firstIndex(of: 0x2D) else { return cell }
    return cell[(first + 1)...].prefix { $0 != 0x2D }
  }

  /// FNV-1a, mixed once more; among five million values two are alike with one chance in a million.
  static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes where byte != 0x20 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }
}
