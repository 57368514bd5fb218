import Configuration
import Records
import Register

/// Which entries of the quarantine are meant.
struct QuarantineFilter {
  let source: String?
  let reason: String?

  /// What `--source` and the option for the reason's code say.
  init(_ invocation: Invocation, reason: String?) {
    source = invocation.value("--source")
    self.reason = reason
  }

  /// The entries that are meant; a source that nobody knows is a mistake.
  func of(_ entries: [QuarantineRecord], _ pipeline: PipelineFile) throws(Problem) -> [QuarantineRecord] {
    if let source, !pipeline.sources.contains(where: { $0.name == source }),
      !entries.contains(where: { $0.source == source })
    {
      throw Problem(
        .usage, "there is no source \(source)",
        remedy: "the sources are " + pipeline.sources.map(\.name).sorted().joined(separator: ", "))
    }
    return entries.filter { (source ?? $0.source) == $0.source && (reason ?? $0.reason) == $0.reason }
  }
}
