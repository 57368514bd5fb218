import Configuration
import Pipeline
import Records
import Register

struct RetentionCommand: Command {
  static let name = "retention"
  static let group = CommandGroup.compliance
  static let abstract = "List what has ended and when it is erased, what is due for review; hold and release."
  static let arguments = "[hold WHO | release WHO | reviewed SOURCE]"
  static let argumentCount = 0...2
  static let discussion = """
    Without a word it lists: what has ended and is blocked, with the day from which a night erases it; what is under legal
    hold; how long sources have been kept "until further notice"; what was erased. It shows numbers, no values but the reasons of holds.

    hold      keep a person's or company's records from being erased, and say why; what is blocked stays blocked
    release   let them go their way again
    reviewed  a source's records were looked at and may stay

    \(Who.usage)
    An address reaches what has ended, too. Else who has ended is in no list of contacts any more: `record:NUMBER` means
    one record of this list.

    lahde retention --preview                                 what a night would erase now
    lahde retention --reveal                                  with the names of those who have ended
    lahde retention hold record:12 --reason "claim 2026/7"
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--preview", "list what a night would erase now"),
    CommandOption("--reveal", "list who has ended by name; noted in the access log"),
    CommandOption("--reason", "TEXT", "why, for the register"), .format("text", "json"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let words = invocation.arguments
    guard let word = words.first else {
      guard !invocation.has("--reason") else { throw Self.usage("a list takes no --reason") }
      return try RetentionList(invocation).run()
    }
    guard ["hold", "release", "reviewed"].contains(word), words.count == 2 else {
      throw Self.usage("retention does not know that")
    }
    for option in ["--preview", "--reveal", "--format"] where invocation.has(option) {
      throw Self.usage("retention \(word) takes no \(option)")
    }
    let reason = (invocation.value("--reason") ?? "").trimmingPrefix { $0.isWhitespace }
    guard !reason.isEmpty else {
      throw Self.usage("retention \(word) wants --reason TEXT, which stays in the register")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let decisions = LegalHold(try invocation.workplace(pipeline))
    func keys(_ register: RegisterFile) throws(Problem) -> [Int64] { try Self.keys(words[1], register) }
    switch word {
    case "hold":
      let (run, count) = try decisions.hold(reason: String(reason), keys)
      invocation.output.write("Run \(run): \(Self.records(count)) under legal hold.\n")
    case "release":
      let (run, count) = try decisions.release(reason: String(reason), keys)
      invocation.output.write("Run \(run): \(Self.records(count)) released.\n")
    default:
      let run = try decisions.review(source: words[1], reason: String(reason))
      invocation.output.write("Run \(run): the review of \(words[1]) is noted.\n")
    }
    return .done
  }

  private static func usage(_ message: String) -> Problem {
    Problem(.usage, message, remedy: "lahde retention \(arguments) --reason TEXT")
  }

  private static func records(_ count: Int) -> String { count == 1 ? "1 record" : "\(count) records" }

  /// The keys of whom is meant.
  private static func keys(_ who: String, _ register: RegisterFile) throws(Problem) -> [Int64] {
    let holds = HoldStore(register)
    if who.hasPrefix("record:"), let key = Int64(who.dropFirst("record:".count)) {
      guard try holds.hasValues(key) else {
        throw Problem(
          .nobodyOrSeveral, "there is no record of this number, or it was erased",
          remedy: "`lahde retention` lists those that have ended")
      }
      return [key]
    }
    let queries = Queries(register)
    let words = Who.words(who)
    guard words.contains("@"), !words.contains("=") else {
      let record = try Who.find(words, in: queries)
      return try holds.keys(record.kind, id: record.id)
    }
    // An address reaches what has ended and belongs to no contact any more.
    let bearing = try queries.observations(everOf: [], records: [], emails: [words]).map(\.record)
    var isInContact = try !queries.records(.personEmail, equal: words).isEmpty
    if !isInContact { isInContact = try !queries.contacts(observedEmail: words).isEmpty }
    guard isInContact || bearing.isEmpty else { return Set(bearing).sorted() }
    let record = try Who.find(words, in: queries)
    return try Set(holds.keys(record.kind, id: record.id) + bearing).sorted()
  }
}
