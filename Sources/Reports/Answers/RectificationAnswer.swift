import Text

/// What a rectification did, or would do: the records, and who may have got the incorrect value (Article 19).
public struct RectificationAnswer: Encodable, Sendable {
  /// One record that is put right.
  public struct Row: Encodable, Sendable {
    let observation: Int64, source: String, sourceKey: String, place: String, said: String

    /// With all that it says.
    public init(observation: Int64, source: String, sourceKey: String, place: String, said: String) {
      self.observation = observation
      self.source = source
      self.sourceKey = sourceKey
      self.place = place
      self.said = said
    }
  }

  /// Who saw the incorrect value.
  public struct Looks: Encodable, Sendable {
    /// One user's looks with one command.
    public struct Look: Encodable, Sendable {
      let user: String, command: String, times: Int, last: String

      /// With all that it says.
      public init(user: String, command: String, times: Int, last: String) {
        self.user = user
        self.command = command
        self.times = times
        self.last = last
      }
    }

    let sinceRun: Int64?, since: String?
    let looks: [Look]

    /// With all that it says.
    public init(sinceRun: Int64? = nil, since: String? = nil, looks: [Look]) {
      self.sinceRun = sinceRun
      self.since = since
      self.looks = looks
    }

    /// What is told of them.
    public func text() -> String {
      guard let since, let sinceRun else { return "\nThe incorrect value never stood as the register's own.\n" }
      var text = "\nThe incorrect value stood since run \(sinceRun) (\(since)). "
      if looks.isEmpty {
        text += "Nobody has been shown it.\n"
      } else {
        text += "It was shown, or was in what was shown, to:\n"
        var table = TextTable(columns: [.text("user"), .text("command"), .number("times"), .text("last")])
        for look in looks { table.add([look.user, look.command, "\(look.times)", look.last]) }
        text += table.render()
      }
      return text
        + "Whoever got it from them is to be told, if that can be done. The register has recorded no exports.\n"
    }
  }

  private let schema = "lahde.rectification/1"
  let run: Int64?, isRehearsal: Bool, stands: Bool
  let kind: String?, id: Int64?, field: String, value: String?, rules: [String]
  let reads: String?
  let records: [Row], silent: Int, ended: Int

  /// With all that it says.
  public init(
    run: Int64? = nil, isRehearsal: Bool, stands: Bool, kind: String? = nil, id: Int64? = nil, field: String,
    value: String? = nil, rules: [String], reads: String? = nil, records: [Row], silent: Int, ended: Int
  ) {
    self.run = run
    self.isRehearsal = isRehearsal
    self.stands = stands
    self.kind = kind
    self.id = id
    self.field = field
    self.value = value
    self.rules = rules
    self.reads = reads
    self.records = records
    self.silent = silent
    self.ended = ended
  }
  /// Looks at the incorrect value; nil where there is none to tell of.
  public var looks: Looks?

  /// The answer for a person.
  public func text() -> String {
    let whose = kind.map { " of \($0) \(id ?? 0)" } ?? ""
    guard let right = value else {
      let now =
        reads.map { "reads “\(VisibleText.clean($0))” again, as its sources have it" } ?? "has no value any more"
      return "run \(run ?? 0): \(Self.count(ended, "correction")) taken back\n\(field)\(whose) \(now)\n"
    }
    let value = VisibleText.clean(right)
    var text = ""
    if !rules.isEmpty { text += "by the field's rules the value is “\(value)” (\(rules.joined(separator: ", ")))\n" }
    if isRehearsal {
      text += "\(field)\(whose) would read “\(value)”\(stands ? ", as it does already" : ""). Nothing was changed.\n"
    } else if stands {
      text += "\(field)\(whose) was put right so already; nothing was changed\n"
    } else {
      text += "run \(run ?? 0): \(field)\(whose) reads “\(reads.map(VisibleText.clean) ?? value)”\n"
    }
    text += "\n\(isRehearsal ? "would be put right" : "put right") (\(records.count)):\n" + table()
    if silent > 0 {
      text += "\n\(Self.count(silent, "record")) that say nothing of it \(silent == 1 ? "is" : "are") left as before\n"
    }
    if isRehearsal {
      return text + "\nIf all of these are meant: without --dry-run. If not: --leave-out with a number.\n"
    }
    return text + (looks?.text() ?? "")
  }

  private func table() -> String {
    var table = TextTable(columns: [
      .number("observation"), .text("source"), .text("key", maxWidth: 30), .text("place", maxWidth: 50),
      .text("says", maxWidth: 40),
    ])
    for row in records {
      table.add(["\(row.observation)", row.source, row.sourceKey, row.place, row.said.isEmpty ? "-" : row.said])
    }
    return table.render()
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
