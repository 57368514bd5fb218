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
    if create { try Self.makeFolder(folder) }
    guard create || FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        .noInput, file: path, "there is no register here",
        remedy: "`lahde run --create` makes one on the first night; otherwise check that its disk is mounted")
    }
    lock = try RegisterLock(register: path, context: context)
    let keyFile = pipeline.contract.keyPath
    let isFirst = create && !FileManager.default.fileExists(atPath: path)
    keys =
      isFirst && !FileManager.default.fileExists(atPath: keyFile)
      ? try KeyRing.create(keyFile, context: context) : try KeyRing.load(keyFile)
    let cipher = try keys.newest(.cipher).bytes
    isNew = create
    register = create ? try .create(path, key: cipher) : try .openToWrite(path, key: cipher)
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
