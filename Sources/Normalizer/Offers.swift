import Records
import Text

/// Which of a record's offers are taken.
enum Offers {
  /// The positions of the offers that are taken: for every declared field without a value the one on the surest grounds,
  /// the first of equals. What a company or an address tells about a person is taken only where there is a person.
  static func taken(_ offers: [Offer], declared: [Bool], isEmpty: [Bool]) -> [Int] {
    let isNobody = isEmpty[Field.personName.rawValue] && isEmpty[Field.personEmail.rawValue]
    var best = Array(repeating: -1, count: Field.count)
    for (index, offer) in offers.enumerated() {
      let field = offer.field.rawValue
      guard declared[field], isEmpty[field] else { continue }
      if isNobody, offer.field.isPersonal, offer.grounds == .company || offer.grounds == .address { continue }
      if best[field] < 0 || offers[best[field]].grounds.confidence < offer.grounds.confidence { best[field] = index }
    }
    return best.filter { $0 >= 0 }
  }

  /// Whether an offer contradicts the value that its field has; two names of one place say the same.
  static func isDisputed(_ offer: Offer, _ value: [UInt8]) -> Bool {
    if offer.disputed == nil || value.isEmpty || value == offer.value { return false }
    return offer.field != .companyCity
      || Places.identity(Fold.folded(value, 0..<value.count))
        != Places.identity(Fold.folded(offer.value, 0..<offer.value.count))
  }
}
