import Records
import Text

/// Values that serve many different persons: role mailboxes, switchboards, a colleague's number, a provider's domain.
struct SharedValues {
  /// For each entry of the table's counts.
  private(set) var isShared: [Bool]
  /// For each mailbox, by its number within its column.
  private(set) var sharedMailboxes: [[Bool]] = []

  /// A value of three rows and more is shared if more than three in ten of its first rows' pairs bear different given
  /// names; a mailbox's name (info, myynti) if more than half do, at whatever domains, or if it is a role's by its words.
  init(_ comparer: RowComparer) {
    let table = comparer.table
    isShared = Array(repeating: false, count: table.counts.count)
    sharedMailboxes = Array(repeating: [], count: table.width)
    for (column, about) in table.columns.enumerated() {
      switch about.kind {
      case .email, .phone, .identifier:
        if about.isOfCompany { continue }
        for group in RowsByValue(table, column, limit: 12).groups where group.rows.count >= 3 {
          let (differing, pairs) = Self.differing(group.rows, comparer)
          if differing * 10 > pairs * 3 { isShared[Int(group.value) + about.shift] = true }
        }
      case .mailbox:
        var shared = about.values.map { Self.isRole(table, $0) }
        for group in RowsByValue(table, column, limit: 10).groups where group.rows.count >= 3 {
          let (differing, pairs) = Self.differing(group.rows, comparer)
          if differing * 2 > pairs { shared[Int(group.value) - about.values.lowerBound] = true }
        }
        sharedMailboxes[column] = shared
      default: break
      }
    }
    markMailboxes(table)
    markSwitchboards(table)
    markDomains(table)
  }

  /// As a model knows them.
  init(_ table: MatchTable, _ model: KindModel) {
    isShared = Array(repeating: false, count: table.counts.count)
    sharedMailboxes = Array(repeating: [], count: table.width)
    for (column, about) in table.columns.enumerated() {
      let known = model.columns[column].shared
      let shared = about.values.map { known[table.hashes[$0]] != nil }
      if about.kind == .mailbox {
        sharedMailboxes[column] = zip(about.values, shared).map { $1 || Self.isRole(table, $0) }
      } else {
        for (value, isShared) in zip(about.values, shared) where isShared { self.isShared[value + about.shift] = true }
      }
    }
    markMailboxes(table)
    markDomains(table)
  }

  private static func isRole(_ table: MatchTable, _ mailbox: Int) -> Bool {
    RoleWords.isMailbox(table.arena, table.range(Int32(truncatingIfNeeded: mailbox)))
  }

  private static func differing(_ rows: [Int32], _ comparer: RowComparer) -> (differing: Int, pairs: Int) {
    var differing = 0
    var pairs = 0
    for (index, left) in rows.enumerated() {
      for right in rows[(index + 1)...] {
        pairs += 1
        if comparer.namesDiffer(Int(left), Int(right), any: true) { differing += 1 }
      }
    }
    return (differing, pairs)
  }

  private mutating func markMailboxes(_ table: MatchTable) {
    for (column, about) in table.columns.enumerated() where about.kind == .mailbox {
      let email = about.source
      let shift = table.columns[email].shift
      for row in 0..<table.count {
        let (mailbox, address) = (table.cell(row, column), table.cell(row, email))
        if mailbox >= 0, address >= 0, sharedMailboxes[column][Int(mailbox) - about.values.lowerBound] {
          isShared[Int(address) + shift] = true
        }
      }
    }
  }

  /// Domains under which anybody can have mail.
  private mutating func markDomains(_ table: MatchTable) {
    for (column, about) in table.columns.enumerated() where about.kind == .domain {
      for value in about.values where table.counts[value + table.columns[column].shift] > 0 {
        let isShared = DomainKind.of(table.arena, table.range(Int32(truncatingIfNeeded: value))).isShared
        if isShared { self.isShared[value + about.shift] = true }
      }
    }
  }

  /// A person's number that also stands in a company's column.
  private mutating func markSwitchboards(_ table: MatchTable) {
    let phones = table.columns(.phone)
    for person in phones where !table.columns[person].isOfCompany {
      for company in phones where table.columns[company].isOfCompany {
        for value in table.columns[person].values where table.counts[value + table.columns[company].shift] > 0 {
          isShared[value + table.columns[person].shift] = true
        }
      }
    }
  }
}

/// The first rows of each value of a column that several rows have, in the order of their first rows.
struct RowsByValue {
  private(set) var groups: [(value: Int32, rows: [Int32])] = []

  /// The groups of at most `limit` rows.
  init(_ table: MatchTable, _ column: Int, limit: Int) {
    let about = table.columns[column]
    var place = Array(repeating: Int32(-1), count: about.values.count)
    for row in 0..<table.count {
      let value = table.cell(row, column)
      guard value >= 0, table.counts[Int(value) + about.shift] > 1 else { continue }
      let index = Int(value) - about.values.lowerBound
      if place[index] < 0 {
        place[index] = Int32(truncatingIfNeeded: groups.count)
        groups.append((value, []))
      }
      let group = Int(place[index])
      if groups[group].rows.count < limit { groups[group].rows.append(Int32(truncatingIfNeeded: row)) }
    }
  }
}
