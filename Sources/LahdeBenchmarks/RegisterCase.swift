import Deduplicator
import Foundation
import Records
import Register

/// The register's own matching over contacts with known duplicates: a night under the starting weights, training, and
/// a night under the trained ones.
struct RegisterCase {
  private let records: Int
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder

  /// What one set of weights brought.
  struct Measurement: Codable {
    let records: Int
    let weights: String
    let contacts: ClusterQuality
    let companies: ClusterQuality
    /// The expected precision of pairs of persons and of companies, with its bounds; nil of the starting weights.
    var expected: Share?
    var expectedCompanies: Share?
    /// The figures of each trap; nil of plain contacts.
    var traps: Traps?
    /// Seconds of a night's matching, and of training with all that follows.
    var matching: Double?
    var training: Double?
    let reviewPairs: Int
  }

  /// A share and the bounds that it is expected within.
  struct Share: Codable { let value: Double, low: Double, high: Double }

  /// The figures of each trap.
  struct Traps: Codable { let contacts: [TrapQuality], companies: [TrapQuality] }

  /// A case of `records` records in a folder of its own.
  init(records: Int, options: BenchmarkOptions, folder: BenchmarkFolder) {
    self.records = records
    self.options = options
    self.folder = folder
  }

  /// Both sets of weights.
  func measure() throws(Problem) -> [Measurement] {
    let pipeline = try prepare()
    let first = try night(pipeline, ["--create"])
    var starting = try measurement("starting", pipeline, reviewPairs: first.counts.reviewPairs)
    starting.matching = first.stages.first { $0.stage == "match" }?.seconds
    say("\(records) contacts: training")
    let training = try child(["train", "--pipeline", pipeline, "--apply", "--format", "json"], output: "train.json")
    let report = try TrainReport(try folder.read("train.json"))
    var trained = try measurement("trained", pipeline, reviewPairs: report.reviewPairsAfter)
    (trained.expected, trained.expectedCompanies) = (report.contacts.precision, report.companies.precision)
    trained.training = training.seconds
    folder.age("contacts.csv", hours: 0.5)
    trained.matching = try night(pipeline, ["--rehash"]).stages.first { $0.stage == "match" }?.seconds
    return [starting, trained]
  }

  /// The weights that training makes of the contacts, as Swift source.
  func startingWeights() throws(Problem) -> String {
    let pipeline = try prepare()
    _ = try night(pipeline, ["--create"])
    _ = try child(["train", "--pipeline", pipeline, "--apply"], output: "train.txt")
    let register = try RegisterFile.openToRead(folder.path("register/register.db"), key: nil)
    guard let trained = try ModelStore(register).trained(), let model = MatchModel(trained.content) else {
      throw Problem(.badData, "the register has no trained model")
    }
    return model.source
  }

  private func prepare() throws(Problem) -> String {
    say("\(records) contacts: writing the file")
    let made = try ChildProcess.run(
      options.programs.itself,
      options.writingContacts(
        records, to: folder.path("contacts.csv"), truth: options.isPlain ? nil : folder.path("truth.csv")))
    guard made.code == 0 else { throw Problem(.inputOutput, file: folder.path("contacts.csv"), "was not written") }
    folder.age("contacts.csv")
    return try BenchmarkPipeline.writeForContacts(into: folder, traps: options.traps)
  }

  private func night(_ pipeline: String, _ arguments: [String]) throws(Problem) -> RunReport {
    say("\(records) contacts: a night")
    _ = try child(["run", pipeline, "--format", "json"] + arguments, output: "report.json")
    return try RunReport(try folder.read("report.json"), file: "report.json")
  }

  private func measurement(
    _ weights: String, _ pipeline: String, reviewPairs: Int
  ) throws(Problem) -> Measurement {
    _ = try child(["observations", "--pipeline", pipeline, "--format", "csv"], output: "observations.csv")
    func quality(_ truth: String, _ found: String) throws(Problem) -> ClusterQuality {
      try ClusterFiles(
        file: folder.path("contacts.csv"), id: "unique_id", truth: truth, clusters: folder.path("observations.csv"),
        found: ("source_key", found)
      ).quality()
    }
    func traps(_ kind: TrapFiles.Kind, _ found: String) throws(Problem) -> [TrapQuality] {
      try TrapFiles(
        truth: folder.path("truth.csv"), clusters: folder.path("observations.csv"), found: ("source_key", found)
      ).quality(of: kind)
    }
    var measurement = Measurement(
      records: records, weights: weights, contacts: try quality("cluster", "contact_id"),
      companies: try quality("employer", "company_id"), reviewPairs: reviewPairs)
    if !options.isPlain {
      measurement.traps = Traps(
        contacts: try traps(.person, "contact_id"), companies: try traps(.company, "company_id"))
    }
    return measurement
  }

  private func child(_ arguments: [String], output: String) throws(Problem) -> ChildProcess.Outcome {
    let outcome = try ChildProcess.run(options.programs.lahde, arguments, output: folder.path(output))
    guard outcome.code == 0 || outcome.code == ExitCode.newInQuarantine.rawValue else {
      throw Problem(.badData, "lahde \(arguments[0]) ended with exit code \(outcome.code)")
    }
    return outcome
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// A table, a line for each set of weights.
  static func table(_ measured: [Measurement]) -> String {
    var rows = [
      [
        "records", "weights", "pair P", "R", "F1", "B3", "expected P", "at least", "at most", "companies P", "R",
        "expected P", "at least", "at most", "review", "match s", "train s",
      ]
    ]
    for one in measured {
      let (persons, companies) = (one.contacts.pairs, one.companies.pairs)
      func cells(_ shares: [Double], _ expected: Share?) -> [String] {
        shares.map { SpineReport.text($0, 4) }
          + (expected.map { [$0.value, $0.low, $0.high].map { SpineReport.text($0, 4) } } ?? ["–", "–", "–"])
      }
      var row = ["\(one.records)", one.weights]
      row += cells([persons.precision, persons.recall, persons.f1, one.contacts.bCubed.f1], one.expected)
      row += cells([companies.precision, companies.recall], one.expectedCompanies)
      row.append("\(one.reviewPairs)")
      row += [one.matching, one.training].map { (seconds: Double?) in
        seconds.map { SpineReport.text($0, 1) } ?? "–"
      }
      rows.append(row)
    }
    return ([SpineReport.aligned(rows)] + trapTables(measured)).joined(separator: "\n\n")
  }

  /// Of each size, a table of persons and one of companies, both sets of weights side by side.
  private static func trapTables(_ measured: [Measurement]) -> [String] {
    stride(from: 0, to: measured.count - 1, by: 2).flatMap { index in
      let both = measured[index...index + 1].compactMap { one in one.traps.map { (one.weights, $0) } }
      if both.isEmpty { return [String]() }
      let people = both.map { (name: $0.0, traps: $0.1.contacts) }
      let firms = both.map { (name: $0.0, traps: $0.1.companies) }
      return [
        TrapTable(title: "persons", withStrangers: true, columns: people).text,
        TrapTable(title: "companies", withStrangers: false, columns: firms).text,
      ]
    }
  }

  /// What of `lahde train --format json` is read.
  private struct TrainReport: Decodable {
    struct Kind: Decodable { let precision: Share }
    let contacts: Kind
    let companies: Kind
    let reviewPairsAfter: Int

    init(_ data: Data) throws(Problem) {
      do { self = try JSONDecoder().decode(Self.self, from: data) } catch {
        throw Problem(.badData, "lahde train printed no report")
      }
    }
  }
}
