/// A small random register's sources over several nights, for properties that must hold whatever the input is.
///
/// Three sources of some 16 records each about 24 people in a few companies, in the columns of a ``CustomerFile``. From
/// night to night records change, go, come and come back; there are identical twins, two contents under one key, rows
/// with a wrong number of fields, and rows without a key; and companies that only a second look joins, or that one record
/// founds twice (``SmallFirms``).
public struct SmallRegister: Sendable {
  /// For every night one file a source: the source's name and the file's bytes.
  public private(set) var nights: [[(source: String, csv: [UInt8])]]

  /// The names of the sources; the last one's column `asiakasnro` is empty, so that its key must come from its fields.
  public static let sources = ["customers", "billing", "prospects"]

  /// The register of that seed, over `nights` nights.
  public init(seed: UInt64, nights count: Int = 4) {
    let people = Population(persons: 24, seed: seed)
    let writer = RowWriter(population: people)
    var dice = Dice(seed: seed, purpose: .register, number: 0)
    var sources = Self.sources.indices.map { SmallSource(number: $0, people: people, &dice) }
    let firms = SmallFirms(seed: seed)
    nights = []
    for night in 0..<max(count, 1) {
      if night > 0 { for source in sources.indices { sources[source].age(to: night, people: people, &dice) } }
      nights.append(
        sources.indices.map {
          (
            source: Self.sources[$0],
            csv: sources[$0].file(writer, &dice) + firms.rows(of: Self.sources[$0], night: night)
          )
        })
    }
  }

  /// The same files with the rows below their headers in another order.
  public func shuffledRows(seed: UInt64) -> SmallRegister {
    var dice = Dice(seed: seed, purpose: .register, number: 1)
    var shuffled = self
    for night in nights.indices {
      for source in nights[night].indices {
        shuffled.nights[night][source].csv = Self.shuffled(nights[night][source].csv, &dice)
      }
    }
    return shuffled
  }

  private static func shuffled(_ csv: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var lines = csv.split(separator: 0x0A)
    let header = lines.removeFirst()
    for last in stride(from: lines.count - 1, to: 0, by: -1) { lines.swapAt(last, dice.below(last + 1)) }
    return ([header] + lines).reduce(into: []) { $0 += $1 + [0x0A] }
  }
}
