import Pipeline
import Records
import Register
import Reports

struct RestoreCommand: Command {
  static let name = "restore"
  static let abstract = "Show what restoring a backup would lose, and with --confirm put it in the register's place."
  static let arguments = "FILE"
  static let argumentCount = 1...1
  static let discussion = """
    The backup is verified first. Stewards' decisions and corrections made since are brought back, in a run of their own
    (`restore`), as far as the backup has their records; what else was committed since is lost, and the next night reads the
    files again. The present register is kept beside the new one. Put the key file back first: without it no backup opens.

    exit codes: 0 done · 65 the backup does not verify · 66 no backup · 75 a run or a question is going on · 78 key file
    """
  private static let confirm = CommandOption("--confirm", "do it")
  static let options: [CommandOption] = [.pipeline, .register, confirm, .wait, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.operations])
    let restore = Restore(try invocation.workplace(pipeline))
    let backup = invocation.arguments[0]
    let outcome = invocation.has(Self.confirm) ? try restore.restore(backup) : try restore.preview(backup)
    if let run = outcome.restoreRun { invocation.output.committed("run \(run)") }
    let answer = RestoreAnswer(backup, outcome)
    try invocation.answer(answer, answer.text())
    return .done
  }
}
