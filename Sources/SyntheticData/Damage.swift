/// What is different when the same person is written down a second time.
struct Damage: OptionSet, Sendable {
  let rawValue: UInt32

  static let transposed = Damage(rawValue: 1 << 0)
  static let shortened = Damage(rawValue: 1 << 1)
  static let plain = Damage(rawValue: 1 << 2)
  static let initial = Damage(rawValue: 1 << 3)
  static let swapped = Damage(rawValue: 1 << 4)
  static let capitals = Damage(rawValue: 1 << 5)
  /// Swedish street, place and branch, Ab instead of Oy.
  static let inSwedish = Damage(rawValue: 1 << 6)
  static let noForm = Damage(rawValue: 1 << 7)
  static let noBusinessID = Damage(rawValue: 1 << 8)
  static let vatNumber = Damage(rawValue: 1 << 9)
  static let noEmail = Damage(rawValue: 1 << 10)
  static let otherEmail = Damage(rawValue: 1 << 11)
  static let typoInEmail = Damage(rawValue: 1 << 12)
  static let swedishTitle = Damage(rawValue: 1 << 13)
  static let noTitle = Damage(rawValue: 1 << 14)
  /// Postcode 00100 as a spreadsheet shows it: 100.
  static let cutPostcode = Damage(rawValue: 1 << 15)
  /// The person has moved to another company and kept the old address.
  static let oldEmail = Damage(rawValue: 1 << 16)

  /// Damage as it happens: a name in two of three records, an address in one of two, a business ID in two of five.
  static func drawn(_ dice: inout Dice) -> Damage {
    var damage: Damage = []
    switch dice.below(30) {
    case 0..<6: damage.insert(.transposed)
    case 6..<11: damage.insert(.shortened)
    case 11..<14: damage.insert(.plain)
    case 14..<16: damage.insert(.initial)
    case 16..<18: damage.insert(.swapped)
    case 18..<20: damage.insert(.capitals)
    default: break
    }
    switch dice.below(20) {
    case 0..<4: damage.insert(.noEmail)
    case 4..<8: damage.insert(.otherEmail)
    case 8..<10: damage.insert(.typoInEmail)
    default: break
    }
    switch dice.below(10) {
    case 0..<3: damage.insert(.noBusinessID)
    case 3: damage.insert(.vatNumber)
    default: break
    }
    if dice.perMille(200) { damage.formUnion([.inSwedish, .swedishTitle]) }
    if dice.perMille(80) { damage.insert(.noForm) }
    if dice.perMille(100) { damage.insert(.noTitle) }
    if dice.perMille(100) { damage.insert(.cutPostcode) }
    return damage
  }
}
