import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// A backup put in the register's place.
///
/// The new register is made ready beside the present one, with a run `restore` that brings later decisions back, and
/// takes its place in one step; until then nothing of the present one is touched.
public struct Restore {
  /// What is known of the register that is there.
  public enum Present: Sendable {
    /// None is there.
    case missing
    /// It cannot be read.
    case unreadable(Problem)
    /// What it has that the backup lacks; with what is wrong with it, if something is.
    case compared(Divergence, failures: [String])
  }

  /// What a restoring would do, or has done.
  public struct Outcome: Sendable {
    /// The backup's last committed run, when that was, and its logical hash.
    public let run: Int64, runTime: Int64, hash: Digest
    /// The register that was there.
    public var present: Present
    /// The run `restore`; nil where it was only shown.
    public var restoreRun: Int64?
    /// Where the register that was there is now; nil if none was.
    public var kept: String?
    /// The restored register's logical hash.
    public var hashAfter: Digest?
  }

  private let workplace: Workplace

  /// Restoring the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// The file that the register's path leads to: a link to it stays a link.
  private var file: String { PathName.resolved(workplace.registerPath) }

  /// Tells what restoring `backup` would do; nothing changes.
  public func preview(_ backup: String) throws(Problem) -> Outcome {
    let keys = try KeyRing.load(workplace.contract.keyPath)
    let folder = FileFacts.folder(of: workplace.registerPath)
    let lock =
      FileManager.default.fileExists(atPath: folder)
      ? try RegisterLock(register: workplace.registerPath, wait: workplace.wait, context: workplace.context) : nil
    defer { withExtendedLifetime(lock) {} }
    return try examine(try open(backup, keys), keys)
  }

  /// Restores `backup`.
  public func restore(_ backup: String) throws(Problem) -> Outcome {
    let keys = try KeyRing.load(workplace.contract.keyPath)
    try Session.makeFolder(FileFacts.folder(of: workplace.registerPath))
    let lock = try RegisterLock(register: workplace.registerPath, wait: workplace.wait, context: workplace.context)
    let source = try open(backup, keys)
    var outcome = try examine(source, keys)
    let ready = file + ".restoring"
    RegisterFile.remove(ready)
    do throws(Problem) {
      let key = try keys.newest(.cipher).bytes
      try source.copy(to: ready, key: key)
      try giveAway(ready)
      try makeReady(ready, &outcome, keys, lock)
      let kept = "\(file).before-restore-\(BackupFolder.compact(workplace.context.now))"
      if FileManager.default.fileExists(atPath: file) { outcome.kept = kept }
      try RegisterFile.replace(file, by: ready, keeping: kept, key: key)
    } catch {
      RegisterFile.remove(ready)
      throw error
    }
    return outcome
  }

  /// Opens a backup that verifies.
  private func open(_ backup: String, _ keys: KeyRing) throws(Problem) -> RegisterFile {
    guard let facts = FileState(backup), !facts.isFolder else {
      throw Problem(
        .noInput, file: backup, "there is no backup here",
        remedy: "the folder `backups` beside the register holds those that have no other place")
    }
    guard !FileFacts.areOne(backup, workplace.registerPath) else {
      throw Problem(.usage, file: backup, "this is the register itself", remedy: "name a backup")
    }
    let register = try keys.open(backup, toWrite: false)
    try Session.checkSeal(register, keys, workplace.contract.keyPath)
    let failures = try Verification.failures(register, keys)
    guard failures.isEmpty else {
      throw Problem(
        .badData, file: backup,
        "the backup does not verify (\(failures.count) failures, the first: \(failures[0]))",
        remedy: "take another backup")
    }
    return register
  }

