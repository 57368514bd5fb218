import Records
import Register
import Reports

struct RunsCommand: Command {
  static let name = "runs"
  static let group = CommandGroup.operations
  static let abstract = "List the runs, newest first, or show what one changed."
  static let arguments = "[RUN]"
  static let argumentCount = 0...1
  static let discussion = "With a run's number: the contacts and companies that it made, changed, closed or merged."
  static let options: [CommandOption] = [.pipeline, .register, .all, .format("text", "json")]

  private struct Run: Encodable {
    let run: Int64, kind: String, state: String, started: String, user: String, undoes: Int64?
    let created: Int, changed: Int, gone: Int, quarantined: Int
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline)
    if let word = invocation.arguments.first {
      guard let run = Int64(word), try RunLedger(register).entries().contains(where: { $0.id == run }) else {
        throw Problem(.nobodyOrSeveral, "there is no such run", remedy: "`lahde runs` lists them")
      }
      let difference = try RunDifference(register, run: run, limit: Changes.limit(invocation))
      try Changes.write(difference, run: run, pipeline, invocation)
      return .done
    }
    let runs = try RunLedger(register).entries().map { entry in
      Run(
        run: entry.id, kind: entry.act.rawValue, state: (entry.undone ? .undone : entry.state).rawValue,
        started: Timestamp.text(entry.started), user: entry.user, undoes: entry.undoes, created: entry.created,
        changed: entry.changed, gone: entry.gone, quarantined: entry.quarantined)
    }
    if invocation.format == "json" {
      invocation.output.write(try JSONText.encode(runs))
      return .done
    }
    var table = TextTable(columns: [
      .number("run"), .text("kind"), .text("state"), .text("started"), .text("user"), .number("created"),
      .number("changed"), .number("gone"), .number("quarantined"),
    ])
    for run in runs {
      let kind = run.undoes.map { "\(run.kind) of \($0)" } ?? run.kind
      table.add([
        "\(run.run)", kind, run.state, run.started, run.user, "\(run.created)", "\(run.changed)", "\(run.gone)",
        "\(run.quarantined)",
      ])
    }
    invocation.output.write(table.render())
    return .done
  }
}
