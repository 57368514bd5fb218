import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde quarantine retry`: the sources with records in quarantine are read again, in a run of their own.
///
/// It is a night of these sources alone, so it takes in what is usable now and whatever else has changed in their files.
struct QuarantineRetry {
  private let invocation: Invocation
  private let pipeline: PipelineFile

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    pipeline = try invocation.pipeline()
  }

  func run() throws(Problem) -> ExitCode {
    guard invocation.format != "csv" else {
      throw Problem(.usage, "retry answers as text or json", remedy: "`lahde quarantine list` answers as csv")
    }
    let register = try invocation.register(pipeline, roles: [.operations])
    let queries = Queries(register)
    let filter = QuarantineFilter(invocation, reason: nil)
    let before = try filter.of(try queries.quarantine(), pipeline)
    let known = Set(pipeline.sources.map(\.name))
    let sources = Set(before.map(\.source))
    for source in sources.subtracting(known).sorted() {
      invocation.output.error("source \(source) is no longer in the pipeline: its entries can only be discarded")
    }
    guard !sources.isDisjoint(with: known) else {
      invocation.output.error("there is nothing in quarantine to try again")
      return .done
    }
    var options = NightOptions()
    options.rehash = true
    options.only = sources.intersection(known).sorted()
    options.isRetry = true
    let result = try Night(
      try invocation.workplace(pipeline), options: options
    ).run()
    RunCommand.tellHeld(result, invocation)
    let answer = Answer(
      result, before: before.filter { known.contains($0.source) },
      now: try queries.quarantine().filter { options.only.contains($0.source) },
      files: try queries.filesRead(run: result.run), pipeline)
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : answer.text())
    return result.exitCode
  }

  /// What came of it.
  private struct Answer: Encodable {
    struct Group: Encodable { let source: String, reason: String, before: Int, now: Int, remedy: String }
    struct Source: Encodable { let source: String, outcome: SourceOutcome, created: Int, changed: Int }
    struct File: Encodable { let source: String, file: String, state: String }

    let run: Int64
    let groups: [Group]
    let sources: [Source]
    let files: [File]

    init(
      _ result: NightResult, before: [QuarantineRecord], now: [QuarantineRecord],
      files read: [(source: String, path: String, sha256: [UInt8])], _ pipeline: PipelineFile
    ) {
      run = result.run
      func count(_ entries: [QuarantineRecord], _ key: [String]) -> Int {
        entries.count { [$0.source, $0.reason] == key }
      }
      let keys = Set((before + now).map { [$0.source, $0.reason] }).sorted { $0.lexicographicallyPrecedes($1) }
      groups = keys.map {
        Group(
          source: $0[0], reason: $0[1], before: count(before, $0), now: count(now, $0), remedy: MendingAdvice.of($0[1]))
      }
      sources = result.sources.map {
        Source(source: $0.name, outcome: $0.outcome, created: $0.counts.created, changed: $0.counts.changed)
      }
      let held = Set(result.sources.filter { $0.problem != nil }.map(\.name))
      let places = Set(before.filter { !held.contains($0.source) }.map { [$0.source, $0.path] })
      files = places.sorted { $0.lexicographicallyPrecedes($1) }.map { place in
        let found = read.first { $0.source == place[0] && $0.path == place[1] }
        let isSame = before.contains {
          $0.source == place[0] && $0.path == place[1] && $0.sha256 == found?.sha256
        }
        let state =
          found == nil ? "is no longer there" : isSame ? "is as it was" : "has changed since, and was read as it is now"
        return File(source: place[0], file: pipeline.resolve(place[1]), state: state)
      }
    }

    func text() -> String {
      var table = TextTable(columns: [.text("source"), .text("reason"), .number("before"), .number("now")])
      for group in groups { table.add([group.source, group.reason, "\(group.before)", "\(group.now)"]) }
      var text = "Run \(run): \(sources.map(\.source).joined(separator: ", ")) read again.\n\n" + table.render() + "\n"
      for file in files { text += VisibleText.clean("\(file.file) \(file.state).") + "\n" }
      for source in sources where source.outcome == .read {
        text += "\(source.source): \(source.created) created, \(source.changed) changed\n"
      }
      let still = Set(groups.filter { $0.now > 0 }.map(\.reason)).sorted()
      if !still.isEmpty { text += "\nStill to mend:\n" }
      for reason in still { text += "  \(reason)  \(MendingAdvice.of(reason))\n" }
      return text
    }
  }
}
