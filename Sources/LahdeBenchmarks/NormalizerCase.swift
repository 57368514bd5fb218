import Configuration
import Dispatch
import Foundation
import Normalizer
import Pipeline
import Readers
import Records

/// The rule chain alone over the synthetic customers, from memory to memory: records a second on two threads, beside the
/// reader's time for the same file, and what each rule costs.
struct NormalizerCase {
  private let records: Int
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder

  /// What one size took.
  struct Measurement: Encodable {
    let records: Int
    /// Seconds of the CSV reader, on one thread.
    let readSeconds: Double
    /// Median seconds of the chain on the wall, on two threads.
    let seconds: Double
    /// Median seconds of processor time, all threads.
    let cpuSeconds: Double
    /// Nanoseconds a record of each rule on one thread.
    let rules: [Rule]

    struct Rule: Encodable {
      let rule: String
      let asked: Int
      let applied: Int
      let nanosecondsARecord: Double
    }
  }

  /// The case of one size in a folder of its own.
  init(records: Int, options: BenchmarkOptions, folder: BenchmarkFolder) {
    self.records = records
    self.options = options
    self.folder = folder
  }

  /// Writes the file, reads it into memory, and normalises it five times.
  func measure() throws(Problem) -> Measurement {
    let file = folder.path("customers.csv")
    let made = try ChildProcess.run(
      options.programs.itself, ["generate", file, "--records", "\(records)", "--seed", "\(options.seed)"])
    guard made.code == 0 else { throw Problem(.inputOutput, file: file, "was not written") }
    let plan = try plan()
    let opening = SourceOpening(plan)
    let start = Self.now()
    var reader = try opening.open(try InputFile.inspect(file), batchRecords: NightOptions().batchRecords)
    var batches: [RecordBatch] = []
    while let batch = try reader.nextBatch() { batches.append(batch) }
    let read = Self.now() - start
    let chain = RuleChain(layout: try opening.layout(of: reader, file: file), today: 20_000)
    var wall: [Double] = []
    var processor: [Double] = []
    for _ in 0..<5 {
      let (start, busy) = (Self.now(), Self.processorSeconds())
      let kept = Parallel.map(batches.count) { [batches] in chain.normalize(batches[$0]).rows.count }.reduce(0, +)
      wall.append(Self.seconds(Self.now() - start))
      processor.append(Self.processorSeconds() - busy)
      guard kept == records else { throw Problem(.bug, "\(kept) of \(records) records came out of the chain") }
    }
    return Measurement(
      records: records, readSeconds: Self.seconds(read), seconds: SpineMeasurement.median(wall),
      cpuSeconds: SpineMeasurement.median(processor), rules: rules(chain, batches))
  }

  private func rules(_ chain: RuleChain, _ batches: [RecordBatch]) -> [Measurement.Rule] {
    var sums: [RuleCost] = []
    for batch in batches.prefix(25) {
      let costs = chain.costs(batch, clock: Self.now)
      if sums.isEmpty {
        sums = costs
      } else {
        for index in costs.indices {
          sums[index].asked += costs[index].asked
          sums[index].applied += costs[index].applied
          sums[index].nanoseconds += costs[index].nanoseconds
        }
      }
    }
    let measured = batches.prefix(25).reduce(0) { $0 + $1.count }
    return sums.map {
      Measurement.Rule(
        rule: $0.rule, asked: $0.asked, applied: $0.applied,
        nanosecondsARecord: Double($0.nanoseconds) / Double(max(measured, 1)))
    }
  }

  private func plan() throws(Problem) -> SourcePlan {
    let path = try BenchmarkPipeline.write(into: folder)
    let pipeline: PipelineFile
    do { pipeline = try PipelineFile.load(path) } catch {
      throw error.problems.first ?? Problem(.configuration, file: path, "the pipeline cannot be used")
    }
    guard let plan = pipeline.sources.first else { throw Problem(.bug, "the pipeline has no source") }
    return plan
  }

  /// The measurements as tables.
  static func table(_ measured: [Measurement]) -> String {
    var sizes = [["records", "reader s", "chain s", "records/s", "chain/reader", "CPU µs/record"]]
    for size in measured {
      sizes.append([
        "\(size.records)", SpineReport.text(size.readSeconds, 3), SpineReport.text(size.seconds, 3),
        SpineReport.text(Double(size.records) / max(size.seconds, 1e-6), 0),
        SpineReport.text(size.seconds / max(size.readSeconds, 1e-6), 2),
        SpineReport.text(size.cpuSeconds * 1e6 / Double(size.records), 2),
      ])
    }
    var rules = [["rule", "asked", "applied", "ns/record"]]
    for rule in measured.last?.rules ?? [] {
      rules.append([rule.rule, "\(rule.asked)", "\(rule.applied)", SpineReport.text(rule.nanosecondsARecord, 0)])
    }
    return SpineReport.aligned(sizes) + "\n\n" + SpineReport.aligned(rules)
  }

  private static func now() -> Int64 { Int64(clamping: DispatchTime.now().uptimeNanoseconds) }

  private static func seconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / 1e9 }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}
