import Records

/// Who else has a value, in words.
public enum SharedText {
  /// `shared with contacts 4, 7 and 12`, or how many more there are.
  public static func of(_ kind: EntityKind, _ others: [Int64]) -> String {
    let noun =
      switch kind {
      case .person: others.count == 1 ? "contact" : "contacts"
      case .company: others.count == 1 ? "company" : "companies"
      }
    let shown = others.prefix(most).map { "\($0)" }
    if others.count > most {
      return "shared with \(noun) \(shown.joined(separator: ", ")) and \(others.count - most) more"
    }
    let last = shown.last ?? ""
    return "shared with \(noun) " + (shown.count > 1 ? shown.dropLast().joined(separator: ", ") + " and " : "") + last
  }

  private static let most = 10
}
