import Records
import Text

/// What came of reading sources again whose records are in quarantine.
public struct QuarantineRetryAnswer: Encodable, Sendable {
  /// The records of one source and reason.
  public struct Group: Encodable, Sendable {
    let source: String, reason: String, before: Int, now: Int, remedy: String

    /// With all that it says.
    public init(source: String, reason: String, before: Int, now: Int, remedy: String) {
      self.source = source
      self.reason = reason
      self.before = before
      self.now = now
      self.remedy = remedy
    }
  }

  /// A source that was read again.
  public struct Source: Encodable, Sendable {
    let source: String, outcome: SourceOutcome, created: Int, changed: Int

    /// With all that it says.
    public init(source: String, outcome: SourceOutcome, created: Int, changed: Int) {
      self.source = source
      self.outcome = outcome
      self.created = created
      self.changed = changed
    }
  }

  /// A file with records in quarantine, and how it stands.
  public struct File: Encodable, Sendable {
    let source: String, file: String, state: String

    /// With all that it says.
    public init(source: String, file: String, state: String) {
      self.source = source
      self.file = file
      self.state = state
    }
  }

  let run: Int64, groups: [Group], sources: [Source], files: [File]

  /// With all that it says.
  public init(run: Int64, groups: [Group], sources: [Source], files: [File]) {
    self.run = run
    self.groups = groups
    self.sources = sources
    self.files = files
  }

  /// The answer for a person.
  public func text() -> String {
    var table = TextTable(columns: [.text("source"), .text("reason"), .number("before"), .number("now")])
    for group in groups { table.add([group.source, group.reason, "\(group.before)", "\(group.now)"]) }
    var text = "Run \(run): \(sources.map(\.source).joined(separator: ", ")) read again.\n\n" + table.render() + "\n"
    for file in files { text += VisibleText.clean("\(file.file) \(file.state).") + "\n" }
    for source in sources where source.outcome == .read {
      text += "\(source.source): \(source.created) created, \(source.changed) changed\n"
    }
    let still = groups.filter { $0.now > 0 }
    if !still.isEmpty { text += "\nStill to mend:\n" }
    for reason in Set(still.map(\.reason)).sorted() {
      text += "  \(reason)  \(still.first { $0.reason == reason }?.remedy ?? "")\n"
    }
    return text
  }
}
