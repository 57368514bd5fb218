import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde quarantine retry`: the sources with records in quarantine are read again, in a run of their own.
///
/// It is a night of these sources alone, so it takes in what is usable now and whatever else has changed in their files.
struct QuarantineRetry: Command {
  static let name = "retry"
  static let abstract = "Read the sources again whose records are in quarantine, after file, map or rule was mended."
  static let options: [CommandOption] = [.pipeline, .register, QuarantineFilter.source, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.operations])
    let queries = Queries(register)
    let filter = QuarantineFilter(invocation)
    let before = try filter.of(try queries.quarantine(), pipeline)
    let known = Set(pipeline.sources.map(\.name))
    let sources = Set(before.map(\.source))
    for source in sources.subtracting(known).sorted() {
      invocation.output.message("source \(source) is no longer in the pipeline: its entries can only be discarded")
    }
    guard !sources.isDisjoint(with: known) else {
      invocation.output.message("there is nothing in quarantine to try again")
      return .done
    }
    var options = NightOptions()
    options.rehash = true
    options.only = sources.intersection(known).sorted()
    options.isRetry = true
    let result = try Night(
      try invocation.workplace(pipeline), options: options
    ).run()
    if result.state == .committed { invocation.output.committed("run \(result.run)") }
    RunCommand.tellHeld(result, invocation)
    let answer = QuarantineRetryAnswer(
      result, before: before.filter { known.contains($0.source) },
      now: try queries.quarantine().filter { options.only.contains($0.source) },
      files: try queries.filesRead(run: result.run), pipeline)
    try invocation.answer(answer, answer.text())
    return result.exitCode
  }
}

extension QuarantineRetryAnswer {
  init(
    _ result: NightResult, before: [QuarantineRecord], now: [QuarantineRecord],
    files read: [(source: String, path: String, sha256: [UInt8])], _ pipeline: PipelineFile
  ) {
    func count(_ entries: [QuarantineRecord], _ key: [String]) -> Int {
      entries.count { [$0.source, $0.reason] == key }
    }
    let keys = Set((before + now).map { [$0.source, $0.reason] }).sorted { $0.lexicographicallyPrecedes($1) }
    let groups = keys.map {
      Group(
        source: $0[0], reason: $0[1], before: count(before, $0), now: count(now, $0), remedy: MendingAdvice.of($0[1]))
    }
    let sources = result.sources.map {
      Source(source: $0.name, outcome: $0.outcome, created: $0.counts.created, changed: $0.counts.changed)
    }
    let held = Set(result.sources.filter { $0.problem != nil }.map(\.name))
    let places = Set(before.filter { !held.contains($0.source) }.map { [$0.source, $0.path] })
    let files = places.sorted { $0.lexicographicallyPrecedes($1) }.map { place in
      let found = read.first { $0.source == place[0] && $0.path == place[1] }
      let isSame = before.contains {
        $0.source == place[0] && $0.path == place[1] && $0.sha256 == found?.sha256
      }
      let state =
        found == nil ? "is no longer there" : isSame ? "is as it was" : "has changed since, and was read as it is now"
      return File(source: place[0], file: pipeline.resolve(place[1]), state: state)
    }
    self.init(run: result.run, groups: groups, sources: sources, files: files)
  }
}
