import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde review list`.
struct ReviewList: Command {
  static let name = "list"
  static let abstract = "List the decisions that hold."
  static let discussion = """
    A decision sleeps while a record of it is gone, or has another name, address, company or business ID than when it was
    decided. A `same` is overruled where an earlier `different`, or two business IDs, stand against it.
    """
  static let options: [CommandOption] = [.pipeline, .register, RestrictedPersons.reason, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.steward, .compliance], restricted: .forReason)
    let queries = Queries(register)
    let table = try ObservationLoader(register).table()
    let decisions = try StandingDecisions(register, table)
    let overruled = try decisions.overruled(register, table)
    let lines = try decisions.entries.map { entry throws(Problem) in
      let decision = entry.decision
      func name(_ record: Int64) throws(Problem) -> String {
        try queries.record(record).map { "\($0.source) \($0.key)" } ?? "\(record)"
      }
      return DecisionAnswer(
        decision: decision.id, run: decision.run, kind: decision.kind.name, left: try name(decision.left),
        right: try name(decision.right), verdict: decision.verdict.rawValue,
        state: !entry.isAwake ? "asleep" : overruled.contains(decision.id) ? "overruled" : "holds",
        author: decision.author, reason: try register.shown(decision.reason, about: [decision.left, decision.right]))
    }
    try invocation.noteAccess(pipeline, count: 2 * lines.count, reason: RestrictedPersons.reason)
    try invocation.answer(lines, DecisionAnswer.text(lines))
    return .done
  }
}
