import Configuration
import Foundation
import Records
import Register
import Text

/// What an erasure did, in numbers, and what it could not reach. No value of the person is in it.
public struct ErasureCertificate: Sendable {
  /// A file outside the register that holds the person.
  public struct RawFile: Sendable, Equatable {
    /// Its path, and the 1-based lines at which her records begin.
    public let path: String, lines: [Int64]
  }

  /// The run, the rights journal's entry, the codes by which she is kept out, and those of her names and companies by which
  /// others are asked about.
  public internal(set) var run: Int64 = 0, entry = 0, codes = 0, lookAlikes = 0
  /// When it was done: seconds since 1970.
  public let time: Int64
  /// The one field that was erased; nil where the person was.
  public let field: Field?
  /// What was done.
  public internal(set) var counts = Eraser.Counts()
  /// Whether nothing of her is left in the bytes of the register's files; else the next run makes it so.
  public internal(set) var isFinished = false
  /// Whether the ledger was verified after it; one that does not verify is a problem.
  public internal(set) var isVerified = false
  /// Whether she was a customer's contact, and addresses that others have too, which do not keep her out.
  public let wasOfCustomer: Bool, sharedEmails: Int
  /// Files of the sources that are there still.
  public let rawFiles: [RawFile]
  /// Backups and replaced registers that may hold her, and when the last one is due to go (seconds since 1970).
  public let backups: [String], lastBackupExpires: Int64?

  /// The lists that carried the person: each recipient is to be told to remove the address (Article 19).
  public internal(set) var exports: [ExportStore.Entry] = []

  init(_ plan: Erasure.Plan, _ workplace: Workplace) {
    let (pipeline, registerPath, context) = (workplace.pipeline, workplace.registerPath, workplace.context)
    (time, field) = (context.now, plan.field)
    wasOfCustomer = plan.isOfCustomer
    sharedEmails = plan.found.sharedEmails.count
    rawFiles = Self.rawFiles(plan, pipeline)
    let folder = FileFacts.folder(of: registerPath)
    let name = PathName.name(of: registerPath)
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let kept = beside.filter { $0.hasPrefix(name + ".before-restore-") }.sorted()
      .map { PathName.joined(folder, $0) }
    let made = BackupFolder(register: registerPath)
    let entries = made.entries()
    backups = entries.map(\.path) + made.unfinished() + kept
    // What the contract promises of history holds for backups too: an older one holds what the register may not.
    let newest = entries.map(\.made).max() ?? (backups.isEmpty ? nil : context.now)
    lastBackupExpires = newest.map { $0 + Int64(pipeline.contract.retention.historyDays) * 86400 }
  }

  private static func rawFiles(_ plan: Erasure.Plan, _ pipeline: PipelineFile) -> [RawFile] {
    var lines: [String: Set<Int64>] = [:]
    for one in plan.found.hers where !ErasedKey.isOne(one.path) {
      for path in pipeline.files(called: one.path) { lines[path, default: []].insert(one.line) }
    }
    return lines.sorted { $0.key < $1.key }.map { RawFile(path: $0.key, lines: $0.value.sorted()) }
  }
}
