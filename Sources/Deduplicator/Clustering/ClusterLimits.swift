import Records

/// What one company or person may hold without a steward. What holds more is left as the parts that it was made of.
///
/// A pure function of rows and clusters: it counts what differs, never records.
struct ClusterLimits: Sendable {
  /// The most different names, or addresses, of one.
  static let names = 8, addresses = 8
  /// The most different names that one value may have joined; of a business ID, which is one company's by law, ``names``.
  static let namesOfValue = 4
  /// A link is weak that is less than so much above the merge threshold, in 1/1000 bit.
  static let weak: Int32 = 2_000
  /// The fewest rows on either side of a weak link.
  static let leastSide = 2

  /// What is too much in some rows.
  struct Excess: Equatable {
    let reason: ClusterAlarm.Reason
    let count: Int, limit: Int
  }

  /// A cluster that was taken apart, and the smallest row of each part.
  struct Cut {
    let excess: Excess
    let parts: [Int32]
  }

  private let comparer: RowComparer
  private let columns: Columns

  /// Limits on the rows that a plan's comparer compares.
  init(_ comparer: RowComparer, _ plan: RegisterPlan) {
    self.comparer = comparer
    columns = Columns(comparer, plan)
  }

  /// Where names, addresses and what may be shared stand.
  private struct Columns {
    let names: [Int]
    /// The comparison of names, and whether it is given and family name.
    let name: Int, isPerson: Bool
    /// Where a person's e-mail address is compared; and the column of addresses, of a company streets.
    let email: Int, addressColumn: Int
    let businessID: Int?
    /// Values that may join, each with its field.
    let shared: [(column: Int, field: Field)]

    init(_ comparer: RowComparer, _ plan: RegisterPlan) {
      let (comparisons, table) = (comparer.plan.comparisons, comparer.table)
      func column(_ name: String) -> Int? { table.columns.firstIndex { $0.name == name } }
      func comparison(_ measure: Measure) -> Int { comparisons.firstIndex { $0.measure == measure } ?? 0 }
      isPerson = !plan.organisation.isEmpty
      name = comparison(isPerson ? .given : .bag)
      email = comparison(.email)
      names = isPerson ? [comparisons[name].column, comparisons[name + 1].column] : [comparisons[name].column]
      addressColumn =
        isPerson ? comparisons[email].column : column(CompanyTable.Column.street.shape.name) ?? comparisons[name].column
      businessID = plan.businessID.flatMap { column(plan.names[$0]) }
      let asked: [(String, Field)] =
        isPerson
        ? [(PersonTable.Column.email.shape.name, .personEmail)]
        : [CompanyTable.Column.businessID, .street, .phone, .domain].map { ($0.shape.name, $0.shape.fields[0]) }
      shared = asked.compactMap { name, field in column(name).map { ($0, field) } }
    }
  }

  // MARK: What is too much

  /// What is too much in rows that are to be one; nil if nothing is.
  func excess(_ rows: [Int32]) -> Excess? {
    if rows.count <= min(Self.namesOfValue, Self.names, Self.addresses) { return nil }
    let named = distinct(rows, columns.names)
    if named.count > Self.namesOfValue {
      for (column, field) in columns.shared {
        let isLawful = column == columns.businessID
        let most = isLawful ? Self.names : Self.namesOfValue
        // What bears a business ID is joined by that.
        let bearers = isLawful ? rows : rows.filter { !hasBusinessID($0) }
        for group in grouped(bearers, column) where group.count > most {
          let count = different(distinct(group, columns.names), isOtherName)
          if count > most { return Excess(reason: .sharedValue(field), count: count, limit: most) }
        }
      }
    }
    if named.count > Self.names {
      let count = different(named, isOtherName)
      if count > Self.names { return Excess(reason: .names, count: count, limit: Self.names) }
    }
    let addressed = distinct(rows.filter { !hasBusinessID($0) }, [columns.addressColumn])
    if addressed.count > Self.addresses {
      let count = different(addressed, isOtherAddress)
      if count > Self.addresses { return Excess(reason: .addresses, count: count, limit: Self.addresses) }
    }
    return nil
  }

  /// Whether rows of a cluster that holds too much may stay one: no two of them have different names, and nothing is too
  /// much.
  private func mayStay(_ rows: [Int32]) -> Bool {
    rows.count == 1 || (different(distinct(rows, columns.names), isOtherName) <= 1 && excess(rows) == nil)
  }

