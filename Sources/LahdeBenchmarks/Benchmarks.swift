import Foundation
import Records
import SyntheticData

/// The benchmarks' command line: which case, over what, printed how.
struct Benchmarks {
  private let options: BenchmarkOptions

  /// Reads the command line, the program's own name first.
  init(_ arguments: [String]) throws(Problem) { options = try BenchmarkOptions(arguments) }

  /// Runs the case asked for and prints what it measured on standard output.
  func run() throws(Problem) {
    switch options.benchmark {
    case .help: print(BenchmarkOptions.help)
    case .spine: try runSpine()
    case .memory: try runMemory()
    case .normalizer: try runNormalizer()
    case .names: print(try NamesCase(folder: options.path, seed: options.seed).measure(options.records[0]))
    case .generate:
      try CustomerFile(records: options.records[0], seed: options.seed)
        .write(to: options.path, truthPath: options.truth)
    case .contacts:
      try ContactFile(records: options.records[0], seed: options.seed, extras: options.extras)
        .write(to: options.path, truthPath: options.truth)
    case .matching: try runMatching()
    case .register: try runRegister()
    case .keys: try runKeys()
    case .rights: try runRights()
    case .weights:
      let folder = try BenchmarkFolder()
      defer { folder.remove() }
      print(try RegisterCase(records: options.records[0], options: options, folder: folder).startingWeights())
    case .score:
      if let labels = options.labels {
        let files = TrapFiles(truth: labels, clusters: options.clusters)
        return print(try SpineReport.json(try files.quality(of: .person)))
      }
      let files = ClusterFiles(
        file: options.path, id: options.id, truth: options.truth ?? "cluster", clusters: options.clusters)
      print(try SpineReport.json(try files.quality()))
    case .pass: print(try ReaderNormaliserPass.run(pipeline: options.path))
    }
  }

  private func runSpine() throws(Problem) {
    var measured: [SpineMeasurement] = []
    for records in options.records {
      let folder = try BenchmarkFolder()
      defer { folder.remove() }
      measured.append(try SpineCase(records: records, options: options, folder: folder).measure())
    }
    print(options.json ? try SpineReport.json(measured) : SpineReport.table(measured))
  }

  private func runNormalizer() throws(Problem) {
    var measured: [NormalizerCase.Measurement] = []
    for records in options.records {
      let folder = try BenchmarkFolder()
      defer { folder.remove() }
      measured.append(try NormalizerCase(records: records, options: options, folder: folder).measure())
    }
    print(options.json ? try SpineReport.json(measured) : NormalizerCase.table(measured))
  }

  private func runMatching() throws(Problem) {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let measured = try MatchingCase(options: options, folder: folder).measure()
    print(options.json ? try SpineReport.json(measured) : MatchingMeasurement.table(measured))
  }

  private func runRegister() throws(Problem) {
    var measured: [RegisterCase.Measurement] = []
    for records in options.records {
      let folder = try BenchmarkFolder()
      defer { folder.remove() }
      measured += try RegisterCase(records: records, options: options, folder: folder).measure()
    }
    print(options.json ? try SpineReport.json(measured) : RegisterCase.table(measured))
  }

  private func runRights() throws(Problem) {
    var measured: [RightsCase.Measurement] = []
    for records in options.records {
      let folder = try BenchmarkFolder()
      defer { folder.remove() }
      measured.append(try RightsCase(records: records, options: options, folder: folder).measure())
    }
    print(options.json ? try SpineReport.json(measured) : RightsCase.table(measured))
  }

  private func runKeys() throws(Problem) {
    var measured: [KeyCase.Measurement] = []
    for records in options.records {
      let folder = try BenchmarkFolder()
      defer { folder.remove() }
      measured += try KeyCase(records: records, options: options, folder: folder).measure()
    }
    print(options.json ? try SpineReport.json(measured) : KeyCase.table(measured))
  }

  private func runMemory() throws(Problem) {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let measured = try MemoryCase(options: options, folder: folder).measure()
    print(options.json ? try SpineReport.json(measured) : MemoryCase.table(measured))
  }
}
