import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// Who may read and write what. Modes and owners are compared, nothing is tried: to root everything succeeds.
extension Doctor {
  var folder: Checkup { closed("folder", FileFacts.folder(of: registerPath), mode: "700") }

  var registerMode: Checkup { closed("register mode", registerPath, mode: "600") }

  var keyFolder: Checkup { closed("key folder", FileFacts.folder(of: pipeline.contract.keyPath), mode: "700") }

  var keyFile: Checkup {
    let name = "key file"
    let path = pipeline.contract.keyPath
    do throws(Problem) {
      let keys = try KeyRing.load(path)
      for purpose in KeyRing.Purpose.allCases { _ = try keys.newest(purpose) }
    } catch {
      return .failed(name, error)
    }
    let folder = FileFacts.folder(of: path)
    guard !FileFacts.areOne(folder, backups.path), !FileFacts.areOne(folder, FileFacts.folder(of: registerPath)) else {
      return .failed(
        name, "it lies with what it opens", "move it to a folder of its own, and name that in the contract")
    }
    return closed(name, path, mode: "600")
  }

  /// Whatever root has made beside a register stops the night of the user whose register it is.
  var owners: Checkup {
    let name = "owners"
    guard let owner = (FileState(registerPath) ?? FileState(FileFacts.folder(of: registerPath)))?.owner else {
      return .ok(name, "nothing is there yet")
    }
    let beside = ["", ".lock", ".access.log"] + RegisterFile.journals
    let key = pipeline.contract.keyPath
    let paths =
      beside.map { registerPath + $0 }
      + [FileFacts.folder(of: registerPath), key, FileFacts.folder(of: key), backups.path]
      + backups.entries().map(\.path)
    let others = paths.filter { path in FileState(path).map { $0.owner != owner } == true }
    guard let first = others.first else {
      return .ok(name, "register, keys and backups belong to one user (\(owner))")
    }
    return .failed(
      name, "\(others.count) of the files belong to another user than the register (\(owner)), the first \(first)",
      "chown them to the user who runs the night")
  }

  var backupModes: Checkup {
    let name = "backup modes"
    let paths = [backups.path] + backups.entries().map(\.path)
    let open = paths.filter { FileState($0)?.isOpenToOthers == true }
    guard let first = open.first else { return .ok(name, "nobody but their owner reads them") }
    return .failed(
      name, "\(open.count) of the backups and their folder can be read by others than the owner, the first \(first)",
      "chmod 600 the files, 700 the folder")
  }

  private func closed(_ name: String, _ path: String, mode: String) -> Checkup {
    guard let facts = FileState(path) else { return .ok(name, "nothing is there yet") }
    guard !facts.isOpenToOthers else {
      let found = String(facts.mode & 0o777, radix: 8)
      return .failed(name, "others than the owner can use \(path) (\(found))", "chmod \(mode) \(path)")
    }
    return .ok(name, String(facts.mode & 0o777, radix: 8))
  }
}
