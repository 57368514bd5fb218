import Records
import Register
import Reports
import Text

struct ObservationsCommand: Command {
  static let name = "observations"
  static let abstract = "List every current observation and the contact and company it belongs to."
  static let discussion = "An observation whose relationship has ended is blocked: it belongs to nobody."
  static let options: [CommandOption] = [.pipeline, .register, RestrictedPersons.reason, .format(.csv, .json), .raw]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let queries = Queries(try invocation.register(pipeline, restricted: .forReason))
    var rows: [ObservationAnswer] = []
    var writer = invocation.csv
    writer.row(["source", "source_key", "contact_id", "company_id"])
    var count = 0
    let asJSON = invocation.format == .json
    try queries.eachMembership { (source, key, contact, company) throws(Problem) in
      count += 1
      // A key made of several columns has U+001F between them, which no spreadsheet shows.
      let shown = RecordKey.shown(key)
      if asJSON {
        rows.append(ObservationAnswer(source: source, sourceKey: shown, contactID: contact, companyID: company))
      } else {
        writer.row([source, shown, contact.map { "\($0)" } ?? "", company.map { "\($0)" } ?? ""])
      }
    }
    try invocation.noteAccess(pipeline, count: count, reason: RestrictedPersons.reason)
    if asJSON { invocation.output.data(try JSONText.encode(rows)) } else { invocation.output.data(writer.bytes) }
    return .done
  }
}
