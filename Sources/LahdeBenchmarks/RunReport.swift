import Foundation
import Records

/// The run report that `lahde run --format json` prints, as far as the benchmarks read it.
struct RunReport: Decodable {
  let schema: String
  let state: String
  let counts: Counts
  let stages: [Stage]

  /// What the register holds after the run.
  struct Counts: Decodable {
    let contacts: Change
    let companies: Change
    let merges: Int
    let reviewPairs: Int
  }

  /// A number before and after the run.
  struct Change: Decodable {
    let before: Int
    let after: Int
  }

  /// What a stage took.
  struct Stage: Codable {
    let stage: String
    let seconds: Double
    /// The most memory the process held while the stage ran, in bytes, if it was measured.
    let peakBytes: Int?
  }

  /// Reads a report; throws if it is none, or if the run was not committed.
  init(_ data: Data, file: String) throws(Problem) {
    do { self = try JSONDecoder().decode(RunReport.self, from: data) } catch {
      throw Problem(.badData, file: file, "is no run report (lahde.run/1)")
    }
    guard schema == "lahde.run/1" else {
      throw Problem(.badData, file: file, "is of schema \(schema), not lahde.run/1")
    }
  }
}
