import Configuration
import Pipeline
import Records
import Reports

struct DoctorCommand: Command {
  static let name = "doctor"
  static let abstract = "Examine the machine: rights, disk, backups, clock, what was left behind."
  static let discussion = """
    One line a check: `ok`, `warning` (the next night runs, but somebody should look) or `failed`, with how to mend it. It
    changes nothing, shows nobody's data, and does not read the whole register: `lahde verify` does.

    exit codes: 0 nothing failed · 74 a file or the disk · 78 a right or a setting (goes before 74)
    """
  private static let backups = CommandOption(
    "--backups", "DIR", "where the backups are, if not in `backups` beside the register")
  private static let quiet = CommandOption("--quiet", "print only what is not ok")
  static let options: [CommandOption] = [.pipeline, .register, backups, quiet, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    // Not whether the build encrypts: that is one of the checks.
    try invocation.demandRole(pipeline.contract, Role.allCases)
    let doctor = Doctor(
      pipeline, registerPath: invocation.value(.register), backupFolder: invocation.value(Self.backups),
      context: invocation.context)
    let checkups = doctor.examine()
    let shown = invocation.has(Self.quiet) ? checkups.filter { $0.state != .ok } : checkups
    let states = checkups.map(\.state)
    let worst: Checkup.State = states.contains(.failed) ? .failed : states.contains(.warning) ? .warning : .ok
    let answer = DoctorAnswer(
      state: worst.rawValue,
      checks: shown.map { .init(check: $0.name, state: $0.state.rawValue, message: $0.message, remedy: $0.remedy) })
    try invocation.answer(answer, answer.text())
    return checkups.exitCode
  }
}
