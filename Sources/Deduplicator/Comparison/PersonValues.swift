import Records
import Text

/// What person comparison reads, one entry a row, and what the table as a whole says about names and mailboxes.
struct PersonValues: Sendable {
  /// Numbers of one row; -1 where there is none.
  struct Facts: Sendable, Hashable {
    /// Folded name in ``PersonValues/names``.
    var name: Int32 = -1
    /// E-mail address in ``CompanyValues/mailboxes``.
    var email: Int32 = -1
    /// Mention of the company on the row.
    var mention: Int32 = -1
  }

  /// The facts of each row; rows with neither name nor e-mail are no persons.
  private(set) var rows: [Facts] = []
  /// Folded names of persons.
  private(set) var names = WordLists()
  /// For each row its company (the founding row), or -1.
  let company: [Int32]
  /// For each address whether it serves several people, or a role, and so tells of nobody.
  private(set) var isShared: [Bool]
  /// For each founding row of a company whether more than 50 people of it are known.
  private(set) var isLarge: [Bool]
  private var rarity: [NameLevel] = []
  private var givenCount: [Int32] = []
  private var familyCount: [Int32] = []

  /// Prepares the columns of a table whose companies are resolved.
  init(_ columns: FieldColumns, mailboxes: Mailboxes, mentions: Mentions, company: [Int32]) {
    self.company = company
    let name = columns[.personName]
    let email = columns[.personEmail]
    var folded: [Int32] = []
    for value in 0..<Int32(truncatingIfNeeded: name.values.count) {
      folded.append(names.intern(Fold.folded(name.values.arena, name.values.range(value))))
    }
    rows.reserveCapacity(columns.count)
    for row in 0..<columns.count {
      rows.append(
        Facts(
          name: name.of[row] < 0 ? -1 : folded[Int(name.of[row])],
          email: email.of[row] < 0 ? -1 : mailboxes.of[Int(email.of[row])], mention: mentions.of[row]))
    }
    isShared = mailboxes.isRole
    isLarge = Array(repeating: false, count: columns.count)
    countNames()
    demoteShared()
    measureCompanies()
  }

  /// The level of two equal names.
  func level(ofSame name: Int32) -> NameLevel { rarity[Int(name)] }

  /// Whether two given names that look alike are both names of their own: each borne by three different people.
  func areKnown(given left: Int32, _ right: Int32) -> Bool { min(givenCount[Int(left)], givenCount[Int(right)]) >= 3 }

  /// Whether two family names that look alike are both names of their own.
  func areKnown(family left: Int32, _ right: Int32) -> Bool {
    min(familyCount[Int(left)], familyCount[Int(right)]) >= 3
  }

  /// Counts given and family names over *distinct* full names, so that one person's many rows do not make a name
  /// common. 200 and 1,000 pseudo-counts stand for the people whom a small table does not know.
  private mutating func countNames() {
    let all = Int32(truncatingIfNeeded: names.names.count)
    givenCount = Array(repeating: 0, count: names.words.count)
    familyCount = givenCount
    for name in 0..<all {
      givenCount[Int(names.first(name))] += 1
      familyCount[Int(names.last(name))] += 1
    }
    rarity = (0..<all).map { name in
      if names.count(name) < 2 { return .oneWord }
      let given = Int64(givenCount[Int(names.first(name))] + 1)
      let family = Int64(familyCount[Int(names.last(name))] + 1)
      let (chances, people) = (given * family, (Int64(all) + 200) * (Int64(all) + 1000))
      return chances * 1_000_000 < people ? .sameRare : chances * 100_000 < people ? .same : .sameCommon
    }
  }

  /// Demotes an address that stands on three rows or more and on which four tenths or more of the different names clash.
  private mutating func demoteShared() {
    var count = Array(repeating: Int32(0), count: isShared.count)
    for facts in rows where facts.email >= 0 { count[Int(facts.email)] += 1 }
    var pairs: [UInt64] = []
    for facts in rows where facts.email >= 0 && facts.name >= 0 && count[Int(facts.email)] >= 3 {
      pairs.append(Pairs.packed(facts.email, facts.name))
    }
    pairs = RadixSort.byBothHalves(pairs)
    var start = 0
    while start < pairs.count {
      let email = Pairs.left(pairs[start])
      var bearers: [Int32] = []
      var end = start
      while end < pairs.count, Pairs.left(pairs[end]) == email {
        if bearers.last != Pairs.right(pairs[end]) { bearers.append(Pairs.right(pairs[end])) }
        end += 1
      }
      start = end
      guard bearers.count > 1 else { continue }
      // So many spellings of one person's name there are not.
      isShared[Int(email)] = isShared[Int(email)] || bearers.count > 12 || clashTenths(bearers) > 3
    }
  }

  /// The share of pairs of different names that clash, in tenths.
  private func clashTenths(_ names: [Int32]) -> Int {
    let comparer = NameComparer(values: self)
    var clashing = 0
    for left in names.indices {
      for right in names[..<left] where comparer.level(names[left], right).clashes { clashing += 1 }
    }
    return clashing * 20 / (names.count * (names.count - 1))
  }

  private mutating func measureCompanies() {
    var pairs: [UInt64] = []
    for (row, facts) in rows.enumerated() where facts.name >= 0 && company[row] >= 0 {
      pairs.append(Pairs.packed(company[row], facts.name))
    }
    for company in Pairs.counted(pairs) where company.count > 50 { isLarge[Int(company.key)] = true }
  }
}
