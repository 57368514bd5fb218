import Compliance
import Pipeline
import Records
import Register
import Text

struct VerifyCommand: Command {
  static let name = "verify"
  static let abstract =
    "Check the register's file and ledger, and that it holds every no of the rights journal; the last line is the logical hash."
  static let discussion = """
    Registers with equal logical hashes say the same: the same observations, contacts, companies and pairs, whatever
    order they came in.

    Seals that were taken out earlier (`lahde audit seals`) and kept elsewhere tell whether the ledger's end was cut off.
    After a restored backup they tell of the entries that the backup did not have: take out new ones then.
    """
  private static let seals = CommandOption("--seals", "FILE", "compare the ledger with seals taken out of it earlier")
  static let options: [CommandOption] = [.pipeline, .register, seals]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline)
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    var failures = try Verification.failures(register, keys)
    let rights = try RightsVerification.failures(register, keys, keyFile: pipeline.contract.keyPath)
    let isRightsOnly = failures.isEmpty && !rights.isEmpty
    failures += rights
    var compared: VisibleText = ""
    if let path = invocation.value(Self.seals) {
      let seals = try SealFile.load(path)
      let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
      failures += try ledger.failures(against: seals).map { "ledger: \($0)" }
      compared = "seals ok: \(seals.count)\n"
    }
    for failure in failures { invocation.output.message("\(failure)") }
    guard failures.isEmpty else {
      throw Problem(
        .badData, file: register.path, "the register does not verify (\(failures.count) failures)",
        remedy: isRightsOnly
          ? "keep register and rights journal for inquiry: one of the two was changed; restore that one from its backup"
          : "keep the file for inquiry and restore the last verified backup")
    }
    invocation.output.text("file ok\nledger ok\n\(compared)\(try LogicalHash(register).digest().hex)\n")
    return .done
  }
}
