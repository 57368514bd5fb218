import Foundation
import Records
import SyntheticData

/// The whole way at one size: first nights and imports in turn, an unchanged night, a night of few changes, the truth.
struct SpineCase {
  private let records: Int
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder

  /// A case of `records` records in a folder of its own.
  init(records: Int, options: BenchmarkOptions, folder: BenchmarkFolder) {
    self.records = records
    self.options = options
    self.folder = folder
  }

  /// Generates the file, runs everything and returns what it took.
  func measure() throws(Problem) -> SpineMeasurement {
    try generate()
    let pipeline = try BenchmarkPipeline.write(into: folder)
    var measured = SpineMeasurement(records: records, bytes: try folder.read("customers.csv").count)
    for round in 0..<(records < 1_000_000 ? 3 : 1) {
      folder.remove("register")
      folder.remove("keys")
      say("\(records) records, round \(round + 1): a first night")
      let run = try firstNight(pipeline, &measured)
      say("\(records) records, round \(round + 1): sqlite3 .import")
      measured.addRound(run: run, imported: try importAlone())
    }
    measured.quality = try quality(pipeline)
    say("\(records) records: an unchanged night")
    measured.unchangedNight = try night(pipeline, ["--format", "json"]).seconds
    say("\(records) records: a night with one change in a hundred")
    try CustomerFile(records: records, seed: options.seed).nextNight(changed: 0.01)
      .write(to: folder.path("customers.csv"), truthPath: nil)
    folder.age("customers.csv", hours: 0.5)
    measured.changedNight = try night(pipeline, ["--format", "json"]).seconds
    return measured
  }

  private func generate() throws(Problem) {
    say("\(records) records: writing the file")
    // In a child, because what this process ever held counts as its children's peak.
    let made = try ChildProcess.run(
      options.programs.itself,
      [
        "generate", folder.path("customers.csv"), "--records", "\(records)", "--seed", "\(options.seed)", "--truth",
        folder.path("truth.csv"),
      ])
    guard made.code == 0 else { throw Problem(.inputOutput, file: folder.path("customers.csv"), "was not written") }
    folder.age("customers.csv")
  }

  private func firstNight(_ pipeline: String, _ measured: inout SpineMeasurement) throws(Problem) -> Double {
    let outcome = try night(pipeline, ["--create", "--format", "json"])
    let report = try RunReport(try folder.read("report.json"), file: "report.json")
    let fastest = measured.run.min() ?? .infinity
    // The night resets its own peak from stage to stage, so the child's is only that of the last.
    measured.peakBytes = report.stages.compactMap(\.peakBytes).reduce(max(measured.peakBytes, outcome.peakBytes), max)
    measured.contacts = report.counts.contacts.after
    measured.companies = report.counts.companies.after
    measured.reviewPairs = report.counts.reviewPairs
    if outcome.seconds < fastest { measured.stages = report.stages }
    return outcome.seconds
  }

  private func night(_ pipeline: String, _ arguments: [String]) throws(Problem) -> ChildProcess.Outcome {
    let outcome = try ChildProcess.run(
      options.programs.lahde, ["run", pipeline] + arguments, output: folder.path("report.json"))
    guard outcome.code == 0 || outcome.code == ExitCode.newInQuarantine.rawValue else {
      throw Problem(.badData, file: pipeline, "lahde run ended with exit code \(outcome.code)")
    }
    return outcome
  }

  private func importAlone() throws(Problem) -> Double? {
    guard let sqlite3 = Programs.found("sqlite3") else { return nil }
    folder.remove("import.db")
    let outcome = try ChildProcess.run(
      sqlite3,
      [folder.path("import.db"), ".mode csv", ".separator ;", ".import \(folder.path("customers.csv")) t"])
    guard outcome.code == 0 else { throw Problem(.inputOutput, "sqlite3 .import ended with exit code \(outcome.code)") }
    return outcome.seconds
  }

  private func quality(_ pipeline: String) throws(Problem) -> MatchingQuality {
    let outcome = try ChildProcess.run(
      options.programs.lahde, ["observations", "--pipeline", pipeline, "--format", "csv"],
      output: folder.path("observations.csv"))
    guard outcome.code == 0 else { throw Problem(.badData, "lahde observations ended with exit code \(outcome.code)") }
    return try MatchingQuality(
      observations: [UInt8](try folder.read("observations.csv")), truth: [UInt8](try folder.read("truth.csv")))
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
