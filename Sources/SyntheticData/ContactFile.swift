import Records

/// A file of Finnish business contacts with duplicates, drawn from a seed: the same seed gives the same bytes everywhere.
///
/// Commas, UTF-8, LF, 15 columns, some 160 bytes a record. `cluster` is the person's true number, `employer` the company's. A
/// person stands in it one to six times, 1.6 on average, every time as somebody else wrote it down; rows are shuffled.
public struct ContactFile: Sendable {
  /// Records in the file.
  public let records: Int
  /// The seed that everything follows from.
  public let seed: UInt64
  /// What there is beyond plain contacts.
  public let extras: ContactExtras

  /// The header row without its line end.
  public static let header =
    "unique_id,cluster,given_name,family_name,email,phone,title,language,company,business_id,company_phone,city,"
    + "postcode,industry,employer"

  /// A file of that many records, at most 5,000,000 to keep business IDs apart.
  public init(records: Int, seed: UInt64, extras: ContactExtras = ContactExtras()) {
    self.records = records
    self.seed = seed
    self.extras = extras
  }

  /// Writes the file. Some 15 bytes a record are held in memory. Throws if the file cannot be written.
  public func write(to path: String) throws(Problem) {
    var file = try OutputFile(path: path)
    file.bytes = Array((Self.header + "\n").utf8)
    let order = order()
    let persons = Int(order.max() ?? 0) / Self.mostCopies + 1
    let writer = ContactWriter(people: ContactPeople(persons: persons, seed: seed, extras: extras))
    for (position, entry) in order.enumerated() {
      let (person, copy) = Int(entry).quotientAndRemainder(dividingBy: Self.mostCopies)
      file.bytes.append(decimal: position + 1)
      file.bytes.append(0x2C)
      file.bytes.append(decimal: person)
      writer.append(person: person, copy: copy, to: &file.bytes)
      file.bytes.append(0x0A)
      try file.flushIfFull()
    }
    try file.flush()
  }

  /// Person × ``mostCopies`` + copy for every row.
  func order() -> [UInt32] {
    var order: [UInt32] = []
    order.reserveCapacity(records)
    var person = 0
    while order.count < records {
      var dice = Dice(seed: seed, contact: .person, number: person)
      let copies = min(Self.copies(&dice), records - order.count)
      for copy in 0..<copies { order.append(UInt32(truncatingIfNeeded: person * Self.mostCopies + copy)) }
      person += 1
    }
    var dice = Dice(seed: seed, contact: .order, number: 0)
    for last in stride(from: records - 1, to: 0, by: -1) { order.swapAt(last, dice.below(last + 1)) }
    return order
  }

  private static let mostCopies = 6

  private static func copies(_ dice: inout Dice) -> Int {
    switch dice.below(1000) {
    case 0..<620: 1
    case 620..<860: 2
    case 860..<940: 3
    case 940..<980: 4
    case 980..<995: 5
    default: 6
    }
  }
}
