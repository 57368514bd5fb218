import Foundation
import Records

/// `lahde dedupe` over sets with known duplicates: quality, seconds and memory, with Splink beside it where it is there.
///
/// Files are written, matched and compared in children, so that this process stays small: what it ever held counts as
/// its children's peak.
struct MatchingCase {
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder
  private let python: String?

  /// The case in a folder of its own.
  init(options: BenchmarkOptions, folder: BenchmarkFolder) throws(Problem) {
    self.options = options
    self.folder = folder
    python = options.splink ? try SplinkScript.python() : nil
    if options.splink, python == nil { Self.say("python3 with splink is not there: no figures beside") }
  }

  /// Measures the sets asked for; those whose file is missing are passed over with a note.
  func measure() throws(Problem) -> [MatchingMeasurement] {
    var measured: [MatchingMeasurement] = []
    for set in try sets() {
      guard let file = try file(of: set) else { continue }
      measured.append(try measure(set, file))
    }
    return measured
  }

  private func sets() throws(Problem) -> [MatchingSet] {
    var sets = MatchingSet.published
    for records in options.records {
      sets += [.contacts(records, phones: true), .contacts(records, phones: false)]
      if !options.isPlain { sets.append(.traps(records)) }
    }
    guard !options.only.isEmpty else { return sets }
    if let unknown = options.only.first(where: { name in !sets.contains { $0.name == name } }) {
      let names = sets.map(\.name).joined(separator: ", ")
      throw Problem(.usage, "no set is called “\(unknown)”", remedy: "name some of \(names)")
    }
    return sets.filter { options.only.contains($0.name) }
  }

  private func file(of set: MatchingSet) throws(Problem) -> String? {
    guard let records = set.records else {
      let path = options.data.map { $0 + "/" + set.name + ".csv" }
      if let path, FileManager.default.fileExists(atPath: path) { return path }
      Self.say("\(set.name): passed over, there is no \(path ?? "--data FOLDER")")
      return nil
    }
    let name = (set.hasTraps ? "traps" : "contacts") + "-\(records).csv"
    if FileManager.default.fileExists(atPath: folder.path(name)) { return folder.path(name) }
    Self.say("\(records) contacts: writing the file")
    var options = options
    if !set.hasTraps { (options.relatives, options.traps) = (0, false) }
    let truth = set.hasTraps ? folder.path(Self.truth) : nil
    _ = try child(options.programs.itself, options.writingContacts(records, to: folder.path(name), truth: truth))
    return folder.path(name)
  }

  private func measure(_ set: MatchingSet, _ file: String) throws(Problem) -> MatchingMeasurement {
    let clusters = folder.path("clusters.csv")
    let ignored = set.ignored.isEmpty ? [] : ["--ignore", set.ignored.joined(separator: ",")]
    var rounds: [Double] = []
    var peak = 0
    for round in 1...((set.records ?? 0) >= 1_000_000 ? 1 : 3) {
      Self.say("\(set.name), round \(round): lahde dedupe")
      folder.remove("clusters.csv")
      let outcome = try child(
        options.programs.lahde, ["dedupe", file, "--id", set.id] + ignored + ["--clusters", clusters])
      rounds.append(outcome.seconds)
      peak = max(peak, outcome.peakBytes)
    }
    return MatchingMeasurement(
      name: set.name, quality: try quality(set, file, clusters), rounds: rounds,
      seconds: SpineMeasurement.median(rounds), peakBytes: peak, floor: set.floor,
      traps: set.hasTraps ? try traps(clusters) : nil, splink: try splink(set, file))
  }

  private func splink(_ set: MatchingSet, _ file: String) throws(Problem) -> MatchingMeasurement.Splink? {
    guard let python else { return nil }
    Self.say("\(set.name): Splink")
    let script = try folder.write("splink_beside.py", SplinkScript.text)
    let (loose, tight) = (folder.path("loose.csv"), folder.path("tight.csv"))
    let outcome = try child(
      python, [script, file, set.settings, set.without ?? "none", loose, tight], output: folder.path("splink.json"))
    return MatchingMeasurement.Splink(
      loose: try quality(set, file, loose), tight: try quality(set, file, tight),
      seconds: try json(SplinkScript.Taken.self, "splink.json").seconds, peakBytes: outcome.peakBytes)
  }

  private func quality(_ set: MatchingSet, _ file: String, _ clusters: String) throws(Problem) -> ClusterQuality {
    _ = try child(
      options.programs.itself,
      ["score", file, "--id", set.id, "--truth", set.truth, "--clusters", clusters],
      output: folder.path("quality.json"))
    return try json(ClusterQuality.self, "quality.json")
  }

  private func traps(_ clusters: String) throws(Problem) -> [TrapQuality] {
    _ = try child(
      options.programs.itself,
      ["score", folder.path(Self.truth), "--clusters", clusters, "--labels", folder.path(Self.truth)],
      output: folder.path("traps.json"))
    return try json([TrapQuality].self, "traps.json")
  }

  /// Who is who in the contacts with traps that were written last.
  private static let truth = "traps-truth.csv"

  private func child(
    _ program: String, _ arguments: [String], output: String = "/dev/null"
  ) throws(Problem) -> ChildProcess.Outcome {
    let outcome = try ChildProcess.run(program, arguments, output: output)
    guard outcome.code == 0 else {
      let command = ([program] + arguments.prefix(2)).joined(separator: " ")
      throw Problem(.badData, "\(command) ended with exit code \(outcome.code)")
    }
    return outcome
  }

  private func json<Value: Decodable>(_ type: Value.Type, _ name: String) throws(Problem) -> Value {
    do { return try JSONDecoder().decode(type, from: try folder.read(name)) } catch {
      throw Problem(.badData, file: name, "is not the JSON that was expected")
    }
  }

  private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
