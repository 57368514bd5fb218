import Pipeline
import Records
import Register
import Reports

struct UndoCommand: Command {
  static let name = "undo"
  static let abstract = "Withdraw a run, the latest or an old one, and keep every later one."
  static let arguments = "RUN"
  static let argumentCount = 1...1
  static let discussion = """
    What the run said no longer holds, as if it had never been run; later runs and stewards' decisions stay. The register
    is made anew from what holds then, in a run of its own. Nights, trainings and review runs can be undone, for as many
    days as the contract keeps history. An undoing cannot be undone: run the night again, with --rehash.

    examples:
      lahde undo 12 --dry-run    what would change
      lahde undo 12
    """
  private static let dryRun = CommandOption("--dry-run", "show what would change, and change nothing")
  static let options: [CommandOption] = [.pipeline, .register, dryRun, .wait, .all, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let run = try invocation.number(0, of: "a run's number", remedy: "`lahde runs` lists them")
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.operations])
    let undo = Undo(try invocation.workplace(pipeline))
    let isRehearsal = invocation.has(Self.dryRun)
    let outcome = try undo.undo(run, rehearse: isRehearsal, changesTold: Changes.limit(invocation))
    if !isRehearsal { invocation.output.committed("run \(outcome.run)") }
    if invocation.format == .text { invocation.output.text(.lines(Self.summary(run, outcome, isRehearsal))) }
    try Changes.write(outcome.difference, run: outcome.run, pipeline, invocation)
    return .done
  }

  private static func summary(_ run: Int64, _ outcome: Undo.Outcome, _ isRehearsal: Bool) -> String {
    let undone = outcome.undone
    var lines = [
      isRehearsal
        ? "Run \(run) would be undone; nothing was changed." : "Run \(run) is undone by run \(outcome.run).",
      "reversed: the \(undone.act.rawValue) of \(Timestamp.text(undone.started)): \(undone.created) records created, "
        + "\(undone.changed) changed, \(undone.gone) gone",
    ]
    if outcome.unblocked > 0 { lines.append("unblocked: \(outcome.unblocked) relationships that it had ended") }
    let asleep = outcome.asleep > 0 ? " (\(outcome.asleep) asleep: what they rest on is gone)" : ""
    lines.append("kept: \(outcome.laterRuns) later runs, \(outcome.decisions) stewards' decisions\(asleep)")
    return lines.joined(separator: "\n") + "\n\n"
  }
}
