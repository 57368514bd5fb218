import Foundation
import Records
import Register

/// Who is meant: an ID (`17`, `contact:17`, `company:17`), an e-mail address, `FIELD=VALUE`, or `-` for standard input.
enum Who {
  static let usage = """
    WHO is a contact's ID, `company:ID`, an e-mail address, `FIELD=VALUE` (for example company.businessID=9000008-1),
    or `-`: read from standard input, so that an address stays out of the shell's history.
    """

  /// Whom a text means.
  enum Meant {
    case nobody
    case one(GoldenRecord)
    case several([GoldenRecord])

    /// Why it is not one.
    var problem: Problem {
      guard case .several(let records) = self else {
        return Problem(
          .nobodyOrSeveral, "nobody in the register is meant", remedy: "`lahde find TEXT` searches all values")
      }
      let ids = records.prefix(10).map { "\($0.kind == .person ? "" : "company:")\($0.id)" }.joined(separator: ", ")
      return Problem(
        .nobodyOrSeveral, "\(records.count) are meant: \(ids)\(records.count > 10 ? " …" : "")",
        remedy: "give one of these IDs")
    }
  }

  /// The one contact or company that is meant; throws ``ExitCode/nobodyOrSeveral`` for none or several.
  static func find(_ text: String, in queries: Queries) throws(Problem) -> GoldenRecord {
    let meant = try meant(text, in: queries)
    guard case .one(let record) = meant else { throw meant.problem }
    return record
  }

  /// Whom a text means.
  static func meant(_ text: String, in queries: Queries) throws(Problem) -> Meant {
    let records = try candidates(words(text), queries)
    return records.count > 1 ? .several(records) : records.first.map { .one($0) } ?? .nobody
  }

  /// What was given, read from standard input if it is `-`: once.
  static func words(_ text: String) -> String {
    text == "-" ? (readLine() ?? "").trimmingCharacters(in: .whitespaces) : text
  }

  private static func candidates(_ text: String, _ queries: Queries) throws(Problem) -> [GoldenRecord] {
    if let id = Int64(text) { return try queries.record(.person, id: id).map { [$0] } ?? [] }
    for (prefix, kind) in [("contact:", EntityKind.person), ("company:", .company)] where text.hasPrefix(prefix) {
      guard let id = Int64(text.dropFirst(prefix.count)) else { continue }
      return try queries.record(kind, id: id).map { [$0] } ?? []
    }
    if let equals = text.firstIndex(of: "="), let field = Field(name: String(text[..<equals])) {
      return try queries.records(field, equal: String(text[text.index(after: equals)...]))
    }
    guard text.contains("@") else {
      throw Problem(.usage, "this names neither an ID nor an e-mail address nor FIELD=VALUE", remedy: usage)
    }
    let golden = try queries.records(.personEmail, equal: text)
    if !golden.isEmpty { return golden }
    let observed = try queries.contacts(observedEmail: text)
    return observed.isEmpty ? try queries.records(.companyEmail, equal: text) : observed
  }
}
