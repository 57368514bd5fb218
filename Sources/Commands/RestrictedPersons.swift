import Records
import Register

/// The persons whose processing is restricted (Article 18): their values are shown only with a reason, which the access log
/// keeps.
struct RestrictedPersons {
  static let reason = CommandOption(
    "--reason", "TEXT", "why persons are shown whose processing is restricted; the access log keeps it")

  private let contacts: Set<Int64>

  /// Nobody, where a reason was given.
  init(_ register: RegisterFile, _ invocation: Invocation) throws(Problem) {
    contacts = invocation.said(Self.reason) == nil ? try ProcessingRestrictionStore(register).contacts() : []
  }

  /// The records, without the values of those that are not shown.
  func withheld(_ records: [GoldenRecord]) -> [GoldenRecord] {
    contacts.isEmpty ? records : records.map { $0.kind == .person && contacts.contains($0.id) ? $0.withheld : $0 }
  }

  /// Refuses to show one record in full.
  func demand(_ record: GoldenRecord) throws(Problem) {
    guard record.kind == .person, contacts.contains(record.id) else { return }
    throw Problem(
      .nobodyOrSeveral, "the processing of this person's data is restricted: it is shown only with a reason",
      remedy: "--reason tells it; the access log keeps it")
  }
}
