/// Compares the names of two persons, given and family name together.
struct NameComparer: Sendable {
  let values: PersonValues

  /// The level of two folded names; symmetric.
  func level(_ a: Int32, _ b: Int32) -> NameLevel {
    guard a >= 0, b >= 0 else { return .null }
    if a == b { return values.level(ofSame: a) }
    let names = values.names
    if names.bag[Int(a)] == names.bag[Int(b)] { return .otherOrder }
    let (givenA, givenB) = (names.first(a), names.first(b))
    let (familyA, familyB) = (names.last(a), names.last(b))
    if names.count(a) < 2 || names.count(b) < 2 {
      return names.contained(a, b) ? .oneWord : .differs
    }
    if names.contained(a, b) { return .contained }
    if familyA == familyB { return sameFamily(a, b) }
    let familyNear = !values.areKnown(family: familyA, familyB) && names.misspelt(familyA, familyB)
    if givenA == givenB { return familyNear ? .misspelt : .otherFamily }
    let givenNear = !values.areKnown(given: givenA, givenB) && names.misspelt(givenA, givenB)
    if givenNear, familyNear { return .bothMisspelt }
    // The same slips in a name that was turned round.
    if givenA == familyB, names.misspelt(familyA, givenB) { return .bothMisspelt }
    if givenB == familyA, names.misspelt(familyB, givenA) { return .bothMisspelt }
    return .differs
  }

  private func sameFamily(_ a: Int32, _ b: Int32) -> NameLevel {
    let names = values.names
    let (givenA, givenB) = (names.first(a), names.first(b))
    if givenA == givenB {
      // "Matti J. Virtanen" is "Matti Juhani Virtanen"; "Matti Olavi" may be his father.
      guard let middleA = names.middle(a), let middleB = names.middle(b) else { return .contained }
      return names.abbreviates(middleA, middleB) ? .contained : .initial
    }
    if names.abbreviates(givenA, givenB) { return .initial }
    if !values.areKnown(given: givenA, givenB), names.misspelt(givenA, givenB) { return .misspelt }
    return .otherGiven
  }
}