  private func hasBusinessID(_ row: Int32) -> Bool {
    columns.businessID.map { comparer.table.cell(Int(row), $0) >= 0 } ?? false
  }

  private func isOtherName(_ one: Int32, _ other: Int32) -> Bool {
    let levels = comparer.compare(Int(min(one, other)), Int(max(one, other))).pattern
    if columns.isPerson {
      let different = StringLevel.differs.number...StringLevel.somewhatAlike.number
      return different.contains(levels[columns.name]) || different.contains(levels[columns.name + 1])
    }
    let level = levels[columns.name]
    return level != BagLevel.nothing.number && level < BagLevel.mostWeak.number
  }

  private func isOtherAddress(_ one: Int32, _ other: Int32) -> Bool {
    if columns.isPerson {
      let levels = comparer.compare(Int(min(one, other)), Int(max(one, other))).pattern
      return levels[columns.email] == EmailLevel.differs.number
    }
    let table = comparer.table
    let (a, b) = (table.cell(Int(one), columns.addressColumn), table.cell(Int(other), columns.addressColumn))
    let likeness = Likeness.level(
      table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
      hasParts: true)
    return likeness == .differs || likeness == .weak
  }

  /// The first of the rows of each value of some columns, those without any left out.
  private func distinct(_ rows: [Int32], _ columns: [Int]) -> [Int32] {
    var known: Set<[Int32]> = []
    return rows.filter { row in
      let cells = columns.map { comparer.table.cell(Int(row), $0) }
      return cells.contains { $0 >= 0 } && known.insert(cells).inserted
    }
  }

