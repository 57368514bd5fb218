/// What a contact file holds beyond the plain contacts; without any of it, a seed gives the bytes that it always gave.
///
/// With anything beyond, every business ID is a valid one of a firm, however written (plain files have 2.6 % mistyped ones,
/// all of which their check digit gives away), and one firm in a hundred bears the name of another one in another town, with
/// a domain and a business ID of its own.
public struct ContactExtras: Sendable, Equatable {
  /// Of a hundred people, how many have a relative in the same firm: the same surname, another first name, and a mailbox that
  /// follows no rule of the firm's, as in the family firms where that happens. 0 to 80.
  public let relatives: Int
  /// Whether all of ``ContactTrap`` is in it: a column `street` more, and at most 2,000,000 records.
  public let traps: Bool
  /// Whether one record in ten says that its person may not be written to: a column `ban` more, with `K`. The people are the
  /// same ones.
  public let bans: Bool

  /// Nothing beyond plain contacts, unless told.
  public init(relatives: Int = 0, traps: Bool = false, bans: Bool = false) {
    self.relatives = relatives
    self.traps = traps
    self.bans = bans
  }

  /// Whether the contacts are plain.
  var isPlain: Bool { relatives == 0 && !traps }

  /// Of a thousand second colleagues (the second, the fourth … of a firm), how many are the relative of the one before: of
  /// people, 18 in 100 have no such partner, as firms are of one person or of an odd number.
  var relativesOfSeconds: Int { relatives * 1000 / 82 }
}
