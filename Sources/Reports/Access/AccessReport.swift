import Records

/// What a register holds about one person, for her: the full answer under Article 15, `lahde.access/1`.
public struct AccessReport: Encodable, Sendable {
  /// The name and version of this form.
  public let schema = "lahde.access/1"
  /// `fi`, `sv` or `en`: the language of the sentences.
  public var language: String
  /// The day of the answer, UTC.
  public var date: String
  /// The register and its controller.
  public var register: Register
  /// Who asked, as the register knows her.
  public var person: Person
  /// What holds of her now, a line a field.
  public var values: [Value]
  /// Every observation that is hers, with all that it says.
  public var observations: [Observation]
  /// Her rows of every table with personal columns.
  public var tables: [Table]
  /// What the data is used for, and on what basis.
  public var purposes: [Purpose]
  /// Who processes it for the controller.
  public var recipients: [Recipient]
  /// The lists with the person that recipients were given, the oldest first.
  public var exports: [Export] = []
  /// How long it is kept: months until review, days between the end of a relationship and erasure, days of history.
  public var reviewMonths: Int, graceDays: Int, historyDays: Int
  /// Whether the end of a customer relationship takes what other sources say of her, too.
  public var wholeContact = false
  /// Whether she has objected to direct marketing.
  public var marketing = Marketing(state: "yes", since: nil, word: .other)
  /// When her data was looked at by name, and by what command.
  public var looks: [Look]
  /// The sentences on retention, recipients, automated decisions and rights, in the language.
  public var statements: [String]

  /// A register, its controller, and whom to write to.
  public struct Register: Encodable, Sendable {
    /// Name, controller, contact person and address.
    public var name: String, controller: String, contactPerson: String, address: String

    /// A register.
    public init(name: String, controller: String, contactPerson: String, address: String) {
      self.name = name
      self.controller = controller
      self.contactPerson = contactPerson
      self.address = address
    }
  }

  /// The person.
  public struct Person: Encodable, Sendable {
    /// Name and e-mail address, and the contact's ID; nil where the register has none.
    public var name: String?, email: String?, contact: Int64?

    /// A person.
    public init(name: String?, email: String?, contact: Int64?) {
      self.name = name
      self.email = email
      self.contact = contact
    }
  }

  /// A value that holds now.
  public struct Value: Encodable, Sendable {
    /// Field, value, source, exact place, and since when the source has said so.
    public var field: String, value: String, source: String, place: String, since: String
    /// What it is used for, and on what legal basis.
    public var purpose: String, basis: String
    /// Whether the program derived it, rather than read it.
    public var isDerived: Bool
    /// The day on which it was put right; nil where its source says it.
    public var corrected: String?

    /// A value.
    public init(
      field: String, value: String, source: String, place: String, since: String, purpose: String, basis: String,
      isDerived: Bool, corrected: String? = nil
    ) {
      self.corrected = corrected
      self.field = field
      self.value = value
      self.source = source
      self.place = place
      self.since = since
      self.purpose = purpose
      self.basis = basis
      self.isDerived = isDerived
    }
  }

  /// What one source said at one place.
  public struct Observation: Encodable, Sendable {
    /// How it stands.
    public enum State: String, Encodable, Sendable, CaseIterable {
      /// It holds.
      case current
      /// Its relationship has ended: it is kept and not used.
      case ended
      /// Its source has said something else since, or nothing.
      case withdrawn
    }

    /// Its ID, source, key in the source, place, and the SHA-256 of the file.
    public var id: Int64, source: String, sourceKey: String, place: String, sha256: String
    /// Since when it says all that it says, and how it stands.
    public var since: String, state: State
    /// Purpose and legal basis under which it was read.
    public var purpose: String, basis: String
    /// The values as they stood there, and as they are kept, by field.
    public var raw: [String: String], normal: [String: String]
    /// Since when each of them has stood, by field.
    public var valuesSince: [String: String]

    /// An observation.
    public init(
      id: Int64, source: String, sourceKey: String, place: String, sha256: String, since: String, state: State,
      purpose: String, basis: String, raw: [String: String], normal: [String: String], valuesSince: [String: String]
    ) {
      self.id = id
      self.source = source
      self.sourceKey = sourceKey
      self.place = place
      self.sha256 = sha256
      self.since = since
      self.state = state
      self.purpose = purpose
      self.basis = basis
      self.raw = raw
      self.normal = normal
      self.valuesSince = valuesSince
    }
  }

  /// Rows of a table.
  public struct Table: Encodable, Sendable {
    /// Table, columns, which of them are personal, and rows.
    public var table: String, columns: [String], personal: [String], rows: [[String?]]

    /// Rows of a table.
    public init(table: String, columns: [String], personal: [String], rows: [[String?]]) {
      self.table = table
      self.columns = columns
      self.personal = personal
      self.rows = rows
    }
  }

  /// A purpose and its legal basis.
  public struct Purpose: Encodable, Sendable {
    /// Purpose and basis, in the contract's words.
    public var purpose: String, basis: String

    /// A purpose.
    public init(purpose: String, basis: String) {
      self.purpose = purpose
      self.basis = basis
    }
  }

  /// Somebody who processes the data for the controller.
  public struct Recipient: Encodable, Sendable {
    /// Name, country and agreement.
    public var name: String, country: String, agreement: String

    /// A recipient.
    public init(name: String, country: String, agreement: String) {
      self.name = name
      self.country = country
      self.agreement = agreement
    }
  }

  /// A list that was given to a recipient.
  public struct Export: Encodable, Sendable {
    /// Its number, its day, who got it, and what for.
    public var export: Int64, date: String, recipient: String, purpose: String

    /// A list.
    public init(export: Int64, date: String, recipient: String, purpose: String) {
      (self.export, self.date, self.recipient, self.purpose) = (export, date, recipient, purpose)
    }
  }

  /// What marketing may be sent to her.
  public struct Marketing: Encodable, Sendable {
    /// `yes`, `no e-mail` or `no`; since which day it is not `yes`.
    public var state: String, since: String?
    /// Whose word it is.
    public var word: Word
    /// Since when the person, or the company, wants no communication either, and since when the processing is restricted.
    public var communicationEnded: String?, restricted: String?

    /// Whose word it is that marketing is not sent.
    public enum Word: String, Encodable, Sendable {
      /// The person's own: an objection.
      case person
      /// The person's company's: an objection, too.
      case company
      /// Nobody's objection: a source's word, or a restriction of the processing.
      case other
    }

    /// What may be sent.
    public init(state: String, since: String?, word: Word) {
      (self.state, self.since, self.word) = (state, since, word)
    }
  }

  /// A look at her data.
  public struct Look: Encodable, Sendable {
    /// When, and by what command.
    public var time: String, command: String

    /// A look.
    public init(time: String, command: String) {
      self.time = time
      self.command = command
    }
  }

  /// An answer without data yet.
  public init(language: AccessLanguage, date: String, register: Register, person: Person) {
    (self.language, self.date, self.register, self.person) = (language.rawValue, date, register, person)
    (values, observations, tables, purposes, recipients, looks) = ([], [], [], [], [], [])
    (reviewMonths, graceDays, historyDays, statements) = (0, 0, 0, [])
  }
}
