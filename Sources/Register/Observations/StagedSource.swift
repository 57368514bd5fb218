import Records
import Text

/// What tells that a file is the one that was read before, without reading it.
public struct InputIdentity: Sendable, Equatable {
  /// The path as the pipeline's folder sees it, and as the register keeps it.
  public let path: String
  /// Size in bytes, modification time in nanoseconds since 1970, device and inode.
  public var size: Int64, modified: Int64, device: Int64, inode: Int64

  /// The identity of a file; `size` in bytes, `modified` in nanoseconds since 1970.
  public init(path: String, size: Int64, modified: Int64, device: Int64, inode: Int64) {
    self.path = StoredText(path).text
    self.size = size
    self.modified = modified
    self.device = device
    self.inode = inode
  }
}

/// An input as the register remembers it.
public struct StagedInput: Sendable {
  /// Which file it is.
  public var identity: InputIdentity
  /// SHA-256 of the bytes.
  public var sha256: Digest
  /// What the reader found out about it.
  public var facts: InputFacts

  /// An input with everything that is remembered of it.
  public init(identity: InputIdentity, sha256: Digest, facts: InputFacts) {
    self.identity = identity
    self.sha256 = sha256
    self.facts = facts
  }
}

/// What one source said tonight, read, normalised and checked against suppression, and not yet written anywhere.
public struct StagedSource: Sendable {
  /// The source's name.
  public let name: String
  /// Whether its files hold everything.
  public let extent: Extent
  /// How far it is trusted, 0 to 100.
  public let trust: Int
  /// The purposes and their legal bases, as the contract words them, with `, ` between.
  public let purpose: String, basis: String
  /// From whom the source has its records.
  public let collectedFrom: String
  /// Digest of everything in the pipeline that changes how the source is read.
  public let reading: Digest
  /// Version of the rule chain.
  public let chain: String
  /// The chain's rules, each as `name/version`, in order.
  public let rules: [String]
  /// The source's files.
  public var inputs: [StagedInput] = []
  /// The observations, in the files' order.
  public var batches: [ObservationBatch] = []
  /// For each batch the index of its input.
  public var inputOfBatch: [Int] = []
  /// What the source's files look like, for the guards.
  public var look = SourceLook()

  /// Whether an input was not read whole.
  var isIncomplete: Bool { batches.contains { $0.findings.contains { $0.code.cutsShort } } }

  /// Whether a record that cannot be used does not tell which it is.
  var hasUnreadableKey: Bool {
    batches.contains { $0.rows.contains { $0.key.isEmpty && $0.disposition.quarantines } }
  }

  /// The stored keys of suppressed records.
  var suppressedKeys: [[UInt8]] {
    batches.flatMap { batch in
      batch.rows.filter { $0.disposition == .suppress }.map { Array(batch.bytes[$0.key]) }
    }
  }

  /// Binds rows for quarantine; `code` makes the code by which they are known there.
  mutating func quarantine(_ rows: [(row: StagedKeys.Reference, code: FindingCode)], code: (Digest) -> Digest) {
    for (reference, finding) in rows {
      let (batch, row) = (Int(reference.batch), Int(reference.row))
      batches[batch].rows[row].disposition = .quarantine(finding: batches[batch].findings.count)
      batches[batch].rows[row].digest = code(batches[batch].rows[row].digest)
      batches[batch].findings.append(
        Finding(
          finding, field: Field.personName.name, row: row, line: batches[batch].rows[row].place.line, column: 1))
    }
  }

  /// Puts the stored keys in the place of what the source writes; rows of which it is not known leave nothing out.
  mutating func store(_ assignment: RecordAssignment) {
    for (reference, key) in assignment.stored {
      let (batch, row) = (Int(reference.batch), Int(reference.row))
      let start = batches[batch].bytes.count
      batches[batch].bytes += key
      batches[batch].rows[row].key = start..<batches[batch].bytes.count
    }
    for (reference, _) in assignment.unclear {
      let (batch, row) = (Int(reference.batch), Int(reference.row))
      batches[batch].rows[row].key = 0..<0
    }
  }

  /// Extent, trust, purposes, bases and origin, as the ledger writes them.
  var terms: [String] { [extent.rawValue, "\(trust)", purpose, basis, collectedFrom] }

  /// A source of which nothing is read yet.
  public init(
    name: String, extent: Extent, trust: Int, purpose: String, basis: String, collectedFrom: String,
    reading: Digest, chain: String, rules: [String]
  ) {
    self.name = name
    self.extent = extent
    self.trust = trust
    self.purpose = purpose
    self.basis = basis
    self.collectedFrom = collectedFrom
    self.reading = reading
    self.chain = chain
    self.rules = rules
  }
}

/// What became of a source's records in one run.
public struct SourceCounts: Sendable, Equatable {
  public var read = 0, created = 0, changed = 0, unchanged = 0, suppressed = 0, quarantined = 0, ignored = 0
  /// Observations withdrawn because their record is no longer there; stands beside the balance.
  public var gone = 0
  /// Quarantined records that may be of an erased person.
  public var lookAlikes = 0
  /// Records that went to quarantine tonight and were not there before.
  public var newlyQuarantined = 0
  /// Observations with a relationship that goes on before tonight, and those whose relationship the source ended tonight.
  public var standing = 0, ended = 0
  /// Rows written for records that are not new: an undone run's rows written anew.
  public var rewritten = 0

  /// Whether withdrawals were suspended, because a record's key was not readable or an input was not read whole.
  public var isSuspended = false

  /// What was found out about keys, and how often.
  public var keys: [FindingCode: Int] = [:]
  /// Records that are gone under their key and seem to be there under another one, without proof.
  public var unsureKeys = 0

  /// Records of a source that is held back which forbid something, and are therefore followed all the same.
  public var restrictions = 0

  /// All zero.
  public init() {}

  /// What is counted, by the names of the report's columns.
  public var all: [(name: String, count: Int)] {
    [
      ("read", read), ("created", created), ("changed", changed), ("unchanged", unchanged), ("suppressed", suppressed),
      ("quarantined", quarantined), ("ignored", ignored), ("gone", gone),
    ]
  }

  /// Whether every record read is accounted for once.
  public var balances: Bool { read == created + changed + unchanged + suppressed + quarantined + ignored }

  /// Whether the register's observations are other than before.
  public var changesAnything: Bool { created + changed + gone + rewritten + restrictions > 0 }
}