  /// The rows of each value of a column, in the order of their first rows.
  private func grouped(_ rows: [Int32], _ column: Int) -> [[Int32]] {
    var place: [Int32: Int] = [:]
    var groups: [[Int32]] = []
    for row in rows {
      let value = comparer.table.cell(Int(row), column)
      if value < 0 { continue }
      if let known = place[value] {
        groups[known].append(row)
      } else {
        place[value] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  /// How many of some rows are different from one another, each from each: those that are like many others are asked last,
  /// so that an initial does not make one of two.
  private func different(_ rows: [Int32], _ isOther: (Int32, Int32) -> Bool) -> Int {
    var likes = Array(repeating: [Int](), count: rows.count)
    for one in rows.indices {
      for other in rows.indices where other > one && !isOther(rows[one], rows[other]) {
        likes[one].append(other)
        likes[other].append(one)
      }
    }
    var isCounted = Array(repeating: false, count: rows.count)
    for one in rows.indices.sorted(by: { (likes[$0].count, $0) < (likes[$1].count, $1) }) {
      isCounted[one] = !likes[one].contains { isCounted[$0] }
    }
    return isCounted.count { $0 }
  }

  // MARK: Taking apart

  /// Takes those of the clusters apart that hold too much or hang on a weak link, but for those in which a row is `kept`.
  /// `steps` are the joins that made them, in their order.
  func apply(
    _ clusters: [Int32], _ steps: [Joins.Join], _ links: [ScoredLink], _ scorer: PairScorer, merge: Int32,
    isKept: (Int32) -> Bool
  ) -> (clusters: [Int32], cuts: [Cut]) {
    var (result, cuts): ([Int32], [Cut]) = (clusters, [])
    func put(_ excess: Excess, _ parts: [[Int32]]) {
      let parts = parts.map { $0.sorted() }.sorted { $0[0] < $1[0] }
      for part in parts { for row in part { result[Int(row)] = part[0] } }
      cuts.append(Cut(excess: excess, parts: parts.map { $0[0] }))
    }
    let members = SecondPass.members(clusters).filter { !isKept($0[0]) }
    let tooMuch = members.compactMap { rows in excess(rows).map { (rows, $0) } }
    if !tooMuch.isEmpty {
      let trees = JoinTrees(steps, of: Set(tooMuch.map { $0.0[0] }), clusters)
      for (rows, excess) in tooMuch { put(excess, trees.parts(of: rows, mayStay)) }
    }
    let weak = WeakLinks(result, links, scorer, merge: merge)
    for rows in SecondPass.members(result).filter({ !isKept($0[0]) }) {
      for found in weak.cuts(rows) {
        put(Excess(reason: .weakLink, count: Int(found.weight), limit: Int(merge + Self.weak)), found.parts)
      }
    }
    return (result, cuts)
  }
}

/// How clusters came together, so that they can be taken apart in the contrary order.
private struct JoinTrees {
  private var nodes: [(left: Int, right: Int)?] = []
  private var rows: [[Int32]] = []
  /// For each row the whole that it is in.
  private var top: [Int32: Int] = [:]

  init(_ steps: [Joins.Join], of heads: Set<Int32>, _ clusters: [Int32]) {
    for step in steps where heads.contains(clusters[Int(step.left)]) {
      let (left, right) = (node(step.left), node(step.right))
      nodes.append((left, right))
      rows.append(rows[left] + rows[right])
      for row in rows[rows.count - 1] { top[row] = nodes.count - 1 }
    }
  }

  private mutating func node(_ row: Int32) -> Int {
    if let known = top[row] { return known }
    nodes.append(nil)
    rows.append([row])
    top[row] = nodes.count - 1
    return nodes.count - 1
  }

  /// The largest parts of a cluster that may stay, as they were before the last joins.
  func parts(of cluster: [Int32], _ mayStay: ([Int32]) -> Bool) -> [[Int32]] {
    guard let whole = top[cluster[0]] else { return [cluster] }
    var (open, parts): ([Int], [[Int32]]) = ([whole], [])
    while let node = open.popLast() {
      guard let (left, right) = nodes[node], !mayStay(rows[node].sorted()) else {
        parts.append(rows[node])
        continue
      }
      open += [right, left]
    }
    return parts
  }
}

/// Links that alone hold two sides of a cluster together, and barely.
private struct WeakLinks {
  private let scorer: PairScorer
  private let merge: Int32
  /// For each row the first of those that links which are not weak hold it together with.
  private let held: [Int32]
  /// The links that are neither strong nor below the threshold, by their cluster.
  private var weak: [Int32: [ScoredLink]] = [:]

  init(_ clusters: [Int32], _ links: [ScoredLink], _ scorer: PairScorer, merge: Int32) {
    (self.scorer, self.merge) = (scorer, merge)
    var strong = UnionFind(clusters.count)
    for link in links where link.weight >= merge && clusters[Int(link.left)] == clusters[Int(link.right)] {
      if link.weight >= merge + ClusterLimits.weak {
        strong.join(link.left, link.right)
      } else {
        weak[clusters[Int(link.left)], default: []].append(link)
      }
    }
    held = clusters.indices.map { strong.root(Int32(truncatingIfNeeded: $0)) }
  }

  /// The weak links that alone hold a cluster together, the weakest first, each with the two sides of it.
  func cuts(_ rows: [Int32]) -> [(weight: Int32, parts: [[Int32]])] {
    guard rows.count >= 2 * ClusterLimits.leastSide, let links = weak[rows[0]] else { return [] }
    var (cuts, open): ([(weight: Int32, parts: [[Int32]])], [[Int32]]) = ([], [rows])
    while let part = open.popLast() {
      let inside = Set(part)
      let own = links.filter { inside.contains($0.left) && inside.contains($0.right) }
        .sorted { ($0.weight, $0.left, $0.right) < ($1.weight, $1.left, $1.right) }
      for (index, link) in own.enumerated() where held[Int(link.left)] != held[Int(link.right)] {
        guard let sides = sides(part, without: index, own) else { continue }
        cuts.append((link.weight, sides))
        open += sides
        break
      }
    }
    return cuts
  }

  /// The two sides of a cluster that only one of its weak links holds together; nil if others do, too.
  private func sides(_ part: [Int32], without index: Int, _ links: [ScoredLink]) -> [[Int32]]? {
    var place: [Int32: Int32] = [:]
    for row in part where place[held[Int(row)]] == nil {
      place[held[Int(row)]] = Int32(truncatingIfNeeded: place.count)
    }
    var sets = UnionFind(place.count)
    func root(_ row: Int32) -> Int32 { sets.root(place[held[Int(row)]] ?? 0) }
    for (other, link) in links.enumerated() where other != index { sets.join(root(link.left), root(link.right)) }
    let (one, other) = (root(links[index].left), root(links[index].right))
    if one == other { return nil }
    var sides: [[Int32]] = [[], []]
    for row in part {
      let root = root(row)
      guard root == one || root == other else { return nil }
      sides[root == one ? 0 : 1].append(row)
    }
    guard sides.allSatisfy({ $0.count >= ClusterLimits.leastSide }) else { return nil }
    // What blocking did not bring counts, too.
    let link = (links[index].left, links[index].right)
    for one in sides[0] {
      for other in sides[1] {
        let pair = (min(one, other), max(one, other))
        if pair != link, scorer.weight(Int(pair.0), Int(pair.1)) >= merge { return nil }
      }
    }
    return sides
  }
}
