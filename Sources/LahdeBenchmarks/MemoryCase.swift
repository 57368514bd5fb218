import Foundation
import Records

/// A file far larger than memory should grow: what reader and normaliser hold while it passes.
struct MemoryCase {
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder

  /// What one pass took.
  struct Measurement: Encodable {
    let pass: String
    let bytes: Int
    let seconds: Double
    let peakBytes: Int
  }

  /// The case in a folder of its own.
  init(options: BenchmarkOptions, folder: BenchmarkFolder) {
    self.options = options
    self.folder = folder
  }

  /// Writes the file and passes it through the reader (`lahde preview`), then through reader and normaliser.
  func measure() throws(Problem) -> [Measurement] {
    let file = folder.path("customers.csv")
    let records = max(options.bytes / Self.bytesARecord, 1)
    let made = try ChildProcess.run(
      options.programs.itself, ["generate", file, "--records", "\(records)", "--seed", "\(options.seed)"])
    guard made.code == 0 else { throw Problem(.inputOutput, file: file, "was not written") }
    folder.age("customers.csv")
    return [
      try pass("reader", options.programs.lahde, ["preview", file, "--limit", "all", "--format", "csv"]),
      try pass(
        "reader and normaliser", options.programs.itself, ["pass", try BenchmarkPipeline.write(into: folder)]),
    ]
  }

  /// The measurements as a table.
  static func table(_ measured: [Measurement]) -> String {
    SpineReport.aligned(
      [["pass", "MB", "seconds", "MB/s", "peak MB"]]
        + measured.map {
          [
            $0.pass, SpineReport.text(Double($0.bytes) / 1e6, 0), SpineReport.text($0.seconds, 2),
            SpineReport.text(Double($0.bytes) / 1e6 / max($0.seconds, 0.001), 0),
            SpineReport.text(Double($0.peakBytes) / 1e6, 0),
          ]
        })
  }

  private func pass(_ name: String, _ program: String, _ arguments: [String]) throws(Problem) -> Measurement {
    let outcome = try ChildProcess.run(program, arguments)
    guard outcome.code == 0 else { throw Problem(.badData, "\(name): exit code \(outcome.code)") }
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path("customers.csv"))
    return Measurement(
      pass: name, bytes: (attributes?[.size] as? NSNumber)?.intValue ?? 0, seconds: outcome.seconds,
      peakBytes: outcome.peakBytes)
  }

  private static let bytesARecord = 217
}
