import Pipeline
import Records
import Register

/// `lahde quarantine discard`: somebody has looked, and nobody need look again while the record stays as it is.
struct QuarantineDiscard: Command {
  static let name = "discard"
  static let abstract = "Discard records by their IDs, or all of one reason in one source."
  static let arguments = "[ID...]"
  static let argumentCount = 0...Int.max
  static let discussion = """
    A discarded record comes back only if it changes.

    lahde quarantine discard 12 13 --reason "test rows of the CRM"
    lahde quarantine discard --source billing --reason-code csv.field-count --reason "totals at the end of the file"
    """
  private static let reason = CommandOption("--reason", "TEXT", "why nobody need look again, for the register")
  static let options: [CommandOption] = [.pipeline, .register, QuarantineFilter.source, QuarantineFilter.code, reason]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let words = invocation.arguments
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.operations, .steward])
    let (source, code) = (invocation.value(QuarantineFilter.source), invocation.value(QuarantineFilter.code))
    let help = "lahde quarantine discard ID... --reason TEXT, or --source NAME --reason-code CODE --reason TEXT"
    guard let why = invocation.said(Self.reason) else {
      throw Problem(.usage, "discard wants --reason TEXT: why nobody need look again", remedy: help)
    }
    guard words.isEmpty ? source != nil && code != nil : source == nil && code == nil else {
      throw Problem(.usage, "discard wants IDs, or --source and --reason-code together", remedy: help)
    }
    let filter = QuarantineFilter(source: source, reason: code)
    let discarding = Discarding(try invocation.workplace(pipeline))
    let wanted = try invocation.quarantineIDs()
    let (run, count) = try discarding.discard(reason: why) { entries throws(Problem) in
      guard !wanted.isEmpty else {
        let found = try filter.of(entries, pipeline).map(\.id)
        guard !found.isEmpty else {
          throw Problem(
            .nobodyOrSeveral, "nothing of that is in quarantine", remedy: "`lahde quarantine list` tells what is")
        }
        return found
      }
      let open = Set(entries.map(\.id))
      if let missing = wanted.first(where: { !open.contains($0) }) {
        throw Problem(
          .nobodyOrSeveral, "there is no open entry \(missing); nothing was discarded",
          remedy: "`lahde quarantine list --rows` shows the IDs")
      }
      return wanted
    }
    invocation.output.committed("run \(run)")
    invocation.output.text("Run \(run): \(count) \(count == 1 ? "record" : "records") discarded.\n")
    return .done
  }
}

extension Invocation {
  /// The IDs of entries that the arguments give, each once.
  func quarantineIDs() throws(Problem) -> [Int64] {
    var ids: [Int64] = []
    for word in arguments {
      guard let id = Int64(word) else {
        throw Problem(.usage, "the ID of an entry is a number", remedy: "`lahde quarantine list --rows` shows the IDs")
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
