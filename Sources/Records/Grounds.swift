/// What a value rests on: the source's own word for it, or what the rules found elsewhere in the record.
///
/// The raw value of a case is part of the register's file format (see ``PackedFields``): append, never reorder.
public enum Grounds: UInt8, Sendable, CaseIterable {
  /// The source says so itself.
  case stated = 0
  /// The title tells.
  case title = 1
  /// The page is written in that language.
  case page = 2
  /// The company's name tells.
  case company = 3
  /// The form of the address tells.
  case address = 4
  /// The value stood in another field's column, where it does not belong.
  case misplaced = 5
  /// The value stood inside another field's value, as a town behind a street.
  case embedded = 6
  /// An earlier conversion destroyed letters of the value: any whole value goes before it, and it is no evidence.
  case damaged = 7

  /// How sure one can be of a value on these grounds.
  public var confidence: Confidence {
    switch self {
    case .stated, .misplaced: .stated
    case .title, .page, .embedded: .strong
    case .company: .fair
    case .address: .weak
    case .damaged: .damaged
    }
  }

  /// The grounds in words, as shown to people.
  public var text: String {
    switch self {
    case .stated: "stated by the source"
    case .title: "derived from the title"
    case .page: "derived from the page's language"
    case .company: "derived from the company's name"
    case .address: "derived from the form of the address"
    case .misplaced: "found in another field"
    case .embedded: "found inside another field's value"
    case .damaged: "damaged by an earlier conversion"
    }
  }
}

/// How sure one can be of a value, the surest first. A stated value always goes before a derived one, and any whole one
/// before a damaged one.
public enum Confidence: UInt8, Sendable, CaseIterable, Comparable {
  case stated = 0
  case strong = 1
  case fair = 2
  case weak = 3
  case damaged = 4

  /// The confidence in a word, as shown to people.
  public var text: String {
    switch self {
    case .stated: "stated"
    case .strong: "strong"
    case .fair: "fair"
    case .weak: "weak"
    case .damaged: "damaged"
    }
  }

  /// The surer one is the greater.
  public static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue > right.rawValue }
}
