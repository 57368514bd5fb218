import Configuration
import Records
import Register

/// Which entries of the quarantine are meant.
struct QuarantineFilter {
  static let source = CommandOption("--source", "NAME", "of this source only")
  static let reason = CommandOption("--reason", "CODE", "of this reason only")
  static let code = CommandOption("--reason-code", "CODE", "of this reason only")

  private let source: String?
  private let reason: String?

  /// What the options of a listing say, whichever of them the command takes.
  init(_ invocation: Invocation) {
    self.init(
      source: invocation.value(Self.source), reason: invocation.value(Self.code) ?? invocation.value(Self.reason))
  }

  /// The entries of a source, for a reason.
  init(source: String?, reason: String?) { (self.source, self.reason) = (source, reason) }

  /// Whether no entry is left out.
  var takesAll: Bool { source == nil && reason == nil }

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
