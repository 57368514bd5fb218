import Foundation
import Records
import Text

/// The lock that lets one run at a time write: an `flock` on a file beside the register, given back when the process ends,
/// however it ends.
public final class RegisterLock {
  private let file: OpenFile

  /// Takes the lock, or throws ``ExitCode/locked`` saying who holds it since when, after `wait` seconds.
  public init(register path: String, wait: Int = 0, context: RunContext) throws(Problem) {
    let lockPath = path + ".lock"
    let file: OpenFile
    do throws(FileFailure) { file = try .openOrMake(lockPath) } catch {
      throw Problem(
        .inputOutput, file: lockPath, "the lock cannot be made: \(error.text)",
        remedy: "check that this user may write to the folder")
    }
    var taken = file.lock()
    let until = ContinuousClock.now + .seconds(wait)
    while !taken, ContinuousClock.now < until {
      Thread.sleep(forTimeInterval: 0.25)
      taken = file.lock()
    }
    guard taken else {
      let holder = (try? file.contents()).map { String(decoding: $0, as: UTF8.self) } ?? ""
      throw Problem(
        .locked, file: path, "another run holds the register" + (holder.isEmpty ? "" : " (\(holder))"),
        remedy: wait > 0 ? "wait longer, or look why it does not end" : "wait for it to end (`--wait SECONDS` does)")
    }
    self.file = file
    note(
      "process \(ProcessInfo.processInfo.processIdentifier), user \(context.user), since \(Timestamp.text(context.now))"
    )
  }

  deinit { note("") }

  /// Who holds the lock, for whoever finds it taken; the lock itself is the `flock`.
  private func note(_ text: String) {
    _ = try? file.truncate(to: 0)
    _ = try? file.write(text)
  }
}
