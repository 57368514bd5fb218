/// One source of a ``SmallRegister`` as it stands on one night.
struct SmallSource {
  private var rows: [RowPlan] = []
  private let keyless: Bool
  private var nextKey: Int

  /// A source's first night: each person stands in it with two chances in three, some of them twice.
  init(number: Int, people: Population, _ dice: inout Dice) {
    keyless = number == SmallRegister.sources.count - 1
    nextKey = 100 * (number + 1)
    for person in 0..<people.count where dice.perMille(650) {
      add(person, people: people, &dice)
      if dice.perMille(100) { add(person, people: people, &dice) }
    }
  }

  /// Lets a night pass: some rows change, some go, some people come.
  mutating func age(to night: Int, people: Population, _ dice: inout Dice) {
    rows.removeAll { _ in dice.perMille(80) }
    for row in rows.indices where dice.perMille(150) {
      if dice.perMille(500) {
        rows[row].night = night
      } else {
        rows[row].damage = Damage.drawn(&dice)
      }
      if dice.perMille(150) { rows[row].company = Int(people.company[dice.below(people.count)]) }
    }
    for _ in 0..<dice.below(4) { add(dice.below(people.count), people: people, &dice) }
  }

  /// Tonight's file, with rows that a reader cannot use among the others.
  func file(_ writer: RowWriter, _ dice: inout Dice) -> [UInt8] {
    var bytes = RowWriter.header
    for row in rows {
      var line: [UInt8] = []
      writer.append(row, to: &line)
      if keyless || dice.perMille(15) { line.removeFirst(line.firstIndex(of: 0x3B) ?? 0) }
      if dice.perMille(15) { line.removeLast(line.count - (line.lastIndex(of: 0x3B) ?? line.count)) }
      if line.last != 0x0A { line.append(0x0A) }
      bytes += line
      if dice.perMille(40) { bytes += line }
    }
    return bytes
  }

  private mutating func add(_ person: Int, people: Population, _ dice: inout Dice) {
    // One in twenty-five takes the key of the row before it: two contents under one key.
    if !dice.perMille(40) || rows.isEmpty { nextKey += 1 }
    var plan = RowPlan(key: nextKey, person: person, company: Int(people.company[person]), variety: dice.next())
    if dice.perMille(500) { plan.damage = Damage.drawn(&dice) }
    rows.append(plan)
  }
}
