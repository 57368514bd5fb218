/// What somebody may do with the register.
public enum Role: String, Sendable, CaseIterable {
  /// Runs the nights.
  case operations
  /// Decides on pairs and corrects values.
  case steward
  /// Answers persons, erases, audits.
  case compliance
}

/// A named person who may work with the register, in one role, for a time.
public struct AuthorisedPerson: Sendable, Equatable {
  /// The person's name.
  public let name: String
  /// The operating system's user; `*` is everybody, which only an unencrypted sample may say.
  public let user: String
  /// What the person may do.
  public let role: Role
  /// The day of the confidentiality undertaking.
  public let undertaking: Day
  /// The first day.
  public let from: Day
  /// The last day; nil: until further notice.
  public let to: Day?

  static let keys = ["name", "user", "role", "undertaking", "from", "to"]

  init?(_ value: ValueReader, encryption: Encryption?) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let name = object.required("name")?.text()
    let user = object.required("user")
    let role = object.required("role")?.choice(Role.self)
    let undertaking = object.required("undertaking")?.day()
    let from = object.required("from")
    let to = object.optional("to")
    let (login, first, last) = (user?.text(), from?.day(), to?.day())
    if login == "*", let encryption, encryption != .none {
      user?.refuse("\"user\" can be \"*\" only where \"encryption\" is \"none\"", remedy: "name the user of the system")
    }
    if let undertaking, let first, first < undertaking {
      from?.refuse(
        "\"from\" is before \"undertaking\"", remedy: "nobody sees the register before promising confidentiality")
    }
    if let first, let last, last < first { to?.refuse("\"to\" is before \"from\"") }
    guard let name, let login, let role, let undertaking, let first else { return nil }
    self.name = name
    self.user = login
    self.role = role
    self.undertaking = undertaking
    self.from = first
    self.to = last
  }

  /// Whether the operating system's user `user` is meant and `day` lies in the period.
  public func covers(user: String, on day: Day) -> Bool {
    (self.user == "*" || self.user == user) && from <= day && (to.map { day <= $0 } ?? true)
  }

  var effective: JSONText {
    .object([
      ("name", .text(name)), ("user", .text(user)), ("role", .text(role.rawValue)),
      ("undertaking", .text(undertaking.text)), ("from", .text(from.text)), ("to", .optional(to?.text)),
    ])
  }
}
