import Deduplicator
import Foundation
import Readers
import Records
import Text

/// The files that `lahde dedupe` writes. Neither depends on the order of the records, but that clusters come in it.
struct DedupeFiles {
  private let ids: RecordIDs
  private let order: IDOrder
  private let invocation: Invocation

  init(_ ids: RecordIDs, _ invocation: Invocation) {
    self.ids = ids
    order = IDOrder(ids)
    self.invocation = invocation
  }

  /// `id,cluster`: a row a record, in the file's order. A cluster is called by the least id of its members.
  func writeClusters(_ path: String, _ outcome: DedupeOutcome) throws(Problem) {
    var least = Array(repeating: Int32.max, count: ids.count)
    for (row, root) in outcome.cluster.enumerated() { least[Int(root)] = min(least[Int(root)], order.ranks[row]) }
    try rows(path, ["id", "cluster"], outcome.cluster.indices) { row, writer in
      writer.field(ids.bytes, ids.range(row))
      let root = Int(outcome.cluster[row])
      writer.field(ids.bytes, ids.range(Int(order.rows[Int(least[root])])))
    }
  }

  /// `left,right,weight,probability`: a row a pair, the lesser id first, in the order of ids; weights in bits.
  func writePairs(_ path: String, _ outcome: DedupeOutcome) throws(Problem) {
    let placed = outcome.pairs.map { pair in
      let (left, right) = (order.ranks[Int(pair.left)], order.ranks[Int(pair.right)])
      return (left: min(left, right), right: max(left, right), pair: pair)
    }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    try rows(path, ["left", "right", "weight", "probability"], placed.indices) { row, writer in
      let (left, right, pair) = placed[row]
      writer.field(ids.bytes, ids.range(Int(order.rows[Int(left)])))
      writer.field(ids.bytes, ids.range(Int(order.rows[Int(right)])))
      writer.field(Self.fixed(Int(pair.weight), decimals: 3))
      writer.field(Self.fixed(Int((min(max(pair.probability, 0), 1) * 1e6).rounded()), decimals: 6))
    }
  }

  /// Writes a file of rows; `body` gives the fields of each.
  private func rows(
    _ path: String, _ header: [String], _ rows: Range<Int>, _ body: (Int, inout CSVWriter) -> Void
  ) throws(Problem) {
    var writer = invocation.csv
    writer.row(header)
    try PrivateFile.write(path, kept: .none) { (file) throws(Problem) in
      for row in rows {
        body(row, &writer)
        writer.endRow()
        if writer.bytes.count >= Self.chunk { try file.write(writer.take()) }
      }
      try file.write(writer.take())
    }
  }

  private static let chunk = 1 << 20

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
