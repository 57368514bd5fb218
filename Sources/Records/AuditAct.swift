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
    } else {
      return nil
    }
  }
}
