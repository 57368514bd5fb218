/// A run in the list of runs.
public struct RunAnswer: Encodable, Sendable {
  let run: Int64, kind: String, state: String, started: String, user: String, undoes: Int64?
  let created: Int, changed: Int, gone: Int, quarantined: Int

  /// With all that it says.
  public init(
    run: Int64, kind: String, state: String, started: String, user: String, undoes: Int64? = nil, created: Int,
    changed: Int, gone: Int, quarantined: Int
  ) {
    self.run = run
    self.kind = kind
    self.state = state
    self.started = started
    self.user = user
    self.undoes = undoes
    self.created = created
    self.changed = changed
    self.gone = gone
    self.quarantined = quarantined
  }

  /// The list for a person.
  public static func text(_ runs: [RunAnswer]) -> String {
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
    return table.render()
  }
}
