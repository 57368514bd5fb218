import Foundation
import Records
import Register
import Text

/// The runs, the lock, what was left behind, and the quarantine.
extension Doctor {
  /// Who holds the lock, as its file tells.
  enum LockHolder: Equatable {
    case nobody
    case process(String)
    /// A process that has ended without saying so: it was killed.
    case dead(String)
  }

  /// The lock itself is not tried: a run that began just then would be refused.
  var lockHolder: LockHolder {
    guard let data = FileManager.default.contents(atPath: registerPath + ".lock"), !data.isEmpty else { return .nobody }
    let text = String(decoding: data, as: UTF8.self)
    let number = text.drop { !$0.isNumber }.prefix { $0.isNumber }
    let command = FileManager.default.contents(atPath: "/proc/\(number)/comm").map {
      String(decoding: $0, as: UTF8.self)
    }
    let own = ProcessInfo.processInfo.processName.prefix(15)
    return command?.trimmingCharacters(in: .newlines) == String(own) ? .process(text) : .dead(text)
  }

  func lockCheckup(_ holder: LockHolder) -> Checkup {
    switch holder {
    case .nobody: return .ok("lock", "free")
    case .process(let text): return .ok("lock", "a run is going on: \(text)")
    case .dead(let text):
      return .warning(
        "lock", "the last run was killed: \(text)", "`lahde run`: it takes the lock and goes on from before")
    }
  }

  func leftovers(_ holder: LockHolder) -> Checkup {
    let name = "leftovers"
    let file = PathName.resolved(registerPath)
    if case .process = holder { return .ok(name, "not looked for while a run goes on") }
    let home = FileFacts.folder(of: file)
    let stem = PathName.name(of: file)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []).filter { $0.hasPrefix(stem) }
    let journals = ["-journal", "-wal"].filter { (FileState(file + $0)?.size ?? 0) > 0 }
    if let first = journals.first {
      return .warning(
        name, "\(stem)\(first) is not empty: a run was killed, or a question has held it back",
        "`lahde run` puts it in order; never delete it")
    }
    let unfinished = backups.unfinished() + names.filter { $0.hasPrefix(stem + ".restoring") }
    if let first = unfinished.first {
      return .warning(
        name, "\(unfinished.count) copies were broken off, the first \(PathName.name(of: first))",
        "delete them: they hold personal data")
    }
    let kept = names.filter { $0.hasPrefix(stem + ".before-restore-") }
    if let first = kept.first {
      return .warning(
        name, "\(kept.count) registers were kept when a backup was restored, the first \(first)",
        "delete them once the restored register is good: they hold personal data")
    }
    return .ok(name, "none")
  }

  func lastRun(_ runs: [RunLedger.Entry]) -> Checkup {
    let name = "last run"
    guard let last = runs.first(where: { $0.state == .committed }) else {
      return .warning(name, "none was committed", "`lahde run`")
    }
    let found = "run \(last.id), committed \(Timestamp.text(last.finished ?? last.started))"
    if let newest = runs.first, newest.id > last.id, newest.state == .failed {
      return .warning(name, "run \(newest.id) failed; \(found)", "`lahde run`, and mend what it says")
    }
    let age = context.now - last.started
    if age > 8 * 86400 {
      return .warning(
        name, "\(found), \(Self.days(age)) ago",
        "see whether the timer runs; a night over unchanged files writes no run, and then the files are old")
    }
    return .ok(name, found)
  }

  func runningRuns(_ runs: [RunLedger.Entry], _ holder: LockHolder) -> Checkup {
    let name = "running"
    let running = runs.filter { $0.state == .running }.map(\.id)
    guard let first = running.first else { return .ok(name, "no run is left unfinished") }
    if case .process = holder { return .ok(name, "run \(first) is going on") }
    return .warning(
      name, "run \(first) was broken off", "`lahde run`: it marks it as failed; nothing of it was committed")
  }

  func quarantine(_ register: RegisterFile) throws(Problem) -> Checkup {
    let name = "quarantine"
    let entries = try Queries(register).quarantine()
    guard let oldest = entries.min(by: { $0.openedTime < $1.openedTime }) else { return .ok(name, "empty") }
    let age = context.now - oldest.openedTime
    let found = "\(entries.count) records, the oldest for \(Self.days(age))"
    return age > 30 * 86400
      ? .warning(name, found, "`lahde quarantine list`, and mend the source system") : .ok(name, found)
  }
}
