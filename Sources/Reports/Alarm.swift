import Records

/// What was not made one contact or company because it holds too much: numbers and IDs, no values.
public struct Alarm: Encodable, Sendable, Equatable {
  /// `person` or `company`.
  public let kind: String
  /// What is odd: `names`, `addresses`, `shared value` or `weak link`.
  public let reason: String
  /// The field whose value is shared.
  public let field: String?
  /// How many different names or addresses there are, and the most that may be; of a weak link its weight and the one from
  /// which it would be none, in 1/1000 bit.
  public let count: Int, limit: Int
  /// The contacts or companies that it was left as, ascending.
  public let ids: [Int64]

  /// An alarm over contacts or companies.
  public init(_ kind: EntityKind, _ reason: ClusterAlarm.Reason, count: Int, limit: Int, ids: [Int64]) {
    (self.kind, self.count, self.limit, self.ids) = (kind.name, count, limit, ids)
    switch reason {
    case .names: (self.reason, field) = ("names", nil)
    case .addresses: (self.reason, field) = ("addresses", nil)
    case .sharedValue(let field): (self.reason, self.field) = ("shared value", field.name)
    case .weakLink: (self.reason, field) = ("weak link", nil)
    }
  }

  /// What was left as several, for example `12 contacts`.
  public var subject: String { "\(ids.count) " + (kind == EntityKind.person.name ? "contacts" : "companies") }

  /// What is odd about it, in a line.
  public var finding: String {
    switch reason {
    case "names": "\(count) different names, at most \(limit) may be one"
    case "addresses": "\(count) different addresses, at most \(limit) may be one's"
    case "weak link":
      "two sides with one link between them, \(Figures.bits(Int32(clamping: count))) bits; from "
        + "\(Figures.bits(Int32(clamping: limit))) bits up it would do"
    default: "\(count) different names at one \(field ?? "value"), at most \(limit) may be joined by one"
    }
  }

  /// The IDs, at most some of them.
  public func listed(_ most: Int) -> String {
    ids.prefix(most).map(String.init).joined(separator: ", ")
      + (ids.count > most ? " and \(ids.count - most) more" : "")
  }
}
