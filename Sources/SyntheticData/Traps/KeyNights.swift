/// Two nights of one source's customer numbers, and of a second source whose file has been through Excel between them.
///
/// Of a thousand numbers 150 have two contacts, which is normal among businesses; on the second night the second contact of
/// 20 has come, that of 20 has left, 30 have been taken over by somebody else, and 10 people have another surname and
/// address. A fifth as many keys stand in the second source, with leading zeros that the second night's file has lost.
public struct KeyNights: Sendable {
  /// What happens to a key.
  public enum Trap: String, CaseIterable, Sendable {
    /// Nothing: one contact, the same on both nights.
    case unchanged
    /// Two contacts on both nights.
    case twoContacts = "two-contacts"
    /// A second contact on the second night only, and on the first night only.
    case secondComes = "second-comes"
    case secondLeaves = "second-leaves"
    /// Another person on the second night.
    case succession
    /// The same person with another surname and address.
    case newSurname = "new-surname"
    /// The key has lost its zeros.
    case respelt
  }

  /// A key, and the addresses of those who stand under it on each night; no two people have one address.
  public struct Key: Sendable {
    /// What happens to it.
    public let trap: Trap
    /// The addresses on the first night.
    public let before: [String]
    /// The addresses on the second night.
    public let after: [String]

    /// The first of those under the key stands first.
    public init(trap: Trap, before: [String], after: [String]) {
      (self.trap, self.before, self.after) = (trap, before, after)
    }
  }

  /// The keys of both sources.
  public private(set) var keys: [Key] = []
  /// The file of numbers on each night.
  public private(set) var numbers = (before: header, after: header)
  /// The file that Excel opened on each night.
  public private(set) var respelt = (before: header, after: header)

  /// The header row of all files.
  public static let header = "number,given_name,family_name,email,title,company,business_id,street,postcode,city\n"

  /// That many numbers under a seed, at most 400,000.
  public init(numbers count: Int, seed: UInt64) {
    var writer = SceneWriter(seed: seed)
    writer.begin(.group, scene: 0)
    for number in 0..<count {
      let drawn = writer.dice.below(1000)
      let trap: Trap =
        switch drawn {
        case 0..<150: .twoContacts
        case 150..<170: .secondComes
        case 170..<190: .secondLeaves
        case 190..<220: .succession
        case 220..<230: .newSurname
        default: .unchanged
        }
      let firm = writer.firm()
      let first = writer.person()
      var second = writer.person()
      while second.given == first.given || second.family == first.family { second = writer.person() }
      var married = first
      married.family = second.family
      let (before, after) =
        switch trap {
        case .twoContacts: ([first, second], [first, second])
        case .secondComes: ([first], [first, second])
        case .secondLeaves: ([first, second], [first])
        case .succession: ([first], [second])
        case .newSurname: ([first], [married])
        case .unchanged, .respelt: ([first], [first])
        }
      add(trap, before, after, firm, at: \.numbers, keys: ("\(10_000 + number)", "\(10_000 + number)"))
    }
    for number in 1...max(count / 5, 1) {
      let (firm, person) = (writer.firm(), writer.person())
      let short = "\(number)"
      let long = String(repeating: "0", count: 6 - min(short.count, 5)) + short
      add(.respelt, [person], [person], firm, at: \.respelt, keys: (long, short))
    }
  }

  private mutating func add(
    _ trap: Trap, _ before: [ScenePerson], _ after: [ScenePerson], _ firm: SceneFirm,
    at file: WritableKeyPath<KeyNights, (before: String, after: String)>, keys names: (before: String, after: String)
  ) {
    func address(_ person: ScenePerson) -> String { person.address() + "@" + firm.domain }
    func row(_ key: String, _ person: ScenePerson) -> String {
      [
        key, person.given, person.family, address(person), person.title, firm.name + " " + firm.form, firm.businessID,
        firm.street, firm.postcode, firm.city,
      ].joined(separator: ",") + "\n"
    }
    for person in before { self[keyPath: file].before += row(names.before, person) }
    for person in after { self[keyPath: file].after += row(names.after, person) }
    keys.append(Key(trap: trap, before: before.map(address), after: after.map(address)))
  }
}
