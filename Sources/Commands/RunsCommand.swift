import Records
import Register
import Reports

struct RunsCommand: Command {
  static let name = "runs"
  static let group = CommandGroup.operations
  static let abstract = "List the runs, newest first."
  static let options: [CommandOption] = [.pipeline, .register, .format("text", "json")]

  private struct Run: Encodable {
    let run: Int64, kind: String, state: String, started: String, user: String, undoes: Int64?
    let created: Int, changed: Int, gone: Int, quarantined: Int
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let register = try invocation.register(try invocation.pipeline())
    let runs = try RunLedger(register).entries().map { entry in
      Run(
        run: entry.id, kind: entry.kind, state: entry.undone ? "undone" : entry.state,
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
