import Records
import Text

/// Which of a record's offers are taken.
enum Offers {
  /// The position of the offer that `field`, which has no value, takes: the one on the surest grounds, the first of
  /// equals. What a company or an address tells about a person is taken only where there is a person.
  static func best(_ offers: [Offer], for field: Field, isNobody: Bool) -> Int? {
    var best: Int?
    for index in offers.indices where offers[index].field == field {
      let grounds = offers[index].grounds
      if isNobody, field.isPersonal, grounds == .company || grounds == .address { continue }
      if let other = best, offers[other].grounds.confidence >= grounds.confidence { continue }
      best = index
    }
    return best
  }

  /// Whether an offer contradicts the value that its field has; two names of one place say the same.
  static func isDisputed(_ offer: Offer, _ value: [UInt8]) -> Bool {
    if offer.disputed == nil || value.isEmpty || value == offer.value { return false }
    return offer.field != .companyCity
      || Places.identity(Fold.folded(value, 0..<value.count))
        != Places.identity(Fold.folded(offer.value, 0..<offer.value.count))
  }
}
