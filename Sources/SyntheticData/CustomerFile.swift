import Foundation
import Records

/// A customer file of invented people, drawn row by row from a seed: the same seed gives the same bytes everywhere.
///
/// Semicolons, UTF-8, LF, header row, 17 columns, some 210 bytes a record. Who is who is written to a truth file beside
/// it. Some colleagues share a mailbox, some firms are families, some people have changed employer, some relationships
/// have ended; a share of the records are people already in the file, written differently.
public struct CustomerFile: Sendable {
  /// Records on the first night.
  public let records: Int
  /// The seed that everything follows from.
  public let seed: UInt64
  /// The share of records whose person is in the file already, 0 to 1.
  public let duplicateShare: Double
  private var nights: [Double] = []

  /// A file of `records` records; `duplicateShare` of them, 0 to 1, stand for people who are there already.
  public init(records: Int, seed: UInt64, duplicateShare: Double = 0.2) {
    self.records = records
    self.seed = seed
    self.duplicateShare = duplicateShare
  }

  /// The same file one night later: of its records `changed` (0 to 1) are not as they were, one half with other
  /// content, a quarter gone, and a quarter as many come as new.
  public func nextNight(changed: Double) -> CustomerFile {
    var next = self
    next.nights.append(changed)
    return next
  }

  /// Writes the file, and to `truthPath` who is who: `asiakasnro,person,company`, numbers all of them.
  ///
  /// About 50 MB are written a second; memory is some bytes a record. Throws if a file cannot be written.
  public func write(to path: String, truthPath: String?) throws(Problem) {
    let plan = FilePlan(records: records, seed: seed, duplicateShare: duplicateShare, nights: nights)
    let writer = RowWriter(population: plan.population)
    var file = try OutputFile(path: path)
    var truth: OutputFile? = nil
    if let truthPath { truth = try OutputFile(path: truthPath) }
    file.bytes = RowWriter.header
    truth?.bytes = Array("asiakasnro,person,company\n".utf8)
    for position in 0..<plan.rows {
      guard let row = plan.row(position) else { continue }
      writer.append(row, to: &file.bytes)
      try file.flushIfFull()
      truth?.bytes.append(decimal: row.key)
      truth?.bytes.append(0x2C)
      truth?.bytes.append(decimal: row.person)
      truth?.bytes.append(0x2C)
      truth?.bytes.append(decimal: row.company)
      truth?.bytes.append(0x0A)
      try truth?.flushIfFull()
    }
    try file.flush()
    try truth?.flush()
  }
}
