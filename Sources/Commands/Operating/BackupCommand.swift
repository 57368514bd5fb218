import Compliance
import Pipeline
import Records
import Register
import Reports

struct BackupCommand: Command {
  static let name = "backup"
  static let group = CommandGroup.operations
  static let abstract = "Copy the register while runs and questions go on, and verify the copy."
  static let arguments = "[FILE]"
  static let argumentCount = 0...1
  static let discussion = """
    Without FILE the backup gets a name that tells the time, in the folder `backups` beside the register, or in `--to DIR`.
    It stands under its name only once it has been verified: file, foreign keys, ledger, and the register's logical hash.
    The keys are never in it: keep a copy of the key file somewhere else.

    exit codes: 0 done · 64 FILE is there already · 65 the copy does not verify · 66 no register, no folder · 74 disk
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--to", "DIR", "put it into this folder, which must be there"),
    CommandOption("--keep", "N", "afterwards remove all but the newest N in the folder, by their names"),
    CommandOption("--force", "write over FILE if it is there"),
    CommandOption("--quiet", "print nothing if the exit code is 0"), .format("text", "json"),
  ]

  private struct Answer: Encodable {
    let backup: String, bytes: Int64, run: Int64, runTime: String, logicalHash: String, pruned: [String]
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (destination, keep) = try Self.destination(invocation)
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.operations])
    try invocation.noteAccess(pipeline, count: try Queries(register).count(.person))
    let backup = Backup(try invocation.workplace(pipeline))
    let outcome = try backup.make(destination, keep: keep)
    if invocation.has("--quiet") { return .done }
    let answer = Answer(
      backup: outcome.path, bytes: outcome.bytes, run: outcome.run, runTime: Timestamp.text(outcome.runTime),
      logicalHash: outcome.hash.hex, pruned: outcome.pruned)
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : Self.text(answer))
    return .done
  }

  private static func text(_ answer: Answer) -> String {
    var text = """
      backup        \(answer.backup)
      size          \(answer.bytes) bytes
      last run      \(answer.run), \(answer.runTime)
      logical hash  \(answer.logicalHash)
      verified      file, foreign keys, ledger, logical hash

      """
    for path in answer.pruned { text += "removed       \(path)\n" }
    return text
  }

  private static func destination(_ invocation: Invocation) throws(Problem) -> (Backup.Destination, Int?) {
    let (file, folder, keep) = (invocation.arguments.first, invocation.value("--to"), invocation.value("--keep"))
    guard file == nil || (folder == nil && keep == nil) else {
      throw Problem(
        .usage, "FILE stands alone: --to and --keep are for backups whose names tell the time",
        remedy: "leave out FILE or the option")
    }
    guard file != nil || !invocation.has("--force") else {
      throw Problem(.usage, "--force is for a FILE that is there", remedy: "leave it out")
    }
    let number = try keep.map { text throws(Problem) in
      guard let number = Int(text), number > 0 else {
        throw Problem(.usage, "--keep wants a number from 1 on", remedy: "--keep 14 keeps two weeks of nights")
      }
      return number
    }
    if let file { return (.file(file, overwriting: invocation.has("--force")), nil) }
    return (folder.map { .folder($0) } ?? .besideRegister, number)
  }
}
