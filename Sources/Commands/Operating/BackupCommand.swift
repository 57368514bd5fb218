import Compliance
import Pipeline
import Records
import Register
import Reports

struct BackupCommand: Command {
  static let name = "backup"
  static let abstract = "Copy the register while runs and questions go on, and verify the copy."
  static let arguments = "[FILE]"
  static let argumentCount = 0...1
  static let discussion = """
    Without FILE the backup gets a name that tells the time, in the folder `backups` beside the register, or in `--to DIR`.
    It stands under its name only once it has been verified: file, foreign keys, ledger, and the register's logical hash.
    The keys are never in it: keep a copy of the key file somewhere else.

    exit codes: 0 done · 64 FILE is there already · 65 the copy does not verify · 66 no register, no folder · 74 disk
    """
  private static let folder = CommandOption("--to", "DIR", "put it into this folder, which must be there")
  private static let keep = CommandOption(
    "--keep", "N", "afterwards remove all but the newest N in the folder, by their names")
  private static let force = CommandOption("--force", "write over FILE if it is there")
  private static let quiet = CommandOption("--quiet", "print nothing if the exit code is 0")
  static let options: [CommandOption] = [.pipeline, .register, folder, keep, force, quiet, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (destination, keep) = try Self.destination(invocation)
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.operations])
    try invocation.noteAccess(pipeline, count: try Queries(register).count(.person))
    let backup = Backup(try invocation.workplace(pipeline))
    let outcome = try backup.make(destination, keep: keep)
    invocation.output.committed("the backup \(outcome.path)")
    if invocation.has(Self.quiet) { return .done }
    let answer = BackupAnswer(
      backup: outcome.path, bytes: outcome.bytes, run: outcome.run, runTime: Timestamp.text(outcome.runTime),
      logicalHash: outcome.hash.hex, pruned: outcome.pruned)
    try invocation.answer(answer, answer.text())
    return .done
  }

  private static func destination(_ invocation: Invocation) throws(Problem) -> (Backup.Destination, Int?) {
    let (file, folder) = (invocation.arguments.first, invocation.value(Self.folder))
    let keep = try invocation.number(Self.keep, in: 1...Int.max, as: 14)
    guard file == nil || (folder == nil && keep == nil) else {
      throw Problem(
        .usage, "FILE stands alone: --to and --keep are for backups whose names tell the time",
        remedy: "leave out FILE or the option")
    }
    guard file != nil || !invocation.has(Self.force) else {
      throw Problem(.usage, "--force is for a FILE that is there", remedy: "leave it out")
    }
    if let file { return (.file(file, overwriting: invocation.has(Self.force)), nil) }
    return (folder.map { .folder($0) } ?? .besideRegister, keep)
  }
}
