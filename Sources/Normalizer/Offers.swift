import Records

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
}
