import Records
import Text

/// Which of a record's offers are taken.
enum Offers {
  /// Values that stood in another field are taken first (true), for their own field's rules may tell of other fields.
  static let turns = [true, false]

  /// The position of the offer that `field`, which has no value, takes: the one on the surest grounds, the first of
  /// equals. What a company or an address tells about a person is taken only where there is a person.
  static func best(_ offers: [Offer], for field: Field, isNobody: Bool) -> Int? {
    var best: Int?
    for index in offers.indices where offers[index].field == field {
      let grounds = offers[index].grounds
      if isNobody, field.isPersonal, grounds == .company || grounds == .address { continue }
      if grounds == .misplaced || grounds == .embedded, saysNothing(offers[index]) { continue }
      if let other = best, offers[other].grounds.confidence >= grounds.confidence { continue }
      best = index
    }
    return best
  }

  /// The offers that are left where nobody is meant: those for a company's field that tell nothing of a person. An address
  /// that stood in the person's column is still a company's where its own name says so.
  static func withoutPerson(_ offers: [Offer]) -> [Offer] { offers.filter { !$0.field.isPersonal } }

  /// Whether a value that stood in another field's column says nothing.
  private static func saysNothing(_ offer: Offer) -> Bool {
    var scratch: [UInt8] = []
    return Placeholder.saysNothing(
      offer.field, offer.value, ByteKinds(offer.value, 0..<offer.value.count), &scratch)
  }

  /// Whether an offer contradicts the value that its field has; two names of one place say the same.
  static func isDisputed(_ offer: Offer, _ value: [UInt8]) -> Bool {
    if offer.disputed == nil || value.isEmpty || value == offer.value { return false }
    return offer.field != .companyCity
      || Places.identity(Fold.folded(value, 0..<value.count))
        != Places.identity(Fold.folded(offer.value, 0..<offer.value.count))
  }
}
