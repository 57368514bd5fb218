import Compliance
import Pipeline
import Records
import Register
import Reports

/// An incorrect value that has been shown: since when, and to whom, as far as the access log knows (Article 19).
struct CarriedValue {
  private let first: RunMoment?
  private let ids: Set<Int64>
  private let isPerson: Bool

  /// The incorrect values that a plan puts right.
  init(_ plan: Rectifying.Plan, _ queries: Queries) throws(Problem) {
    let (kind, id) = (plan.record.kind, plan.record.id)
    let all = [id] + (try queries.formerIDs(kind, of: id))
    first = try queries.firstHeld(kind, ids: all, plan.field, values: plan.incorrect)
    isPerson = kind == .person
    ids = Set(all)
  }

  /// Commands that show or copy everybody, or some without naming them.
  private static let lists = [
    "contacts", "companies", "find", "observations", "explain", "review", "run", "undo", "backup",
  ]

  /// The looks since then: those that named the contact, and those at lists.
  func looks(_ log: AccessLog) throws(Problem) -> RectificationAnswer.Looks {
    guard let first else { return RectificationAnswer.Looks(sinceRun: nil, since: nil, looks: []) }
    let since = Timestamp.text(first.time)
    var found: [[String]: (times: Int, last: String)] = [:]
    for entry in try log.entries().entries where entry.time >= since && entry.count > 0 {
      let word = entry.command.split(separator: " ").first.map(String.init) ?? ""
      let isNamed = isPerson && entry.contacts.contains(where: ids.contains)
      guard isNamed || entry.contacts.isEmpty && Self.lists.contains(word) else { continue }
      let known = found[[entry.user, entry.command]] ?? (0, "")
      found[[entry.user, entry.command]] = (known.times + 1, max(known.last, entry.time))
    }
    // Who puts it right knows it.
    return RectificationAnswer.Looks(
      sinceRun: first.run, since: Timestamp.date(first.time),
      looks: found.filter { !$0.key[1].hasPrefix("subject ") }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .map {
          .init(user: $0.key[0], command: $0.key[1], times: $0.value.times, last: String($0.value.last.prefix(10)))
        })
  }
}
