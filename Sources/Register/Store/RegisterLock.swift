import Foundation
import Records

/// The lock that lets one run at a time write: an `flock` on a file beside the register, given back when the process ends,
/// however it ends.
public final class RegisterLock {
  private let handle: FileHandle

  /// Takes the lock, or throws ``ExitCode/locked`` saying who holds it since when, after `wait` seconds.
  public init(register path: String, wait: Int = 0, context: RunContext) throws(Problem) {
    let lockPath = path + ".lock"
    if !FileManager.default.fileExists(atPath: lockPath) {
      _ = FileManager.default.createFile(atPath: lockPath, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forUpdatingAtPath: lockPath) else {
      throw Problem(
        .inputOutput, file: lockPath, "the lock cannot be made", remedy: "check that this user may write to the folder")
    }
    var taken = flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0
    let until = ContinuousClock.now + .seconds(wait)
    while !taken, ContinuousClock.now < until {
      Thread.sleep(forTimeInterval: 0.25)
      taken = flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0
    }
    guard taken else {
      let holder = (try? handle.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
      throw Problem(
        .locked, file: path, "another run holds the register" + (holder.isEmpty ? "" : " (\(holder))"),
        remedy: wait > 0 ? "wait longer, or look why it does not end" : "wait for it to end (`--wait SECONDS` does)")
    }
    self.handle = handle
    note(
      "process \(ProcessInfo.processInfo.processIdentifier), user \(context.user), since \(Timestamp.text(context.now))"
    )
  }

  deinit {
    note("")
    try? handle.close()
  }

  /// Who holds the lock, for whoever finds it taken; the lock itself is the `flock`.
  private func note(_ text: String) {
    try? handle.truncate(atOffset: 0)
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
