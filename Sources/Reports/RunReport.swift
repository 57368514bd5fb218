import Records

/// What a night did: the run report `lahde.run/1`.
public struct RunReport: Encodable, Sendable, Equatable {
  /// The name and version of this form.
  public let schema = "lahde.run/1"
  /// The run's number.
  public var run: Int64
  /// What became of it, for example `committed`.
  public var state: RunState
  /// Contacts, companies, merges, pairs and quarantine.
  public var counts: Counts
  /// One entry a source, in name order.
  public var sources: [Source]
  /// One entry a stage, in the order of work.
  public var stages: [Stage]
  /// The guards that tripped.
  public var guards: [Guard]
  /// How often each finding was made.
  public var findings: [FindingCount]
  /// What of all that was matched was not made one because it holds too much.
  public var alarms: [Alarm]
  /// Contacts who should have been told by now where their data came from; nil where there are none.
  public var overdueNotices: Int?

  /// A number before and after the run.
  public struct Change: Encodable, Sendable, Equatable {
    /// Before the run.
    public var before: Int
    /// After the run.
    public var after: Int

    /// A number before and after.
    public init(before: Int, after: Int) {
      self.before = before
      self.after = after
    }
  }

  /// What is in quarantine after the run.
  public struct Quarantine: Encodable, Sendable, Equatable {
    /// Records that somebody has to look at, and those of them that are new.
    public var open = 0, new = 0
    /// Records that were discarded and still stand in their files.
    public var discarded = 0
    /// The day since which the oldest open one has been there, and how many days that is; nil if there is none.
    public var oldest: String?, oldestDays: Int?

    /// Nothing.
    public init() {}
  }

  /// What retention did, and what it has before it.
  public struct Retention: Encodable, Sendable, Equatable {
    /// Records erased because their relationship has ended.
    public var erased: Int
    /// Records that have ended and are blocked, not yet erased.
    public var inGrace: Int
    /// Records that have ended and that a legal hold keeps.
    public var held: Int
    /// Observations whose values went at the end of the history window.
    public var history: Int

    /// What retention did; nothing, without numbers.
    public init(erased: Int = 0, inGrace: Int = 0, held: Int = 0, history: Int = 0) {
      (self.erased, self.inGrace, self.held, self.history) = (erased, inGrace, held, history)
    }
  }

  /// The register's size and what matching did.
  public struct Counts: Encodable, Sendable, Equatable {
    /// Golden contacts.
    public var contacts: Change
    /// Golden companies.
    public var companies: Change
    /// Merges made in this run.
    public var merges: Int
    /// Contacts whose observations lie in several contacts since this run.
    public var splits: Int
    /// Pairs that are left for review.
    public var reviewPairs: Int
    /// What is in quarantine.
    public var quarantine = Quarantine()
    /// What became of records at the end of their retention.
    public var retention = Retention()

    /// The register's size and what matching did.
    public init(contacts: Change, companies: Change, merges: Int, splits: Int, reviewPairs: Int) {
      self.contacts = contacts
      self.companies = companies
      self.merges = merges
      self.splits = splits
      self.reviewPairs = reviewPairs
    }
  }

  /// What came of one source; `read` is the sum of the six numbers after it, `gone` stands beside.
  public struct Source: Encodable, Sendable, Equatable {
    /// The source's name.
    public var source: String
    /// How it ended, for example `read` or `held`.
    public var outcome: SourceOutcome
    /// Records read, those of unchanged files too.
    public var read = 0
    /// Records with a new source key.
    public var created = 0
    /// Records with other content than before.
    public var changed = 0
    /// Records as before.
    public var unchanged = 0
    /// Records that a suppression kept out.
    public var suppressed = 0
    /// Records that cannot be used.
    public var quarantined = 0
    /// Records that the source's own filter, or an identical twin, left out.
    public var ignored = 0
    /// Earlier records that the source no longer has.
    public var gone = 0
    /// Restrictions (bans, bounces, deaths) that it states and did not state before.
    public var restrictions = 0
    /// Records, notes and returned links that state an objection which did not stand before.
    public var objections = 0
    /// Restrictions that are over, since it says so of their persons.
    public var restrictionsEnded = 0
    /// Whether nothing was withdrawn because it is gone: a record's key was unreadable, or an input was not read whole.
    public var suspended = false

    /// Whether it says anything new against writing to people, or takes something back.
    var saysNo: Bool { restrictions + objections + restrictionsEnded > 0 }

    /// A source of which nothing was read.
    public init(source: String, outcome: SourceOutcome) {
      self.source = source
      self.outcome = outcome
    }
  }

  /// What a stage took.
  public struct Stage: Encodable, Sendable, Equatable {
    /// The stage's name.
    public var stage: String
    /// Seconds, rounded to thousandths.
    public var seconds: Double
    /// The largest resident memory during the stage, in bytes; 0 if it was not measured.
    public var peakBytes: Int

    /// What a stage took; `peakBytes` is 0 if it was not measured.
    public init(stage: String, seconds: Double, peakBytes: Int) {
      self.stage = stage
      self.seconds = (seconds * 1000).rounded() / 1000
      self.peakBytes = peakBytes
    }
  }

  /// A guard that tripped.
  public struct Guard: Encodable, Sendable, Equatable {
    /// The source it held back.
    public var source: String
    /// The guard's name.
    public var name: String
    /// What it saw, without personal values.
    public var message: String
    /// Whether it was allowed for this run.
    public var allowed: Bool
    /// What to do, where it was not.
    public var remedy: String?

    /// A guard that tripped.
    public init(source: String, name: String, message: String, allowed: Bool, remedy: String? = nil) {
      self.remedy = remedy
      self.source = source
      self.name = name
      self.message = message
      self.allowed = allowed
    }

    enum CodingKeys: String, CodingKey {
      case source, message, allowed, remedy
      case name = "guard"
    }
  }

  /// How often a finding was made.
  public struct FindingCount: Encodable, Sendable, Equatable {
    /// The finding's code.
    public var code: FindingCode
    /// How often.
    public var count: Int

    /// How often a finding was made.
    public init(code: FindingCode, count: Int) {
      self.code = code
      self.count = count
    }
  }

  /// A run report; sources, stages, guards, findings and alarms keep their order.
  public init(
    run: Int64, state: RunState, counts: Counts, sources: [Source], stages: [Stage], guards: [Guard] = [],
    findings: [FindingCount] = [], alarms: [Alarm] = []
  ) {
    self.run = run
    self.state = state
    self.counts = counts
    self.sources = sources
    self.stages = stages
    self.guards = guards
    self.findings = findings
    self.alarms = alarms
  }

  /// Whether the run left the register as it was.
  public var changedNothing: Bool {
    counts.contacts.before == counts.contacts.after && counts.companies.before == counts.companies.after
      && counts.merges == 0 && counts.retention.erased == 0 && counts.retention.history == 0
      && sources.allSatisfy { $0.created == 0 && $0.changed == 0 && $0.gone == 0 && !$0.saysNo }
  }
}
