import Records

/// Where every value of a contact or a company came from: the answer `lahde.provenance/1`.
///
/// Optional keys are absent where there is nothing to say: `grounds` of a value that its source states, `asOf` for now,
/// `rules` of a chain that was not kept, and of an origin what the kind of input does not have.
public struct ProvenanceReport: Encodable, Sendable, Equatable {
  /// The name and version of this form.
  public let schema = "lahde.provenance/1"
  /// `contact` or `company`.
  public var kind: String
  /// The contact's or company's ID.
  public var id: Int64
  /// Who it is, for the heading: name and company.
  public var title: String
  /// The run or date for which it was asked; nil for now.
  public var asOf: String?
  /// One entry a field with a value, in stored order.
  public var fields: [Entry]
  /// Version of the rule chain by which `rules` are told: that of this program.
  public var chain: String
  /// The chains by which the values were made, by version.
  public var chains: [Chain]

  /// A rule chain.
  public struct Chain: Encodable, Sendable, Equatable {
    /// Its version.
    public var version: String
    /// Its rules in order, each as `name/version`; nil if they were not kept.
    public var rules: [String]?

    /// A rule chain.
    public init(version: String, rules: [String]?) {
      self.version = version
      self.rules = rules
    }
  }

  /// What a value rests on that its source does not state itself.
  public struct Derivation: Encodable, Sendable, Equatable {
    /// The grounds in words.
    public var text: String
    /// How sure one can be of it: `strong`, `fair` or `weak`; `stated` for a value found in another field.
    public var confidence: String

    /// The derivation of a value on these grounds; nil if its source states it.
    public init?(_ grounds: Grounds) {
      if grounds == .stated { return nil }
      text = grounds.text
      confidence = grounds.confidence.text
    }
  }

  /// One field: its value, where it came from, why it won, and what lost.
  public struct Entry: Encodable, Sendable, Equatable {
    /// The field's name.
    public var field: String
    /// The golden, normalised value.
    public var value: String
    /// Where it came from.
    public var origin: Origin
    /// The value as it stood there.
    public var rawValue: String
    /// The rules that changed it, each as `name/version`; empty if none did.
    public var rules: [String]
    /// What it rests on; nil if its source states it.
    public var grounds: Derivation?
    /// Version of the rule chain of the run that made it.
    public var chain: String
    /// Why it won, in words.
    public var reason: String
    /// All sources that say the same, the winner's first.
    public var agreeing: [String]
    /// The values that lost.
    public var losing: [Loss]
    /// In place of the value, where it has been erased: why. Value, raw value and place are empty then.
    public var erased: String?
    /// Since when the record has read so, and until when; `until` is nil while it does.
    public var since: Moment?, until: Moment?
    /// The stewards' decisions that joined the winning record to others; nil where none did.
    public var approvals: [Approval]?

    /// The IDs of others of its kind that have the value, too: it is shared, and no sign that they are one; nil where nobody has.
    public var sharedWith: [Int64]?
    /// The run in which it was put right, and by whom; nil where its source says it.
    public var correction: Correction?

    /// One field's answer.
    public init(
      field: String, value: String, origin: Origin, rawValue: String, rules: [String], grounds: Grounds = .stated,
      chain: String, reason: String, agreeing: [String], losing: [Loss]
    ) {
      self.field = field
      self.value = value
      self.origin = origin
      self.rawValue = rawValue
      self.rules = rules
      self.grounds = Derivation(grounds)
      self.chain = chain
      self.reason = reason
      self.agreeing = agreeing
      self.losing = losing
    }
  }

  /// A run and its date, UTC.
  public struct Moment: Encodable, Sendable, Equatable {
    /// The run.
    public var run: Int64
    /// Its date.
    public var date: String

    /// A run and its date.
    public init(run: Int64, date: String) {
      self.run = run
      self.date = date
    }
  }

  /// That a value was put right for the record of `origin`, whatever its source says.
  public struct Correction: Encodable, Sendable, Equatable {
    /// The run and its date, and who did it.
    public var run: Int64, date: String, by: String

    /// A value that was put right.
    public init(run: Int64, date: String, by: String) { (self.run, self.date, self.by) = (run, date, by) }
  }

  /// A steward's word that two records are one.
  public struct Approval: Encodable, Sendable, Equatable {
    /// The decision's number, who decided, and the run and date of it.
    public var decision: Int64, author: String, run: Int64, date: String

    /// A steward's word.
    public init(decision: Int64, author: String, run: Int64, date: String) {
      self.decision = decision
      self.author = author
      self.run = run
      self.date = date
    }
  }

  /// A value that lost, and why.
  public struct Loss: Encodable, Sendable, Equatable {
    /// The normalised value.
    public var value: String
    /// Where it came from.
    public var origin: Origin
    /// What it rests on; nil if its source states it.
    public var grounds: Derivation?
    /// Why it lost, in words.
    public var why: String

    /// A value that lost.
    public init(value: String, origin: Origin, grounds: Grounds = .stated, why: String) {
      self.value = value
      self.origin = origin
      self.grounds = Derivation(grounds)
      self.why = why
    }
  }

  /// A place in an input: file, line, column and byte offset; or address, retrieval time and XPath.
  public struct Origin: Encodable, Sendable, Equatable {
    /// The source's name.
    public var source: String
    /// The file.
    public var file: String?
    /// SHA-256 of the file's bytes when it was read, in hexadecimal digits.
    public var sha256: String?
    /// 1-based line.
    public var line: Int?
    /// 1-based column, in characters.
    public var column: Int?
    /// Byte offset of the record's first byte.
    public var byteOffset: Int?
    /// The page's address.
    public var url: String?
    /// When the page was retrieved, UTC.
    public var retrieved: String?
    /// The element's positional XPath.
    public var xpath: String?
    /// The run since which the source has said so.
    public var sinceRun: Int64
    /// That run's date, UTC.
    public var sinceDate: String

    /// A place in a text file; `line` and `column` are 1-based, `byteOffset` is that of the record.
    public init(
      source: String, file: String, line: Int?, column: Int?, byteOffset: Int?, sinceRun: Int64, sinceDate: String
    ) {
      self.source = source
      self.file = file
      self.line = line
      self.column = column
      self.byteOffset = byteOffset
      self.sinceRun = sinceRun
      self.sinceDate = sinceDate
    }

    /// A place in a page.
    public init(
      source: String, file: String?, url: String?, retrieved: String?, xpath: String?, sinceRun: Int64,
      sinceDate: String
    ) {
      self.source = source
      self.file = file
      self.url = url
      self.retrieved = retrieved
      self.xpath = xpath
      self.sinceRun = sinceRun
      self.sinceDate = sinceDate
    }
  }

  /// An answer; `asOf` is nil for now.
  public init(
    kind: String, id: Int64, title: String, asOf: String? = nil, fields: [Entry], chain: String, chains: [Chain]
  ) {
    self.kind = kind
    self.id = id
    self.title = title
    self.asOf = asOf
    self.fields = fields
    self.chain = chain
    self.chains = chains
  }
}
