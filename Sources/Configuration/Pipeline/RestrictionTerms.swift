import Records

/// What a column of a source says against writing to a record's person, and what it counts as.
public struct RestrictionRule: Sendable, Equatable {
  /// What is restricted: the keys of `restrictions`.
  public enum Subject: String, Sendable, CaseIterable {
    /// All marketing.
    case marketing
    /// Marketing by e-mail.
    case emailMarketing
  }

  /// Whose word it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The person's own, which only the person lifts.
    case objection
    /// The source's, until it says otherwise of that person.
    case ban
    /// Nobody's: mail to the address came back.
    case bounce
  }

  /// What is restricted, and whose word it is.
  public let subject: Subject, kind: Kind
  /// The column, by its name.
  public let column: String
  /// Which of its values forbid.
  public let values: StatedRestriction.Values

  static let keys = ["column", "allowed", "forbidden", "as"]

  init?(_ subject: Subject, _ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let column = object.required("column")?.text()
    let (allowed, forbidden) = (object.optional("allowed"), object.optional("forbidden"))
    let kind = object.optional("as").map { $0.choice(Kind.self) } ?? .objection
    if allowed == nil, forbidden == nil {
      value.refuse(
        "this restriction does not say which values forbid",
        remedy: "give \"allowed\" (all others forbid, an empty cell too), or \"forbidden\"")
    } else if allowed != nil, let forbidden {
      forbidden.refuse("\"forbidden\" stands beside \"allowed\"", remedy: "keep the one that the column is about")
    }
    guard let values = (allowed ?? forbidden)?.texts(), let column, let kind else { return nil }
    (self.subject, self.column, self.kind) = (subject, column, kind)
    self.values = allowed == nil ? .forbidden(values) : .allowed(values)
  }

  /// What is said of a record where the column forbids.
  public var forbids: RowStance {
    switch (kind, subject) {
    case (.bounce, _): .bounced
    case (.ban, .marketing): .bansMarketing
    case (.ban, .emailMarketing): .bansEmailMarketing
    case (.objection, .marketing): .objectsToMarketing
    case (.objection, .emailMarketing): .objectsToEmailMarketing
    }
  }

  /// What is said where a value is among the allowed ones: that is a permission on record.
  public var permits: RowStance {
    guard case .allowed = values, kind != .bounce else { return [] }
    return subject == .marketing ? .permitsMarketing : .permitsEmailMarketing
  }

  /// The kind of a source's restriction that it states; nil of the person's own word.
  public var states: RestrictionKind? {
    switch (kind, subject) {
    case (.objection, _): nil
    case (.bounce, _): .bounce
    case (.ban, .marketing): .marketingBan
    case (.ban, .emailMarketing): .emailMarketingBan
    }
  }

  /// Column, subject and kind in words, as `check` tells them.
  public var words: String {
    let what = subject == .marketing ? "marketing" : "marketing by e-mail"
    return "\(column): \(kind == .bounce ? kind.rawValue : "\(kind.rawValue), \(what)")"
  }

  /// All that a source's `restrictions` say, in the order of their subjects.
  static func all(_ value: ValueReader) -> [RestrictionRule] {
    guard let object = value.object(keys: Subject.allCases.map(\.rawValue)) else { return [] }
    var rules: [RestrictionRule] = []
    for subject in Subject.allCases {
      guard let said = object.optional(subject.rawValue) else { continue }
      if case .list = said.node.value {
        rules += (said.list() ?? []).compactMap { RestrictionRule(subject, $0) }
      } else {
        rules += RestrictionRule(subject, said).map { [$0] } ?? []
      }
    }
    if case .object(let members) = value.node.value, members.isEmpty {
      value.refuse(
        "\"restrictions\" does not say what is restricted",
        remedy: "give \"marketing\" or \"emailMarketing\", or leave it out")
    }
    return rules
  }

  var effective: JSONText {
    let (key, words) =
      switch values {
      case .allowed(let words): ("allowed", words)
      case .forbidden(let words): ("forbidden", words)
      }
    return .object([
      ("subject", .text(subject.rawValue)), ("column", .text(column)), (key, .texts(words)),
      ("as", .text(kind.rawValue)),
    ])
  }
}

/// From whom a source has its records, and with it who must be told of them (Articles 13 and 14).
public struct Collection: Sendable, Equatable {
  /// From whom.
  public enum Origin: String, Sendable, CaseIterable {
    /// The person, who was told then.
    case person
    /// The person's employer: a customer's own list.
    case employer
    /// What everybody may read.
    case `public`
    /// A register of somebody else's.
    case register
  }

  /// From whom.
  public let origin: Origin
  /// The day on which the person was told; of records from the person only.
  public let noticeGiven: Day?

  /// Collected from there.
  public init(_ origin: Origin, noticeGiven: Day? = nil) { (self.origin, self.noticeGiven) = (origin, noticeGiven) }

  /// As the register keeps it: `employer`, `person 2025-03-01`.
  public var stored: String { [origin.rawValue, noticeGiven?.text].compactMap { $0 }.joined(separator: " ") }

  /// What a source says, or, where it says nothing, what its reader tells.
  static func read(_ object: ObjectReader, _ reader: ReaderName?) -> Collection? {
    let (said, notice) = (object.optional("collectedFrom"), object.optional("noticeGiven"))
    let given = notice.map { $0.day() } ?? nil
    guard let said else {
      notice?.refuse(
        "\"noticeGiven\" stands without collectedFrom: \"person\"",
        remedy: "leave it out: who was told otherwise stands in the register (`lahde notices`)")
      return Collection(reader.map(ReaderTerms.init(of:))?.origin ?? .employer)
    }
    guard let origin = said.choice(Origin.self) else { return nil }
    if origin == .person, notice == nil {
      said.refuse(
        "records collected from the person say when the person was told",
        remedy:
          "add noticeGiven: \"2025-03-01\", the day since which the form or contract tells what the data is used for")
    }
    if origin != .person {
      notice?.refuse(
        "\"noticeGiven\" is for collectedFrom: \"person\" only",
        remedy: "leave it out: who was told otherwise stands in the register (`lahde notices`)")
    }
    return Collection(origin, noticeGiven: given)
  }
}
