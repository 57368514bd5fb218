import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// A register opened for a run: its folder, lock, keys and file, and whatever the rights journal has and it lacked.
struct Session {
  let workplace: Workplace
  let register: RegisterFile
  let keys: KeyRing
  /// Whether nothing has been published in it yet.
  let isNew: Bool
  private let lock: RegisterLock
  private let made: MadeFiles

  /// Opens the workplace's register; with `create`, for a first night, it is made. Without `finishes` an erasure whose bytes
  /// are still in the file is left to the next opening.
  init(_ workplace: Workplace, create: Bool, finishes: Bool = true) throws(Problem) {
    self.workplace = workplace
    let path = workplace.registerPath
    var made = MadeFiles()
    let folder = PathName.folder(of: path)
    if create, !folder.isEmpty {
      if !FileManager.default.fileExists(atPath: folder) { made.folder = folder }
      try Self.makeFolder(folder)
    }
    if !create { try RegisterFile.requireFile(path) }
    lock = try RegisterLock(register: path, wait: workplace.wait, context: workplace.context)
    let keyFile = workplace.contract.keyPath
    let journal = RightsJournal.path(ofKeyFile: keyFile)
    // An empty file is what a first night has left that was cut off.
    let isThere = FileManager.default.fileExists(atPath: path) && !RegisterFile.wasCutOff(path)
    if create, !isThere, KeyRing.areMissing(keyFile) { made.keys = keyFile }
    keys = made.keys == nil ? try KeyRing.load(keyFile) : try KeyRing.create(keyFile, context: workplace.context)
    CrashPoint.keysMade.pass()
    let cipher = try keys.newest(.cipher).bytes
    if create, !isThere || RegisterFile.holdsNothing(path, key: cipher) {
      made.register = path
      // Keys without a journal, where no register has been: a first night that was cut off.
      if !RegisterFile.hasTraces(path) { try RightsJournal.create(journal) }
      _ = try RightsJournal(journal, keys)
    }
    register = made.register == nil ? try keys.open(path, toWrite: true) : try .create(path, key: cipher)
    self.made = made
    CrashPoint.registerMade.pass()
    try Self.checkSeal(register, keys, keyFile)
    // A first night that was cut off has left a register of which nothing is published: the next one goes on with it.
    isNew = try RunLedger(register).latestContract() == nil
    guard isNew || !create else { throw RegisterFile.isThereAlready(path) }
    try replayRights(isFirst: made.register == nil && !isNew, finishes: finishes)
  }

  /// Opens a copy that is made ready to take the register's place; `lock` is the register's own.
  init(_ workplace: Workplace, copy path: String, _ keys: KeyRing, lock: RegisterLock) throws(Problem) {
    (self.workplace, self.keys, self.lock, isNew, made) = (workplace, keys, lock, false, MadeFiles())
    register = try keys.open(path, toWrite: true)
    try replayRights(isFirst: false)
  }

  /// The ledger that the register's runs are sealed in.
  var audit: AuditLedger {
    get throws(Problem) { AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes)) }
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

  /// Takes back what was made for a first night that failed, or that was a rehearsal: then `wholly`.
  func abandon(wholly: Bool = false) { made.remove(wholly: wholly) }

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
