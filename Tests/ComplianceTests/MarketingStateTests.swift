import Testing

@testable import Compliance

/// Two words on one person, what holds of them, and since which day.
private let unions: [(MarketingState, MarketingState, MarketingState)] = [
  (.free, .free, .free),
  (.free, .init(.email, since: 5), .init(.email, since: 5)),
  (.free, .init(.all, since: 5), .init(.all, since: 5)),
  (.init(.email, since: 1), .init(.all, since: 5), .init(.all, since: 5)),
  (.init(.email, since: 5), .init(.all, since: 1), .init(.all, since: 1)),
  (.init(.all, since: 5), .init(.all, since: 1), .init(.all, since: 1)),
  (.init(.email, since: 5), .init(.email, since: 1), .init(.email, since: 1)),
]

@Suite("Objections") struct MarketingStateTests {
  @Test("The most restrictive wins, in either order", arguments: unions)
  func union(_ one: MarketingState, _ other: MarketingState, _ both: MarketingState) {
    for (left, right) in [(one, other), (other, one), (both, one), (both, other)] {
      var state = left
      state.formUnion(right)
      #expect(state == both)
    }
  }

  @Test("Only marketing scopes forbid something") func scopes() {
    #expect(Suppression.Scope.noMarketing.limit == .all && Suppression.Scope.noEmailMarketing.limit == .email)
    #expect(!Suppression.Scope.erased.isObjection && !Suppression.Scope.field.isObjection)
  }

  @Test("An address and a business ID of the same letters are two identifiers") func identifiers() {
    #expect(Identifier.businessID("9100037-1").canonical != Identifier.email("9100037-1").canonical)
    #expect(Identifier.email(" Liisa@YRITYS.example").canonical == Identifier.email("liisa@yritys.example").canonical)
  }
}