  /// What is in the backup, and what the present register has beyond it. A register that is damaged stops nothing.
  private func examine(_ backup: RegisterFile, _ keys: KeyRing) throws(Problem) -> Outcome {
    guard let last = try RunLedger(backup).lastCommitted() else {
      throw Problem(.badData, file: backup.path, "no run was committed in this backup", remedy: "take another backup")
    }
    var outcome = Outcome(
      run: last.id, runTime: last.finished ?? last.started, hash: try LogicalHash(backup).digest(), present: .missing)
    guard FileManager.default.fileExists(atPath: file) else { return outcome }
    do throws(Problem) {
      let present = try keys.open(file, toWrite: false)
      let divergence = try Divergence(of: present, from: backup, keys)
      let failures: [String]
      do { failures = try Verification.failures(present, keys) } catch { failures = [error.message] }
      outcome.present = .compared(divergence, failures: failures)
    } catch {
      outcome.present = .unreadable(error)
    }
    return outcome
  }

  /// Brings the copy up to date, in a run of its own.
  private func makeReady(
    _ ready: String, _ outcome: inout Outcome, _ keys: KeyRing, _ lock: RegisterLock
  ) throws(Problem) {
    // Opening it does what the backup does not know of erasures and objections, before anything of it is published.
    let session = try Session(workplace, copy: ready, keys, lock: lock)
    if case .compared(var divergence, let failures) = outcome.present {
      do throws(Problem) { _ = try RegisterModel.current(session.register) } catch {
        for index in divergence.decisions.indices { divergence.decisions[index].obstacle = error.message }
      }
      // The replay has given some records the names that they have in the present register.
      let names = RecordNames(session.register)
      for index in divergence.holds.indices {
        divergence.holds[index].key = try divergence.holds[index].name.flatMap(names.record)
      }
      for index in divergence.corrections.indices {
        divergence.corrections[index].key = try names.record(divergence.corrections[index].name)
      }
      outcome.present = .compared(divergence, failures: failures)
    }
    let (changes, holds) = (outcome.changes.filter { $0.obstacle == nil }, outcome.holds)
    let corrections = outcome.corrections.filter { $0.key != nil }
    outcome.restoreRun = try session.run(.restore) { id throws(Problem) in
      for hold in holds {
        if let key = hold.key { try HoldStore(session.register).hold(key, reason: .init(hold.reason), run: id) }
      }
      try CorrectionChange.make(corrections, in: CorrectionStore(session.register), run: id)
      guard !changes.isEmpty || !corrections.isEmpty else { return }
      let store = DecisionStore(session.register, including: id)
      for change in changes {
        if change.isRevocation {
          try store.revoke(change.decision.id)
        } else {
          try store.add(
            change.decision.kind, left: change.left, right: change.right, change.decision.verdict,
            evidence: change.evidence, author: change.decision.author, reason: .init(change.decision.reason))
        }
      }
      try session.resolve(id)
    }.run
    let failures = try Verification.failures(session.register, keys)
    guard failures.isEmpty else {
      throw Problem(
        .bug, file: ready, "the restored register does not verify (\(failures[0]))",
        remedy: "the present register is as it was; take another backup")
    }
    outcome.hashAfter = try LogicalHash(session.register).digest()
  }

  /// Gives the copy to whom the register belongs: restored by root, it must not shut out the user who runs the night.
  private func giveAway(_ ready: String) throws(Problem) {
    guard let model = FileState(file) ?? FileState(FileFacts.folder(of: file)), let mine = FileState(ready),
      model.owner != mine.owner
    else { return }
    guard
      (try? FileManager.default.setAttributes([.ownerAccountID: NSNumber(value: model.owner)], ofItemAtPath: ready))
        != nil
    else {
      throw Problem(
        .inputOutput, file: workplace.registerPath, "the register belongs to another user",
        remedy: "restore as that user, or as root")
    }
  }
}

extension Restore.Outcome {
  /// The decisions that the backup lacks, or has and should not.
  public var changes: [DecisionChange] {
    if case .compared(let divergence, _) = present { divergence.decisions } else { [] }
  }

  /// The corrections that the backup lacks, or has and should not.
  public var corrections: [CorrectionChange] {
    if case .compared(let divergence, _) = present { divergence.corrections } else { [] }
  }

  /// The legal holds that the backup lacks; see ``Divergence/holds``.
  public var holds: [Divergence.Hold] {
    if case .compared(let divergence, _) = present { divergence.holds } else { [] }
  }
}
