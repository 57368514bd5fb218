import Foundation

/// What is compared of a table, and what is known about its values before anything is compared.
struct ComparisonPlan: Sendable {
  /// A column of the organisation.
  struct Part: Sendable {
    /// What it is of the organisation.
    enum Role: Sendable {
      /// Its name, what it was resolved to, its business ID, its phone, its domain.
      case name, resolved, businessID, phone, domain
      /// Another identifier.
      case key
      /// What many organisations share: a town, an industry.
      case minor
    }

    let column: Int
    let role: Role

    /// Whether agreeing on it can mean the same organisation by itself.
    var isKey: Bool { role != .minor }
    var isName: Bool { role == .name }
    var isDomain: Bool { role == .domain }
  }

  var comparisons: [FieldComparison] = []
  /// The columns that are one fact with the company; empty where there is none.
  var organisation: [Part] = []
  /// Whether different rows may be of one household or firm, or namesakes: not so among the register's companies, whose
  /// business IDs tell them apart.
  var hasOthers = true
  /// The given and family name's columns, or -1.
  var given = -1
  var family = -1
  /// What tells two people apart by their given names; nil where misspelt names are to be expected among them.
  var clash: GivenNameClash?
  /// The bag by which two rows' names are told apart where a row's name is one column.
  var fullName: Int?
  /// The columns of person's names.
  var nameColumns: [Int] = []
  /// For each entry of the table's counts whether different persons share the value: info@, a switchboard.
  var isShared: [Bool]
  /// For each column of mailboxes which of its values serve many; empty for others.
  var sharedMailboxes: [[Bool]] = []
  /// The column of mailboxes, if there is one, and that of their domains.
  var mailbox: Int?
  var mailboxDomain: Int?
  /// For each row: 1 if a word of its name stands in its mailbox, 2 if the mailbox looks like the name at all.
  var spelling: [UInt8] = []
  /// For each row whether its family name stands in its company's; empty where that cannot be.
  var familyFirm: [Bool] = []
  /// For each value of the organisation's business IDs, from the first of them on, whether it is valid.
  var isValidID: [Bool] = []
  /// For each entry of a number column its value, in standard deviations.
  var numbers: [Float] = []
  private let shifts: [Int]

  /// Whether the organisation is compared as one.
  var hasOrganisation: Bool { !organisation.isEmpty }

  init(_ table: MatchTable) {
    isShared = Array(repeating: false, count: table.counts.count)
    shifts = table.columns.map(\.shift)
  }

  /// The level of two different numbers: how close they are by the column's standard deviation.
  func numberLevel(_ a: Int32, _ b: Int32, _ column: Int) -> NumberLevel {
    let (x, y) = (numbers[Int(a) + shifts[column]], numbers[Int(b) + shifts[column]])
    let apart = abs(x - y)
    if apart < 1e-4 { return .withinTenThousandth }
    if apart < 1e-3 { return .withinThousandth }
    if apart < 1e-2 { return .withinHundredth }
    return apart < 0.1 ? .withinTenth : .differs
  }
}
