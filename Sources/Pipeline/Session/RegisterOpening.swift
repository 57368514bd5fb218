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
  /// Whether nothing has been published in it yet.
  let isNew: Bool
  /// Whether its file was made just now.
  private let isMade: Bool
  private let lock: RegisterLock
  /// The key file and the register's folder, if they were made just now.
  private let madeKeys: String?, madeFolder: String?
  /// The rights journal that was made with the key file.
  private var madeJournal: String? { madeKeys.map { RightsJournal.path(ofKeyFile: $0) } }

  /// Without `finishes` an erasure whose bytes are still in the file is left to the next opening.
  init(
    _ pipeline: PipelineFile, _ path: String, create: Bool, wait: Int = 0, context: RunContext, finishes: Bool = true
  ) throws(Problem) {
    let folder = (path as NSString).deletingLastPathComponent
    madeFolder = create && !folder.isEmpty && !FileManager.default.fileExists(atPath: folder) ? folder : nil
    if create, !folder.isEmpty { try Self.makeFolder(folder) }
    if !create { try RegisterFile.requireFile(path) }
    lock = try RegisterLock(register: path, wait: wait, context: context)
    let keyFile = pipeline.contract.keyPath
    // An empty file is what a first night has left that was cut off.
    let isThere = FileManager.default.fileExists(atPath: path) && !RegisterFile.wasCutOff(path)
    let needsKeys = create && !isThere && KeyRing.areMissing(keyFile)
    keys = needsKeys ? try KeyRing.create(keyFile, context: context) : try KeyRing.load(keyFile)
    madeKeys = needsKeys ? keyFile : nil
    CrashPoint.keysMade.pass()
    let cipher = try keys.newest(.cipher).bytes
    isMade = create && (!isThere || RegisterFile.holdsNothing(path, key: cipher))
    if isMade {
      let journal = RightsJournal.path(ofKeyFile: keyFile)
      // Keys without a journal, where no register has been: a first night that was cut off.
      if !RegisterFile.hasTraces(path) { try RightsJournal.create(journal) }
      _ = try RightsJournal(journal, keys)
    }
    register = isMade ? try .create(path, key: cipher) : try keys.open(path, toWrite: true)
    CrashPoint.registerMade.pass()
    try Self.checkSeal(register, keys, keyFile)
    // A first night that was cut off has left a register of which nothing is published: the next one goes on with it.
    isNew = try RunLedger(register).latestContract() == nil
    guard isNew || !create else { throw RegisterFile.isThereAlready(path) }
    try replayRights(pipeline.contract, isFirst: !isMade && !isNew, context, finishes: finishes)
  }

  /// Opens a copy that is made ready to take a register's place; `lock` is the register's own.
  init(copy path: String, _ keys: KeyRing, lock: RegisterLock) throws(Problem) {
    (self.keys, self.lock, isNew, isMade, madeKeys, madeFolder) = (keys, lock, false, false, nil, nil)
    register = try keys.open(path, toWrite: true)
  }

  /// Refuses a key file that is not the one by which a register's ledger is sealed.
  static func checkSeal(_ register: RegisterFile, _ keys: KeyRing, _ keyFile: String) throws(Problem) {
    let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
    guard try ledger.acceptsKey() else {
      throw Problem(
        .configuration, file: keyFile, "the key file is not the one that sealed this register's ledger",
        remedy: "restore the register's own key file; if it is that, `lahde verify` tells what was changed")
    }
  }

  /// Does something in a run of its own, which one transaction publishes, or nothing.
  ///
  /// `undoes` is the run that it undoes, if that is its act.
  func run<Result>(
    _ act: RunAct, undoes: Int64? = nil, _ contract: Contract, _ context: RunContext,
    _ body: (_ run: Int64) throws(Problem) -> Result
  ) throws(Problem) -> (run: Int64, result: Result) {
    let ledger = RunLedger(register)
    let id = try ledger.begin(
      act, undoes: undoes, contract: contract.hash, program: RunProgram.current.text, context: context)
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

  /// Takes back a register that was made for a first night which then failed; after a rehearsal also its key file and its
  /// folder.
  func abandon(wholly: Bool = false) {
    guard isMade else { return }
    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
    for suffix in ["", "-journal", "-wal", "-shm"] { remove(register.path + suffix) }
    guard wholly else { return }
    if let madeKeys {
      remove(madeKeys)
      if let madeJournal { remove(madeJournal) }
      Self.removeIfEmpty((madeKeys as NSString).deletingLastPathComponent)
    }
    if let madeFolder {
      remove(register.path + ".lock")
      Self.removeIfEmpty(madeFolder)
    }
  }

  private static func removeIfEmpty(_ folder: String) {
    if (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true {
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  static func makeFolder(_ folder: String) throws(Problem) {
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
