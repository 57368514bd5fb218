import Records
import Text

/// What a run changes in contacts and companies, one line each, as a difference reads: `+` new, `~` changed, `-` gone,
/// `>` merged into another.
public struct ChangeReport: Encodable, Sendable, Equatable {
  /// How many of a kind.
  public struct Counts: Encodable, Sendable, Equatable {
    let new: Int, changed: Int, gone: Int, merged: Int

    /// `merged` ones lead to another since.
    public init(new: Int, changed: Int, gone: Int, merged: Int) {
      self.new = new
      self.changed = changed
      self.gone = gone
      self.merged = merged
    }

    var total: Int { new + changed + gone + merged }
  }

  /// One field before and after; nil where it has no value.
  public struct Field: Encodable, Sendable, Equatable {
    let field: String, before: String?, after: String?

    /// A field by its name.
    public init(field: String, before: String?, after: String?) {
      self.field = field
      self.before = before
      self.after = after
    }
  }

  /// One contact or company.
  public struct Entry: Encodable, Sendable, Equatable {
    let kind: String, id: Int64, change: String, name: String?, mergedInto: Int64?, fields: [Field]

    /// `change` is `new`, `changed`, `gone` or `merged`; `fields` are those that differ.
    public init(kind: String, id: Int64, change: String, name: String?, mergedInto: Int64?, fields: [Field]) {
      self.kind = kind
      self.id = id
      self.change = change
      self.name = name
      self.mergedInto = mergedInto
      self.fields = fields
    }
  }

  let schema = "lahde.changes/1"
  let run: Int64
  let contacts: Counts, companies: Counts
  let entries: [Entry]

  /// Of a run; `entries` may be fewer than the counts say.
  public init(run: Int64, contacts: Counts, companies: Counts, entries: [Entry]) {
    self.run = run
    self.contacts = contacts
    self.companies = companies
    self.entries = entries
  }

  /// How many changes there are in all.
  public var total: Int { contacts.total + companies.total }
  /// How many of them are told.
  public var told: Int { entries.count }

  /// The difference as people read it: the counts, then a line an entry.
  public func text() -> String {
    var table = TextTable(columns: [
      .text("changes"), .number("new"), .number("changed"), .number("gone"), .number("merged"),
    ])
    for (name, counts) in [("companies", companies), ("contacts", contacts)] {
      table.add([name, "\(counts.new)", "\(counts.changed)", "\(counts.gone)", "\(counts.merged)"])
    }
    let lines = entries.map { VisibleText.clean(Self.line($0)) + "\n" }
    return table.render() + (lines.isEmpty ? "" : "\n" + lines.joined())
  }

  private static func line(_ entry: Entry) -> String {
    let head = "\(entry.kind) \(entry.id)" + (entry.name.map { " \($0)" } ?? "")
    switch entry.change {
    case "new": return "+ \(head)" + entry.fields.compactMap(\.after).map { " · \($0)" }.joined()
    case "gone": return "- \(head)"
    case "merged": return "> \(head) → \(entry.kind) \(entry.mergedInto.map { "\($0)" } ?? "")"
    default:
      return "~ \(head): "
        + entry.fields.map { "\($0.field) \($0.before ?? "–") → \($0.after ?? "–")" }.joined(separator: "; ")
    }
  }
}
