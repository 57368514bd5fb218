import Configuration
import Foundation
import Readers
import Records
import Register
import Text

/// The build, the disk and the clock.
extension Doctor {
  /// A disk with less room than this warns, however small the register is (bytes).
  private static let leastFree: Int64 = 64 << 20
  /// Longer than this after the last run (45 days, in seconds), the clock may be wrong.
  private static let longestPause: Int64 = 45 * 86400

  var build: Checkup {
    do throws(Problem) {
      let kind = RegisterFile.encrypts ? "encrypting" : "plain"
      return .ok("build", "\(programVersion), \(kind) build: \(try RegisterFile.library()), \(PageLibrary.version)")
    } catch {
      return .failed("build", error)
    }
  }

  var encryption: Checkup {
    let name = "encryption"
    switch pipeline.contract.encryption {
    case .none: return .ok(name, "none: a sample's contract")
    case .volume: return .ok(name, "the contract leaves it to the volume, which cannot be seen from here")
    case .register:
      guard RegisterFile.encrypts else {
        return .failed(
          name, "the contract promises an encrypted register, and this build does not encrypt",
          "build with --traits SQLCipher")
      }
      let plain = ([registerPath] + backups.entries().map(\.path)).filter(RegisterFile.isPlainText)
      if let first = plain.first {
        return .failed(
          name, "the contract promises encryption, and \(plain.count) files are plain text, the first \(first)",
          "make the register anew with this build; destroy the plain files")
      }
      return .ok(name, "by the register, as the contract promises")
    }
  }

  var disk: Checkup {
    let name = "disk"
    let home = FileFacts.folder(of: registerPath)
    let system = try? FileManager.default.attributesOfFileSystem(forPath: home)
    guard let free = (system?[.systemFreeSize] as? NSNumber)?.int64Value else {
      return .failed(name, "the register's disk cannot be asked", "check that it is mounted", .inputOutput)
    }
    // Of everything that a mode allows, only a disk that is read-only stops root too.
    guard FileManager.default.isWritableFile(atPath: home) else {
      return .failed(
        name, "the register's folder cannot be written", "mount the disk for writing, or mend the folder's owner",
        .inputOutput)
    }
    let size = FileState(registerPath)?.size ?? 0
    let found = "\(Self.megabytes(free)) free, the register has \(Self.megabytes(size))"
    if free < size { return .failed(name, found + ": too little for a night", "make room", .inputOutput) }
    if free < max(2 * size, Self.leastFree) {
      return .warning(name, found + ": little for a night, which may need as much again", "make room")
    }
    return .ok(name, found)
  }

  func clock(_ runs: [RunLedger.Entry]) -> Checkup {
    let name = "clock"
    let now = Timestamp.text(context.now)
    guard let last = runs.map({ max($0.started, $0.finished ?? 0) }).max() else { return .ok(name, now) }
    if context.now < last {
      return .failed(
        name, "\(now) is earlier than the last run, \(Timestamp.text(last))", "set the clock before the next night")
    }
    if context.now - last > Self.longestPause {
      return .warning(
        name, "\(now) is \(Self.days(context.now - last)) after the last run",
        "check the clock: what expires goes by it; if it is right, see why no night was written")
    }
    return .ok(name, now)
  }

  static func megabytes(_ bytes: Int64) -> String { bytes < 1 << 20 ? "under 1 MiB" : "\(bytes >> 20) MiB" }
}
