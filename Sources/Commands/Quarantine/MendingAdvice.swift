import Records

/// How a record is mended, by the reason for which it is in quarantine.
enum MendingAdvice {
  /// What to do about records with this reason, as the register has it; an older register may know reasons of its own.
  static func of(_ reason: String) -> String {
    FindingCode(rawValue: reason)?.advice ?? "look at the record in its file"
  }
}
