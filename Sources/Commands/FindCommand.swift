import Compliance
import Records
import Register

struct FindCommand: Command {
  static let name = "find"
  static let abstract = "Find the contacts and companies any of whose values holds a text."
  static let arguments = "TEXT"
  static let argumentCount = 1...1
  static let options: [CommandOption] = [.pipeline, .register, RestrictedPersons.reason, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, restricted: .forReason)
    let queries = Queries(register)
    let text = invocation.arguments[0]
    // No value is longer, and SQLite has its own limit.
    guard text.utf8.count <= 10_000 else {
      throw Problem(.usage, "the text is longer than any value", remedy: "give a part of it")
    }
    let contacts = try queries.find(.person, text: text)
    let companies = try queries.find(.company, text: text)
    guard !contacts.isEmpty || !companies.isEmpty else {
      throw Problem(.nobodyOrSeveral, "no contact and no company has that text", remedy: "try a part of a word")
    }
    try invocation.noteAccess(
      pipeline, count: contacts.count + companies.count, of: contacts.count <= 20 ? contacts : [],
      reason: RestrictedPersons.reason)
    let marketing = try MarketingStates(
      register, try KeyRing.load(pipeline.contract.keyPath), pipeline.contract, of: contacts + companies)
    if invocation.format == .json {
      try GoldenListing(kind: .person, queries: queries, marketing: marketing).write(
        contacts + companies, total: contacts.count + companies.count, invocation)
      return .done
    }
    for (kind, records) in [(EntityKind.person, contacts), (.company, companies)] where !records.isEmpty {
      invocation.output.text(kind == .person ? "contacts\n" : contacts.isEmpty ? "companies\n" : "\ncompanies\n")
      try GoldenListing(kind: kind, queries: queries, marketing: marketing).write(
        records, total: records.count, invocation)
    }
    return .done
  }
}
