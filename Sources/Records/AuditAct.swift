/// What an entry of the audit ledger is about.
public enum AuditAct: Sendable, Equatable {
  /// A run: the entry is over the observations that it opened and withdrew.
  case run(RunAct)
  /// The first contract.
  case contract
  /// Another contract than that of the run before.
  case contractChanged
  /// Observations whose values retention took.
  case retention
  /// A guard that was let through: its ID.
  case allowance(String)
  /// Notes that were applied: the owner of the file in which they stood.
  case notes(String)

  /// A list that was given to a recipient; the entry is over the list's hash.
  case export(Export)

  /// What the ledger says of an exported list.
  public struct Export: Sendable, Equatable {
    /// What it is for, how many rows it has, and who got it.
    public let purpose: ExportPurpose, rows: Int, recipient: String

    /// An exported list.
    public init(purpose: ExportPurpose, rows: Int, recipient: String) {
      (self.purpose, self.rows, self.recipient) = (purpose, rows, recipient)
    }

    fileprivate static let mark = "export for "

    fileprivate var text: String { "\(Self.mark)\(purpose.rawValue): \(rows) rows to \(recipient)" }

    fileprivate init?(_ text: String) {
      guard text.hasPrefix(Self.mark) else { return nil }
      let rest = text.dropFirst(Self.mark.count)
      let purpose = ExportPurpose.allCases.first { rest.hasPrefix($0.rawValue + ": ") }
      guard let purpose else { return nil }
      let words = rest.dropFirst(purpose.rawValue.count + 2).split(separator: " ", maxSplits: 3).map(String.init)
      guard words.count == 4, let rows = Int(words[0]), words[1] == "rows", words[2] == "to" else { return nil }
      self.init(purpose: purpose, rows: rows, recipient: words[3])
    }
  }

  private static let allow = "allow ", notesOf = "notes of "

  /// As the ledger writes it.
  public var text: String {
    switch self {
    case .run(let act): act.rawValue
    case .contract: "contract"
    case .contractChanged: "contract changed"
    case .retention: "retention"
    case .allowance(let id): Self.allow + id
    case .notes(let owner): Self.notesOf + owner
    case .export(let export): export.text
    }
  }

  /// Reads what the ledger has written; nil for what it never writes.
  public init?(_ text: String) {
    if let act = RunAct(rawValue: text) {
      self = .run(act)
    } else if let other = [Self.contract, .contractChanged, .retention].first(where: { $0.text == text }) {
      self = other
    } else if text.hasPrefix(Self.allow) {
      self = .allowance(String(text.dropFirst(Self.allow.count)))
    } else if text.hasPrefix(Self.notesOf) {
      self = .notes(String(text.dropFirst(Self.notesOf.count)))
    } else if let export = Export(text) {
      self = .export(export)
    } else {
      return nil
    }
  }
}
