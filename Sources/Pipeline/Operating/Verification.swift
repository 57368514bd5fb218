import Compliance
import Records
import Register
import Text

/// Whether a register holds together: its file, its foreign keys, its ledger.
public enum Verification {
  /// What is wrong with a register; empty if it verifies. Reads all of it.
  public static func failures(_ register: RegisterFile, _ keys: KeyRing) throws(Problem) -> [String] {
    let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
    return try Queries(register).fileFailures().map { "file: \($0)" } + ledger.failures().map { "ledger: \($0)" }
  }
}
