import Pipeline
import Records
import Register

/// `lahde quarantine discard`: somebody has looked, and nobody need look again while the record stays as it is.
struct QuarantineDiscard {
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  func run(_ words: [String]) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.operations, .steward])
    let (source, code) = (invocation.value("--source"), invocation.value("--reason-code"))
    let help = "lahde quarantine discard ID... --reason TEXT, or --source NAME --reason-code CODE --reason TEXT"
    guard let why = invocation.quarantineReason else {
      throw Problem(.usage, "discard wants --reason TEXT: why nobody need look again", remedy: help)
    }
    guard words.isEmpty ? source != nil && code != nil : source == nil && code == nil else {
      throw Problem(.usage, "discard wants IDs, or --source and --reason-code together", remedy: help)
    }
    let filter = QuarantineFilter(invocation, reason: code)
    let discarding = Discarding(try invocation.workplace(pipeline))
    let wanted = try Invocation.quarantineIDs(words)
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
    invocation.output.write("Run \(run): \(count) \(count == 1 ? "record" : "records") discarded.\n")
    return .done
  }
}

extension Invocation {
  /// The IDs of entries, each once.
  static func quarantineIDs(_ words: [String]) throws(Problem) -> [Int64] {
    var ids: [Int64] = []
    for word in words {
      guard let id = Int64(word) else {
        throw Problem(.usage, "the ID of an entry is a number", remedy: "`lahde quarantine list --rows` shows the IDs")
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// What `--reason` says; nil where it says nothing.
  var quarantineReason: String? {
    let reason = String((value("--reason") ?? "").trimmingPrefix { $0.isWhitespace })
    return reason.isEmpty ? nil : reason
  }
}
