import Compliance
import Pipeline
import Records
import Register
import Text

struct VerifyCommand: Command {
  static let name = "verify"
  static let group = CommandGroup.operations
  static let abstract = "Check the register's file and ledger; the last line is the logical hash."
  static let discussion = """
    Registers with equal logical hashes say the same: the same observations, contacts, companies and pairs, whatever
    order they came in.
    """
  static let options: [CommandOption] = [.pipeline, .register]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline)
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let failures = try Verification.failures(register, keys)
    for failure in failures { invocation.output.error(failure) }
    guard failures.isEmpty else {
      throw Problem(
        .badData, file: register.path, "the register does not verify (\(failures.count) failures)",
        remedy: "keep the file for inquiry and restore the last verified backup")
    }
    invocation.output.write("file ok\nledger ok\n\(try LogicalHash(register).digest().hex)\n")
    return .done
  }
}
