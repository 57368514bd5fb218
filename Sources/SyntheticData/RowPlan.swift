/// What one row of a customer file is to say.
struct RowPlan: Sendable {
  /// The customer number.
  var key: Int
  /// The person.
  var person: Int
  /// The company the row puts the person in; another than the person's own once the employer has changed.
  var company: Int
  /// What is different from the person's first record.
  var damage: Damage
  /// Seed of everything else that is drawn for the row.
  var variety: UInt64
  /// The night of the row's last change, from 0.
  var night: Int = 0

  /// A person's first record under a customer number.
  init(key: Int, person: Int, company: Int, variety: UInt64) {
    self.key = key
    self.person = person
    self.company = company
    self.variety = variety
    damage = []
  }
}
