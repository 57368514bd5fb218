import Records

/// The age of the newest backup. It is not opened: that takes as long as making one.
extension Doctor {
  var backupAge: Checkup {
    let name = "backups"
    let entries = backups.entries()
    guard let newest = entries.first else {
      return .warning(
        name, "there is none in \(backups.path)",
        "`lahde backup`, nightly; if they lie elsewhere, `lahde doctor --backups DIR`")
    }
    let age = context.now - newest.made
    let found = "\(entries.count), the newest made \(Timestamp.text(newest.made))"
    if age < 0 { return .warning(name, found + ": later than now", "check the clock") }
    if age > 7 * 86400 { return .warning(name, "\(found), \(Self.days(age)) ago", "`lahde backup`, nightly") }
    return .ok(name, found)
  }
}
