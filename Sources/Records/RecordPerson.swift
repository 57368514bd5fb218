import Text

/// Whom a record is about, as far as two records of one key are compared: name, address and firm, folded.
public struct RecordPerson: Sendable, Equatable {
  /// What two records say of whom they are about.
  public enum Likeness: Sendable {
    /// The same person, though something may have changed.
    case same
    /// It may be the same person or another.
    case unclear
    /// Another person.
    case other
  }

  /// The words of the name, folded, in their order.
  public let words: [String]
  /// The name in a form that neither case nor the order of its words changes; empty if there is none.
  public let name: String
  /// The address in lower case; empty if there is none.
  public let email: String
  /// The firm's business ID, else its folded name.
  public let firm: String

  /// The person of a record with these values, one a field, normalised.
  public init(_ values: [String]) {
    words = Fold.folded(values[Field.personName.rawValue]).split(separator: " ").map(String.init)
    name = words.sorted().joined(separator: " ")
    email = values[Field.personEmail.rawValue].lowercased()
    let id = values[Field.companyBusinessID.rawValue]
    firm = id.isEmpty ? Fold.folded(values[Field.companyName.rawValue]) : id
  }

  /// Whether it is about a firm alone.
  public var isNobody: Bool { words.isEmpty && email.isEmpty }

  /// What tells the person apart from others of one key: the address, else the name, else the firm.
  public var part: String { !email.isEmpty ? email : !words.isEmpty ? name : firm }

  /// The words by which the person is called: all but the last, or the only one.
  public var givenNames: [String] { words.count > 1 ? Array(words.dropLast()) : words }

  private var familyName: String? { words.count > 1 ? words.last : nil }

  /// Whether the name is less than a name: one word, or an initial.
  public var isPartial: Bool { !words.isEmpty && (words.count == 1 || words.contains { $0.count == 1 }) }

  // MARK: - At one time

  /// Whether two records that a source has side by side are about one person: one name, one address under compatible names, or
  /// a part of a name that fits, where the addresses do not speak against it. Of firms: one firm.
  public func isSame(as other: RecordPerson) -> Bool {
    if isNobody || other.isNobody { return isNobody && other.isNobody && firm == other.firm }
    let differ = !email.isEmpty && !other.email.isEmpty && email != other.email
    if words.isEmpty || other.words.isEmpty { return !email.isEmpty && email == other.email }
    if differ { return false }
    if name == other.name { return true }
    if email == other.email, !email.isEmpty { return fits(other) || sharesGivenName(other) }
    return (isPartial || other.isPartial) && fits(other)
  }

  /// Whether each word of the shorter name stands in the longer one, an initial for what begins with it.
  private func fits(_ other: RecordPerson) -> Bool {
    let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
    var left = long
    for word in short {
      guard
        let match = left.firstIndex(of: word)
          ?? left.firstIndex(where: { $0.hasPrefix(word) && word.count == 1 || word.hasPrefix($0) && $0.count == 1 })
      else { return false }
      left.remove(at: match)
    }
    return true
  }

  private func sharesGivenName(_ other: RecordPerson) -> Bool {
    givenNames.contains { $0.count > 1 && other.givenNames.contains($0) }
  }

  /// Whether nothing tells of another firm.
  public func hasFirm(of other: RecordPerson) -> Bool { firm == other.firm || firm.isEmpty || other.firm.isEmpty }

  // MARK: - Over time

  /// Whether a record whose key this person had before is still about this person. A new surname alone changes nobody; where
  /// given name and address are both other, it is another person.
  public func likeness(to later: RecordPerson) -> Likeness {
    // A firm's record that names somebody now, or nobody any more, is that firm's.
    if isNobody || later.isNobody || isSame(as: later) { return .same }
    let addresses = Addresses(email, later.email)
    if words.isEmpty || later.words.isEmpty {
      if addresses == .same { return .same }
      return spelled(in: later.email) || later.spelled(in: email) ? .same : .unclear
    }
    if name == later.name { return .same }
    if sharesGivenName(later) {
      // A new surname. With another firm and another host as well it may be another person of that given name.
      let isNear = addresses != .differ || firm == later.firm || Self.host(email) == Self.host(later.email)
      return isNear || familyName == later.familyName ? .same : .unclear
    }
    if familyName == later.familyName, isShort(of: later) { return .same }
    if fits(later) || isMisspelt(later) { return addresses == .differ ? .unclear : .same }
    if addresses != .differ || familyName == later.familyName && resembles(later) { return .unclear }
    return .other
  }

  /// How two addresses stand to each other.
  private enum Addresses {
    case same, differ, absent

    /// An address at another host whose mailbox is the same is the same.
    init(_ one: String, _ other: String) {
      if one.isEmpty || other.isEmpty {
        self = .absent
      } else {
        let (left, right) = (RecordPerson.mailbox(one), RecordPerson.mailbox(other))
        self =
          one == other || left == right && !RoleWords.isMailbox(Array(left.utf8), 0..<left.utf8.count)
          ? .same : .differ
      }
    }
  }

  private static func mailbox(_ email: String) -> String { String(email.prefix { $0 != "@" }) }

  private static func host(_ email: String) -> String { String(email.drop { $0 != "@" }) }

  /// Whether an address spells one of the names.
  private func spelled(in email: String) -> Bool {
    let mailbox = Fold.folded(Self.mailbox(email)).split(separator: " ").joined()
    return words.contains { $0.count > 3 && mailbox.contains($0) }
  }

  /// Whether the names are one but for one slip of the pen.
  private func isMisspelt(_ other: RecordPerson) -> Bool {
    let (one, two) = (Array(words.joined().utf8), Array(other.words.joined().utf8))
    guard min(one.count, two.count) > 5 else { return false }
    return Similarity.editDistance(one, one.indices, two, two.indices, limit: 1) <= 1
  }

  /// Whether one given name is how the other begins, from three letters on.
  private func isShort(of other: RecordPerson) -> Bool {
    guard let one = words.first, let two = other.words.first, min(one.count, two.count) > 2 else { return false }
    return one.hasPrefix(two) || two.hasPrefix(one)
  }

  /// Whether the given names begin alike, as a name and its short form do.
  private func resembles(_ other: RecordPerson) -> Bool {
    guard let one = words.first, let two = other.words.first else { return false }
    return one.prefix(3) == two.prefix(3)
  }
}
