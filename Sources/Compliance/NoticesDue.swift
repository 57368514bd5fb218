import Configuration
import Records
import Register
import Text

/// Who is to be told where their data came from, and by when (Article 14).
///
/// Objectors are told like all others; nobody is written to whose processing is restricted or who is dead.
public struct NoticesDue: Sendable {
  /// Somebody who is to be told.
  public struct Entry: Sendable {
    /// The contact.
    public let record: GoldenRecord
    /// The sources of which they were not told, and the last day for it.
    public let sources: [String], by: Day
    /// The address to which an e-mail can go; nil: by post.
    public let email: String?

    /// Whether the day is past on `today`.
    public func isOverdue(on today: Day) -> Bool { by < today }
  }

  /// By day, then by contact.
  public let entries: [Entry]

  /// Those of a register; with `overdueOn` only those whose day is past then.
  public init(_ register: RegisterFile, _ keyRing: KeyRing, overdueOn today: Day? = nil) throws(Problem) {
    try RightsJournal.demandFollowed(by: register, keyRing)
    let asked = try NoticeStore(register).due().filter { one in today.map { Self.last(one) < $0 } ?? true }
    let due = Dictionary(asked.map { ($0.contact, $0) }) { first, _ in first }
    guard !due.isEmpty else {
      entries = []
      return
    }
    let records = try Queries(register.whole).all(.person, limit: nil).filter { due[$0.id] != nil }
    let standings = try Standings(register, keyRing, of: records)
    // An address that two people have is neither's: what one is told of their data would reach the other.
    let shared = try MailingRows(register).shared([], all: true)
    var entries: [Entry] = []
    for record in records {
      guard let one = due[record.id] else { continue }
      var (isSilent, isReachable) = (false, true)
      for bar in standings[record].bars {
        switch bar.cause {
        case .restricted, .source(.deceased, _): isSilent = true
        case .source(.bounce, _): isReachable = false
        default: break
        }
      }
      if isSilent { continue }
      entries.append(
        Entry(
          record: record, sources: one.sources, by: Self.last(one),
          email: isReachable
            ? record.value(.personEmail).flatMap {
              Self.canBeWritten(to: $0) && !shared.contains(Array($0.utf8)) ? $0 : nil
            }
            : nil))
    }
    self.entries = entries.sorted { ($0.by, $0.record.id) < ($1.by, $1.record.id) }
  }

  /// The last day: one month from obtaining the data, or the first mailing, whichever is earlier.
  public static func last(_ due: NoticeStore.Due) -> Day {
    let month = Right.due(Day(seconds: due.obtained))
    guard let mailed = due.mailed else { return month }
    return min(month, Day(seconds: max(mailed, due.obtained)))
  }

  /// Whether an e-mail can go to an address, by its form.
  private static func canBeWritten(to address: String) -> Bool {
    let bytes = Array(address.utf8)
    return DeliverableAddress.isOne(bytes, bytes.indices) && !PlaceholderAddress.isOne(bytes, bytes.indices)
  }

  /// How many are overdue on a day.
  public static func overdue(_ register: RegisterFile, _ keyRing: KeyRing, on today: Day) throws(Problem) -> Int {
    try NoticesDue(register, keyRing, overdueOn: today).entries.count
  }
}
