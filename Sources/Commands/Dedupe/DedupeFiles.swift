import Deduplicator
import Foundation
import Readers
import Records

/// The files that `lahde dedupe` writes. Neither depends on the order of the records, but that clusters come in it.
struct DedupeFiles {
  private let ids: RecordIDs
  private let order: IDOrder
  private let context: RunContext

  init(_ ids: RecordIDs, _ context: RunContext) {
    self.ids = ids
    order = IDOrder(ids)
    self.context = context
  }

  /// `id,cluster`: a row a record, in the file's order. A cluster is called by the least id of its members.
  func writeClusters(_ path: String, _ outcome: DedupeOutcome) throws(Problem) {
    var least = Array(repeating: Int32.max, count: ids.count)
    for (row, root) in outcome.cluster.enumerated() { least[Int(root)] = min(least[Int(root)], order.ranks[row]) }
    try PrivateFile.write(path, context) { (file) throws(Problem) in
      file.append("id,cluster")
      try file.endRow()
      for (row, root) in outcome.cluster.enumerated() {
        file.appendValue(ids.bytes, ids.range(row))
        file.append(",")
        file.appendValue(ids.bytes, ids.range(Int(order.rows[Int(least[Int(root)])])))
        try file.endRow()
      }
    }
  }

  /// `left,right,weight,probability`: a row a pair, the lesser id first, in the order of ids; weights in bits.
  func writePairs(_ path: String, _ outcome: DedupeOutcome) throws(Problem) {
    let placed = outcome.pairs.map { pair in
      let (left, right) = (order.ranks[Int(pair.left)], order.ranks[Int(pair.right)])
      return (left: min(left, right), right: max(left, right), pair: pair)
    }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    try PrivateFile.write(path, context) { (file) throws(Problem) in
      file.append("left,right,weight,probability")
      try file.endRow()
      for (left, right, pair) in placed {
        file.appendValue(ids.bytes, ids.range(Int(order.rows[Int(left)])))
        file.append(",")
        file.appendValue(ids.bytes, ids.range(Int(order.rows[Int(right)])))
        file.append("," + Self.fixed(Int(pair.weight), decimals: 3))
        file.append("," + Self.fixed(Int((min(max(pair.probability, 0), 1) * 1e6).rounded()), decimals: 6))
        try file.endRow()
      }
    }
  }

  /// A whole number of 10⁻³ or 10⁻⁶ as a decimal.
  private static func fixed(_ number: Int, decimals: Int) -> String {
    let digits = String(abs(number))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// Throws where an output would stand in an input's or in the other output's place, or where no file can be made:
  /// before the work, not after it.
  static func check(outputs: [(option: String, path: String)], inputs: [String]) throws(Problem) {
    for (index, output) in outputs.enumerated() {
      let path = output.path
      let isInput = inputs.contains { isSame(path, $0) }
      guard !isInput, !outputs[..<index].contains(where: { isSame(path, $0.path) }) else {
        throw Problem(
          .usage, "\(output.option) names " + (isInput ? "a file that is read" : "the other output's file"),
          remedy: "name another file")
      }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path(percentEncoded: false)
      guard !path.isEmpty, !path.hasSuffix("/"), !isFolder(path), isFolder(folder) else {
        throw Problem(
          .inputOutput, file: path, isFolder(path) ? "this is a folder" : "there is no folder to write it to",
          remedy: "name a file in a folder that is there")
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    // The system itself answers "name/." only for folders, links to them included.
    FileManager.default.fileExists(atPath: path + "/.")
  }

  /// Whether two paths lead to one file, whatever links are on the way.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    if let one = try? InputFile.status(left), let other = try? InputFile.status(right) {
      return one.device == other.device && one.inode == other.inode
    }
    return URL(fileURLWithPath: left).standardizedFileURL == URL(fileURLWithPath: right).standardizedFileURL
  }
}
