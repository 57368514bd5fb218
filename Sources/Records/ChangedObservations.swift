/// What the register holds now, beside what it held when its contacts were last made.
public struct ChangedObservations: Sendable {
  /// The rows that hold now, in founder order; behind them those that held then and are gone.
  public var table: ObservationTable
  /// How many of the rows hold now.
  public var current: Int
  /// For every row the ID of the company and of the contact that it belonged to then, or 0.
  public var company: [Int64], contact: [Int64]
  /// For every row how it came to them, in 1/1000 bit.
  public var companyWeight: [Int32], contactWeight: [Int32]
  /// The pairs that were kept, as rows.
  public var pairs: [StandingPair] = []
  /// Observations that are gone, or blocked since.
  public var ended: [Int64]

  /// A kept pair of rows.
  public typealias StandingPair = (kind: EntityKind, left: Int32, right: Int32, weight: Int32, pattern: Int64)

  /// Rows without pairs.
  public init(
    table: ObservationTable, current: Int, company: [Int64], contact: [Int64], companyWeight: [Int32],
    contactWeight: [Int32], ended: [Int64]
  ) {
    (self.table, self.current, self.ended) = (table, current, ended)
    (self.company, self.contact) = (company, contact)
    (self.companyWeight, self.contactWeight) = (companyWeight, contactWeight)
  }

  /// Whether a row was there when the contacts were last made.
  public func wasThere(_ row: Int) -> Bool { company[row] != 0 || contact[row] != 0 }

  /// Rows that have come or are gone.
  public var changed: Int { table.count - (0..<current).count { wasThere($0) } }
}

/// What matching made of a part of the register: of all that may have changed.
public struct PartialResolution: Sendable {
  /// The rows of the whole table that are in the part, ascending.
  public let rows: [Int32]
  /// The companies and contacts of the part's rows.
  public let resolution: Resolution
  /// For each row of the part whether its company, and whether its contact, is there with all its rows, to be described
  /// anew.
  public let companies: [Bool], contacts: [Bool]
  /// For each row whether it was matched anew as a company, as a person: all its pairs are there.
  public let matchedCompanies: [Bool], matchedContacts: [Bool]

  /// A part with all that is known of it.
  public init(
    rows: [Int32], resolution: Resolution, companies: [Bool], contacts: [Bool], matchedCompanies: [Bool],
    matchedContacts: [Bool]
  ) {
    (self.rows, self.resolution, self.companies, self.contacts) = (rows, resolution, companies, contacts)
    (self.matchedCompanies, self.matchedContacts) = (matchedCompanies, matchedContacts)
  }

  /// The resolution without the entities of a kind that were not made anew.
  public func anew(_ kind: EntityKind) -> Resolution {
    var part = resolution
    for row in rows.indices {
      if kind == .company, !companies[row] { part.company[row] = -1 }
      if kind == .person, !contacts[row] { part.contact[row] = -1 }
    }
    return part
  }
}
