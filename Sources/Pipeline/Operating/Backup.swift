import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// A backup: a whole copy of the register, made while runs and questions go on, that stands under its name only once it
/// has been verified. Of the keys nothing is in it.
public struct Backup {
  /// Where the copy goes.
  public enum Destination: Sendable {
    /// To `backups` beside the register, under a name that tells the time.
    case besideRegister
    /// To a folder that is there, under such a name.
    case folder(String)
    /// To this file; over one that is there only where `overwriting`.
    case file(String, overwriting: Bool)
  }

  /// What was made.
  public struct Outcome: Sendable {
    /// The backup, and its size in bytes.
    public let path: String, bytes: Int64
    /// The last committed run in it, and when that was.
    public let run: Int64, runTime: Int64
    /// The logical hash of the register at that moment, and of the copy.
    public let hash: Digest
    /// Older backups that were removed.
    public var pruned: [String] = []
  }

  private let workplace: Workplace

  /// Backups of the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Makes one, and removes those beyond the newest `keep`, by their names. Nothing is removed if it fails.
  public func make(_ destination: Destination = .besideRegister, keep: Int? = nil) throws(Problem) -> Outcome {
    let (target, overwriting, folder) = try target(destination)
    try KeptFiles(workplace.pipeline, register: workplace.registerPath).refuse(target)
    try RegisterFile.requireFile(workplace.registerPath)
    let keys = try KeyRing.load(workplace.contract.keyPath)
    let suffix = workplace.context.randomBytes(6).map { String($0, radix: 16) }.joined()
    let partial = target + BackupFolder.partial + suffix
    do throws(Problem) {
      var outcome = try copy(to: partial, named: target, keys)
      try verify(partial, is: outcome.hash, keys)
      let isPlaced =
        overwriting ? FileReplacement.rename(partial, to: target) : FileReplacement.renameToNew(partial, to: target)
      guard isPlaced else { throw Self.taken(target) }
      FileReplacement.settleFolder(of: target)
      if let folder, let keep {
        // The one just made stays, also where the clock has gone back since the others.
        for entry in folder.entries().filter({ $0.path != target }).dropFirst(keep - 1) {
          guard (try? FileManager.default.removeItem(atPath: entry.path)) != nil else { continue }
          outcome.pruned.append(entry.path)
        }
      }
      return outcome
    } catch {
      RegisterFile.remove(partial)
      throw error
    }
  }

  private func target(
    _ destination: Destination
  ) throws(Problem) -> (path: String, overwriting: Bool, folder: BackupFolder?) {
    let answer: (path: String, overwriting: Bool, folder: BackupFolder?)
    switch destination {
    case .besideRegister:
      let folder = BackupFolder(register: workplace.registerPath)
      try RegisterFile.requireFile(workplace.registerPath)
      try folder.make()
      answer = (folder.path(at: workplace.context.now), false, folder)
    case .folder(let path):
      // Not made: a disk that is not mounted must not look like an empty one.
      let folder = BackupFolder(register: workplace.registerPath, folder: path)
      answer = (folder.path(at: workplace.context.now), false, folder)
    // A link stays a link; what is no file is not replaced by one.
    case .file(let path, let overwriting): answer = (PathName.resolved(path), overwriting, nil)
    }
    let home = FileFacts.folder(of: answer.path)
    guard let facts = FileState(home), facts.isFolder else {
      throw Problem(.noInput, file: home, "there is no such folder", remedy: "make it, or mount its disk")
    }
    guard !FileFacts.areOne(home, FileFacts.folder(of: workplace.contract.keyPath)) else {
      throw Problem(
        .usage, file: answer.path, "this is the folder of the keys",
        remedy: "keep backups and keys apart: who has both can read everything")
    }
    guard !FileFacts.areOne(answer.path, workplace.registerPath) else {
      throw Problem(.usage, file: answer.path, "this is the register itself", remedy: "give the backup another name")
    }
    if !answer.overwriting, FileManager.default.fileExists(atPath: answer.path) { throw Self.taken(answer.path) }
    guard FileState(answer.path)?.isFile != false, !PathName.name(of: answer.path).isEmpty else {
      throw Problem(.usage, file: answer.path, "this is no file, and a backup is one", remedy: "give the backup a name")
    }
    return answer
  }

  private func copy(to partial: String, named target: String, _ keys: KeyRing) throws(Problem) -> Outcome {
    let register = try keys.open(workplace.registerPath, toWrite: false)
    return try register.reading { () throws(Problem) in
      guard let last = try RunLedger(register).lastCommitted() else {
        throw Problem(
          .noInput, file: workplace.registerPath, "the register has no committed run yet",
          remedy: "make the backup when the first night has ended")
      }
      let hash = try LogicalHash(register).digest()
      try register.copy(to: partial, key: try keys.newest(.cipher).bytes)
      return Outcome(
        path: target, bytes: FileState(partial)?.size ?? 0, run: last.id, runTime: last.finished ?? last.started,
        hash: hash)
    }
  }

  private func verify(_ partial: String, is hash: Digest, _ keys: KeyRing) throws(Problem) {
    let copy = try keys.open(partial, toWrite: false)
    var failures = try Verification.failures(copy, keys)
    if failures.isEmpty, try LogicalHash(copy).digest() != hash { failures = ["its logical hash is another"] }
    guard failures.isEmpty else {
      throw Problem(
        .badData, file: workplace.registerPath,
        "the copy does not verify and was removed (\(failures.count) failures, the first: \(failures[0]))",
        remedy: "`lahde verify` tells whether the register itself is damaged; the older backups are untouched")
    }
  }

  private static func taken(_ path: String) -> Problem {
    Problem(
      .usage, file: path, "there is a file of this name, or the name cannot be taken",
      remedy: "give another name; `--force` writes over a FILE that is there")
  }
}
