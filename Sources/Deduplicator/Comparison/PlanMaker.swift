import Foundation
import Records
import Text

/// Decides what is compared: names together, the organisation as one, each other column by its kind.
struct PlanMaker {
  private let table: MatchTable
  private var plan: ComparisonPlan
  private var bags: [WordBag] = []

  /// Names of the columns that are one fact with the company; found out if nil.
  private let organisation: [String]?

  /// The comparer of a table, ready but for a model.
  static func comparer(_ table: MatchTable, organisation: [String]? = nil) -> RowComparer {
    var maker = PlanMaker(table, organisation)
    return maker.make(
      bearers: { column, value in table.counts[value + table.columns[column].shift] },
      total: { table.columns[$0].filled }
    ) { SharedValues($0) }
  }

  /// The comparer of a table by what a model knows of values.
  static func comparer(_ table: MatchTable, organisation: [String], _ model: KindModel) -> RowComparer {
    var maker = PlanMaker(table, organisation)
    var comparer = maker.make(
      bearers: { column, value in model.columns[column].bearers[table.hashes[value]] ?? 0 },
      total: { Int(model.columns[$0].total) }
    ) { SharedValues($0.table, model) }
    comparer.frequencies = TermFrequencies(table, model.columns)
    for (bag, known) in zip(comparer.bags.indices, model.bags) { comparer.bags[bag].recount(known) }
    comparer.aliases = Aliases(model.aliases, comparer.aliasHashes)
    comparer.namesakes = Namesakes.known(comparer, model.namesakes)
    return comparer
  }

  private init(_ table: MatchTable, _ organisation: [String]?) {
    self.table = table
    self.organisation = organisation
    plan = ComparisonPlan(table)
  }

  /// `bearers` and `total` tell how many have a value of a column, and any.
  private mutating func make(
    bearers: (_ column: Int, _ value: Int) -> Int32, total: (_ column: Int) -> Int,
    _ sharedValues: (RowComparer) -> SharedValues
  ) -> RowComparer {
    names()
    // Any table may hold nothing but misspelt names; in the register two attested names are two people's.
    if organisation?.isEmpty == false, plan.given >= 0, plan.family >= 0 {
      let given = plan.given
      plan.clash = GivenNameClash(table, column: given, total: total(given)) { bearers(given, $0) }
    }
    plan.numbers = Self.numbers(table)
    plan.hasOthers = organisation?.isEmpty != true
    var probe = RowComparer(table, plan, bags: bags)
    let shared = sharedValues(probe)
    plan.mailbox = table.columns(.mailbox).first
    plan.mailboxDomain = plan.mailbox.flatMap { table.part(.domain, of: table.columns[$0].source) }
    plan.isShared = shared.isShared
    plan.sharedMailboxes = shared.sharedMailboxes
    plan.spelling = MailboxSpelling.flags(probe, sharedMailboxes: shared.sharedMailboxes)
    probe = RowComparer(table, plan, bags: bags)
    plan.organisation =
      organisation.map { OrganisationGroup.parts(table, $0) } ?? OrganisationGroup.parts(probe)
    if let ids = plan.organisation.first(where: { $0.role == .businessID }) {
      plan.isValidID = table.columns[ids.column].values.map {
        BusinessIDNumber.isValid(Array(table.arena[table.range(Int32(truncatingIfNeeded: $0))]))
      }
    }
    probe = RowComparer(table, plan, bags: bags)
    plan.familyFirm = FamilyFirms.flags(probe)
    others()
    return RowComparer(table, plan, bags: bags)
  }

  /// The columns whose words rows are blocked on: names of persons, or else of companies or sites.
  static func nameColumns(_ table: MatchTable) -> [Int] {
    if let full = table.columns(.fullName).first { return [full] }
    let names = [table.columns(.given).first, table.columns(.family).first].compactMap { $0 }
    return names.isEmpty ? Array((table.columns(.company) + table.columns(.text)).prefix(1)) : names
  }

