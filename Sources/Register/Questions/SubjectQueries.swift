import Records

/// Questions about one person, for her rights: everything that may be hers, current or not.
extension Queries {
  /// All observations that still have values and of which a person of these contacts, records or addresses may be the
  /// subject: current, of an ended relationship, or withdrawn within the history window.
  ///
  /// Reads every observation once: an address may stand in any of them.
  public func observations(
    everOf contacts: [Int64], records: [Int64], emails: [String]
  ) throws(Problem) -> [ObservationRecord] {
    // Raw, too: of several people in one cell, the rules keep no address.
    let addresses = (0..<emails.count).flatMap { index in
      ["coalesce(o.normal, o.raw)", "o.raw"].map {
        "instr(char(31) || lower(\($0)) || char(31), char(31) || lower(?\(index + 1)) || char(31)) > 0"
      }
    }
    let conditions =
      [
        "o.id IN (SELECT observation FROM membership WHERE contact IN (\(Self.list(contacts))))",
        "o.key IN (\(Self.list(records)))",
      ] + addresses
    return try observations(where: "o.raw IS NOT NULL AND (\(conditions.joined(separator: " OR ")))", emails)
  }

  /// The contacts and the companies of which observations are or were part.
  public func everBelonged(_ kind: EntityKind, observations: [Int64]) throws(Problem) -> [Int64] {
    let entity = GoldenColumns.table(kind)
    let query = try connection.prepare(
      """
      SELECT DISTINCT \(entity) FROM membership
      WHERE observation IN (\(Self.list(observations))) AND \(entity) IS NOT NULL ORDER BY \(entity)
      """)
    var ids: [Int64] = []
    while try query.step() { ids.append(query.integer(0)) }
    return ids
  }

  static func list(_ ids: [Int64]) -> String { ids.map(String.init).joined(separator: ", ") }
}
