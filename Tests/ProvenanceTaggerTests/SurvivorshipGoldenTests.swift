import Records
import TestSupport
import Testing
import Text

@testable import ProvenanceTagger

/// Generated rows in which every rule of survivorship decides sometimes: few values, five sources, three runs, fields older than their record, grounds of
/// every sort, corrections, and addresses of which parts are missing or contradict each other.
///
/// They are the same for ever, for what survivorship makes of them is recorded by version.
private struct GoldenRows {
  private(set) var table: ObservationTable
  private(set) var resolution: Resolution

  /// The fields that they have; one that is declared later has no part in what is recorded.
  static let fields: [Field] = [
    .personName, .personEmail, .personTitle, .personResponsibility, .personLanguage, .companyName, .companyBusinessID,
    .companyStreet, .companyPostcode, .companyCity, .companyPhone, .companyEmail, .companyWebsite, .companyIndustry,
  ]

  init(_ count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let values = ["Tie 1", "tie  1", "Katu 2", "Väylä 3", "VÄYLÄ 3", "00100"]
    resolution = Resolution(count: count)
    var founders: [[Int32]] = [[], []]
    var rows: [(Row, [Field: Int64])] = []
    for number in 0..<count {
      for kind in [0, 1] where below(12) > 0 {
        let isNew = founders[kind].isEmpty || below(4) == 0
        let founder = isNew ? Int32(number) : founders[kind][below(founders[kind].count)]
        if isNew { founders[kind].append(founder) }
        if kind == 0 { resolution.company[number] = founder } else { resolution.contact[number] = founder }
      }
      var row = Row(Int32(below(5)), Int64(1 + below(3)), [:])
      var corrections: [Field: Int64] = [:]
      // Of some companies all records say the same.
      let isUniform = resolution.company[number] % 4 == 0
      for field in Self.fields where below(4) > 0 || isUniform {
        row.values[field] = values[isUniform || number % 7 == 0 ? 0 : below(values.count)]
        if below(5) == 0 { row.grounds[field] = Grounds.allCases[below(7)] }
        if below(3) == 0 { row.standing[field] = Int64(1 + below(Int(row.opened))) }
        if number % 9 == 0, below(6) == 0 { corrections[field] = Int64(1 + below(3)) }
      }
      rows.append((row, corrections))
    }
    table = corrected(rows)
  }
}

@Suite("What a version of survivorship makes of fixed rows") struct SurvivorshipGoldenTests {
  @Test("Golden values, reasons, employers and standings are those of the version, or the version is another")
  func golden() throws {
    var outcome = ByteWriter(capacity: 1 << 20)
    func append(_ numbers: [Int32]) {
      for number in numbers { outcome.append(word: UInt64(UInt32(bitPattern: number)), 4) }
    }
    var reasons = Set<UInt8>()
    for (count, seed) in [(60, 1), (400, 2), (400, 3), (3000, 4)] as [(Int, UInt64)] {
      let rows = GoldenRows(count, seed: seed)
      for kind in EntityKind.allCases {
        let golden = Survivorship().goldenRows(rows.table, rows.resolution, kind: kind, threads: 1)
        append(golden.founders)
        append(golden.companies)
        let (all, fields) = (Field.of(kind), GoldenRows.fields.filter { $0.isPersonal == (kind == .person) })
        for entity in golden.founders.indices {
          for (position, field) in all.enumerated() where fields.contains(field) {
            let cell = entity * all.count + position
            append([golden.winners[cell], Int32(golden.reasons[cell])])
            reasons.insert(golden.reasons[cell])
          }
        }
        guard count == 60 else { continue }
        let entity = kind == .person ? rows.resolution.contact : rows.resolution.company
        for founder in golden.founders {
          let members = entity.indices.filter { entity[$0] == founder }.map { Int32($0) }
          for field in fields {
            for one in Survivorship().contenders(rows.table, members: members, field: field) {
              append([one.row, Int32(Contender.Standing.allCases.firstIndex(of: one.standing) ?? -1)])
            }
          }
        }
      }
    }
    let complaint = try VersionGolden("survivorship.txt").complaint(
      version: "\(Survivorship.version)", outcome: outcome.finish(),
      raise: "Survivorship.version in Sources/ProvenanceTagger/Survivorship.swift")
    #expect(complaint == nil)
    #expect(reasons == Set(SurvivorshipReason.allCases.map(\.rawValue)))
  }
}
