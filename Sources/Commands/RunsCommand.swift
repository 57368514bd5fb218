import Records
import Register
import Reports

struct RunsCommand: Command {
  static let name = "runs"
  static let abstract = "List the runs, newest first, or show what one changed."
  static let arguments = "[RUN]"
  static let argumentCount = 0...1
  static let discussion = "With a run's number: the contacts and companies that it made, changed, closed or merged."
  static let options: [CommandOption] = [
    .pipeline, .register, .all, RestrictedPersons.reason, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, restricted: .forReason)
    if let word = invocation.arguments.first {
      guard let run = Int64(word), try RunLedger(register).entries().contains(where: { $0.id == run }) else {
        throw Problem(.nobodyOrSeveral, "there is no such run", remedy: "`lahde runs` lists them")
      }
      let difference = try RunDifference(
        register, run: run, limit: Changes.limit(invocation), reason: invocation.said(RestrictedPersons.reason))
      try Changes.write(difference, run: run, pipeline, invocation, restricted: .forReason)
      return .done
    }
    let runs = try RunLedger(register).entries().map { entry in
      RunAnswer(
        run: entry.id, kind: entry.act.rawValue, state: (entry.undone ? .undone : entry.state).rawValue,
        started: Timestamp.text(entry.started), user: entry.user, undoes: entry.undoes, created: entry.created,
        changed: entry.changed, gone: entry.gone, quarantined: entry.quarantined)
    }
    try invocation.answer(runs, RunAnswer.text(runs))
    return .done
  }
}
