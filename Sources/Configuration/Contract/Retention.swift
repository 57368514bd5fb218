/// How long the register keeps what.
public struct Retention: Sendable, Equatable {
  /// Months until data kept "until further notice" is reviewed.
  public let reviewMonths: Int
  /// Days between the end of a customer relationship, which blocks, and the erasure.
  public let graceDays: Int
  /// Days that withdrawn observations keep their values.
  public let historyDays: Int

  /// Whether the end of a customer relationship takes what other sources say of the contact, too.
  public let wholeContact: Bool

  static let keys = ["reviewMonths", "graceDays", "historyDays", "wholeContact"]

  /// The defaults: 24 months, 14 days, 180 days.
  static let standard = Retention(reviewMonths: 24, graceDays: 14, historyDays: 180)

  private init(reviewMonths: Int, graceDays: Int, historyDays: Int) {
    self.reviewMonths = reviewMonths
    self.graceDays = graceDays
    self.historyDays = historyDays
    wholeContact = false
  }

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    func period(_ key: String, _ range: ClosedRange<Int>, standard: Int) -> Int {
      object.optional(key)?.integer(in: range) ?? standard
    }
    reviewMonths = period("reviewMonths", 1...120, standard: Self.standard.reviewMonths)
    graceDays = period("graceDays", 0...90, standard: Self.standard.graceDays)
    historyDays = period("historyDays", 0...3650, standard: Self.standard.historyDays)
    wholeContact = object.optional("wholeContact")?.flag() ?? false
  }

  /// A key that came later is left out at its default: the hash of earlier contracts stays.
  var effective: JSONText {
    .object(
      [
        ("reviewMonths", .integer(reviewMonths)), ("graceDays", .integer(graceDays)),
        ("historyDays", .integer(historyDays)),
      ] + (wholeContact ? [("wholeContact", .flag(true))] : []))
  }
}