  private mutating func names() {
    plan.nameColumns = Self.nameColumns(table)
    if plan.nameColumns.isEmpty { return }
    let words = bag(plan.nameColumns)
    let (given, family) = (table.columns(.given).first ?? -1, table.columns(.family).first ?? -1)
    if let full = table.columns(.fullName).first {
      plan.fullName = words
      plan.comparisons.append(
        FieldComparison(
          name: table.columns[full].name, measure: .bag, column: full, other: bags.count - 1, isContext: true,
          isName: true))
    } else if given >= 0, family >= 0 {
      (plan.given, plan.family) = (given, family)
      plan.comparisons += [
        FieldComparison(name: table.columns[given].name, measure: .given, column: given, isName: true),
        FieldComparison(
          name: table.columns[family].name, measure: .family, column: family, isContext: true, isName: true),
        FieldComparison(name: "order of names", measure: .orientation, column: given, isName: true),
      ]
    } else if let only = [given, family].first(where: { $0 >= 0 }) {
      if given >= 0 { plan.given = given } else { plan.family = family }
      plan.comparisons.append(
        FieldComparison(name: table.columns[only].name, measure: .string, column: only, isContext: family >= 0))
    } else {
      plan.fullName = words
    }
  }

  private mutating func bag(_ columns: [Int]) -> Int {
    bags.append(WordBag(table, columns))
    return bags.count - 1
  }

  private mutating func others() {
    let inOrganisation = Set(plan.organisation.map(\.column))
    let addresses = table.columns(.address)
    // Of a register's firms street, postcode and town are one fact.
    let isOnePlace = organisation?.isEmpty == true
    var open: [(worth: Double, comparison: FieldComparison)] = []
    for (column, about) in table.columns.enumerated() where !inOrganisation.contains(column) {
      var measure: Measure
      var other = -1
      var isContext = false
      switch about.kind {
      case .given, .family, .fullName, .mailbox, .domain, .ignored: continue
      case .date: measure = .date
      case .email: measure = .email
      case .phone: (measure, isContext) = (.exact, plan.hasOrganisation)
      case .identifier: measure = .exact
      case .postcode, .place:
        if isOnePlace { continue }
        (measure, isContext) = (about.kind == .place ? .string : .postcode, true)
      case .address where isOnePlace: measure = .place
      case .address:
        (measure, isContext) = (.address, true)
        other = addresses.first { $0 != column } ?? -1
      case .company, .text:
        measure = .bag
        isContext = true
        other = bags.firstIndex { $0.columns == [column] } ?? bag([column])
      case .code: (measure, isContext) = (.code, plan.hasOrganisation)
      case .category: (measure, isContext) = (.category, plan.hasOrganisation)
      case .number: measure = .number
      }
      open.append(
        (
          worth(column),
          FieldComparison(
            name: measure == .place ? RegisterPlan.place : about.name, measure: measure, column: column, other: other,
            isContext: isContext,
            isName: measure == .category)
        ))
    }
    let room = Pattern.limit - plan.comparisons.count - (plan.hasOrganisation ? 1 : 0)
    if open.count > room {
      // The most telling ones, in the table's order.
      let best = open.indices.sorted { (open[$1].worth, $0) < (open[$0].worth, $1) }.prefix(max(0, room)).sorted()
      open = best.map { open[$0] }
    }
    plan.comparisons += open.map(\.comparison)
    if plan.hasOrganisation {
      plan.comparisons.append(
        FieldComparison(
          name: "organisation", measure: .organisation, column: plan.organisation[0].column, isContext: true))
    }
  }

  /// What a column can say at most: its filled share times the bits of its values.
  private func worth(_ column: Int) -> Double {
    let about = table.columns[column]
    var squares = 0
    for value in about.values {
      let count = Int(table.counts[value + about.shift])
      squares += count * count
    }
    let filled = Double(about.filled)
    guard filled > 0 else { return 0 }
    return filled / Double(table.count) * -log2(Double(squares) / filled / filled)
  }

  private static func numbers(_ table: MatchTable) -> [Float] {
    let columns = table.columns(.number)
    guard !columns.isEmpty else { return [] }
    var numbers = Array(repeating: Float.nan, count: table.counts.count)
    for column in columns {
      let about = table.columns[column]
      let values = about.values.map { value -> Double in
        let text = String(decoding: table.arena[table.range(Int32(truncatingIfNeeded: value))], as: UTF8.self)
        return Double(text.replacingOccurrences(of: ",", with: ".")) ?? .nan
      }
      let known = zip(values, about.values).filter { $0.0.isFinite && table.counts[$0.1 + about.shift] > 0 }
        .map(\.0).sorted()
      guard let low = known.first, let high = known.last, high > low else { continue }
      // A robust width: the middle eight tenths, as some 2.6 standard deviations.
      let width = (known[known.count * 9 / 10] - known[known.count / 10]) / 2.56
      let scale = width > 0 ? width : high - low
      for (index, value) in values.enumerated() {
        numbers[about.values.lowerBound + index + about.shift] = Float((value - low) / scale)
      }
    }
    return numbers
  }
}
