import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// Opening the register for a run: the folder, the lock, the keys, the file.
struct RegisterOpening {
  let register: RegisterFile
  let keys: KeyRing
  /// Whether the register was made just now.
  let isNew: Bool
  private let lock: RegisterLock

  init(_ pipeline: PipelineFile, _ path: String, create: Bool, context: RunContext) throws(Problem) {
    let folder = (path as NSString).deletingLastPathComponent
    if create, !folder.isEmpty { try Self.makeFolder(folder) }
    if !create { try RegisterFile.requireFile(path) }
    lock = try RegisterLock(register: path, context: context)
    let keyFile = pipeline.contract.keyPath
    let isFirst = create && !FileManager.default.fileExists(atPath: path)
    keys =
      isFirst && !FileManager.default.fileExists(atPath: keyFile)
      ? try KeyRing.create(keyFile, context: context) : try KeyRing.load(keyFile)
    isNew = create
    register = create ? try .create(path, key: try keys.newest(.cipher).bytes) : try keys.open(path, toWrite: true)
    let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
    guard try ledger.acceptsKey() else {
      throw Problem(
        .configuration, file: keyFile, "the key file is not the one that sealed this register's ledger",
        remedy: "restore the register's own key file; if it is that, `lahde verify` tells what was changed")
    }
  }

  /// Does something in a run of its own, which one transaction publishes, or nothing.
  ///
  /// `act` is the run's in the ledger: `undo`, with the run that it undoes, or what it does that is no night.
  func run<Result>(
    _ act: String, undoes: Int64? = nil, _ contract: Contract, _ context: RunContext,
    _ body: (_ run: Int64) throws(Problem) -> Result
  ) throws(Problem) -> (run: Int64, result: Result) {
    let ledger = RunLedger(register)
    let id = try ledger.begin(
      kind: undoes == nil ? "night" : "undo", act: undoes == nil ? act : nil, undoes: undoes, contract: contract.hash,
      program: programVersion, context: context)
    do throws(Problem) {
      let result = try register.transaction { () throws(Problem) in
        let result = try body(id)
        let audit = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
        try audit.append(run: id, act: act, context: context)
        try audit.noteContract(contract.hash, run: id, context: context)
        try ledger.commit(id, at: context.now)
        return result
      }
      try register.checkpoint()
      return (id, result)
    } catch {
      _ = try? ledger.fail(id)
      throw error
    }
  }

  /// Takes back a register that was made for a first night which then failed.
  func abandon() {
    guard isNew else { return }
    for suffix in ["", "-journal", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: register.path + suffix)
    }
  }

  private static func makeFolder(_ folder: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Problem(
        .inputOutput, file: folder, "the register's folder cannot be made",
        remedy: "check that this user may write to the folder above it")
    }
  }
}
