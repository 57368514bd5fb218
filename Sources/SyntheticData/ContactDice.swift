/// What is drawn for a contact file, apart from the draws of the customer file.
enum ContactDraw: UInt64 {
  case company = 1, companySize, member, person, record, order, relative, namesake, scene, value, mobile, ban
}

extension Dice {
  /// Dice for one thing of a contact file.
  init(seed: UInt64, contact draw: ContactDraw, number: Int) {
    self.init(seed: seed &+ draw.rawValue &* 0xA076_1D64_78BD_642F, purpose: .register, number: number)
  }

  /// One of the values; all are equally likely.
  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }
}
