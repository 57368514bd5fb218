import Compliance
import Configuration
import Records
import Register
import Text

/// `lahde audit seals`.
struct AuditSeals: Command {
  static let name = "seals"
  static let abstract = "Take the seals of all entries out of the ledger: numbers and hashes without values."
  static let discussion = """
    They are to be kept where nobody who can write the register can write. `lahde verify --seals FILE` compares later: only
    that finds a ledger whose end was cut off.
    """
  private static let destination = CommandOption("--output", "FILE", "where to write them (else standard output)")
  static let options: [CommandOption] = [.pipeline, .register, destination]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance, .operations])
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
    let failures = try ledger.failures()
    guard failures.isEmpty else {
      throw Problem(
        .badData, file: register.path, "the ledger does not verify, so its seals prove nothing",
        remedy: "`lahde verify` tells what was changed")
    }
    let entries = try ledger.entries()
    let text = SealFile.text(entries)
    guard let path = invocation.value(Self.destination), path != "-" else {
      invocation.output.data(text)
      return .done
    }
    try PrivateFile.write(path, kept: invocation.kept(pipeline)) { (file) throws(Problem) in file.append(text) }
    invocation.output.message("\(path): \(entries.count) seals")
    return .done
  }
}
