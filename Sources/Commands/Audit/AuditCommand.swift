import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

struct AuditCommand: Command {
  static let name = "audit"
  static let group = CommandGroup.compliance
  static let abstract = "Tell who did what and who saw whom, and take the ledger's seals out."
  static let arguments = "log | seals"
  static let argumentCount = 1...1
  static let discussion = """
    log    runs, other entries of the ledger, and the access log, oldest first. `--kind` is access, run, ledger, or a
           word of the column `what`. `--person WHO` keeps to what named the contact (show, provenance, explain, subject,
           a short find) and to the runs that changed it: a look at a whole list names nobody, and stands in the log
           without --person. A contact's ID is taken as it is, also when the contact is gone.
    seals  the seals of all entries, numbers and hashes without values, to be kept where nobody who can write the register
           can write. `lahde verify --seals FILE` compares later: only that finds a ledger whose end was cut off.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--by", "USER", "log: of this user"),
    CommandOption("--person", "WHO", "log: about this contact"),
    CommandOption("--since", "DATE", "log: from this day on"),
    CommandOption("--kind", "KIND", "log: access, run, ledger, or for example show, night, undo"),
    CommandOption("--output", "FILE", "seals: where to write them (else standard output)"), .format("text", "json"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    switch invocation.arguments[0] {
    case "log": return try AuditLog(invocation).write()
    case "seals": return try seals(invocation)
    default:
      throw Problem(.usage, "audit does not know that", remedy: "lahde audit \(Self.arguments)")
    }
  }

  private func seals(_ invocation: Invocation) throws(Problem) -> ExitCode {
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
    guard let path = invocation.value("--output"), path != "-" else {
      invocation.output.write(text)
      return .done
    }
    try PrivateFile.write(path, invocation.context) { (file) throws(Problem) in file.append(text) }
    invocation.output.error("\(path): \(entries.count) seals")
    return .done
  }
}
