import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// An examination of the machine that keeps a register. It changes nothing.
public struct Doctor {
  let pipeline: PipelineFile
  let registerPath: String
  let backups: BackupFolder
  let context: RunContext

  /// An examination of a pipeline's register; its backups are looked for in `backups` beside it, or in `backupFolder`.
  public init(
    _ pipeline: PipelineFile, registerPath: String? = nil, backupFolder: String? = nil, context: RunContext
  ) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    backups = BackupFolder(register: self.registerPath, folder: backupFolder)
    self.context = context
  }

  /// All checks, in this order; those that need an open register only if it opens.
  public func examine() -> [Checkup] {
    // What lies beside the register is looked at before it is opened, which leaves files too.
    let lock = lockHolder
    var checkups = [build, encryption, folder, registerMode, keyFile, keyFolder, owners, disk]
    checkups += [lockCheckup(lock), leftovers(lock), backupAge, backupModes]
    guard FileState(registerPath) != nil else {
      checkups.append(
        .failed(
          "register", "there is no register here",
          "mount its disk, or `lahde restore`; `lahde run --create` makes one on the first night", .inputOutput))
      return checkups
    }
    do throws(Problem) {
      let keys = try KeyRing.load(pipeline.contract.keyPath)
      let register = try keys.open(registerPath, toWrite: false)
      try Session.checkSeal(register, keys, pipeline.contract.keyPath)
      let runs = try RunLedger(register).entries()
      checkups.append(.ok("register", "opens, and its ledger is sealed with the key file's key"))
      checkups += [clock(runs), lastRun(runs), runningRuns(runs, lock), try quarantine(register)]
    } catch {
      checkups.append(.failed("register", error))
    }
    return checkups
  }

  /// A number of days in words.
  static func days(_ seconds: Int64) -> String {
    let days = seconds / 86400
    return days == 1 ? "1 day" : "\(days) days"
  }
}
