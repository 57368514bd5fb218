/// How far two street addresses of one post office agree, from nothing to everything.
public enum StreetAgreement: Int, Sendable, Comparable, CaseIterable {
  /// Another street, or another box.
  case differs
  /// One street; the houses differ, or one of them has no number.
  case sameStreet
  /// A Finnish and a Swedish name that may be one street's: the same kind of street and the same number.
  case sameNumber
  /// One post office box.
  case sameBox
  /// One house; stair or flat differ or are missing in one of them.
  case sameHouse
  /// One street, number, stair and flat.
  case same

  /// Whether `left` says less than `right`.
  public static func < (left: StreetAgreement, right: StreetAgreement) -> Bool { left.rawValue < right.rawValue }
}
