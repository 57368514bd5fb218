import Foundation
import Records
import TestSupport
import Records
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

  @Test("What each scope stands against", arguments: SuppressionScope.allCases) func scopes(_ scope: SuppressionScope) {
    let expected: (limit: MarketingState.Limit, communication: Bool)? =
      switch scope {
      case .noMarketing: (.all, false)
      case .noEmailMarketing: (.email, false)
      case .noCommunication: (.none, true)
      case .noCustomerRegister, .restricted: (.all, true)
      case .erased, .field, .lookAlike, .admitted: nil
      }
    let bar = scope.bar(since: 7)
    #expect(bar?.limit == expected?.limit && bar?.forbids(.communication) == expected?.communication)
    #expect(scope.isObjection == (expected != nil))
  }

  @Test("An address and a business ID of the same letters are two identifiers") func identifiers() {
    #expect(Identifier.businessID("9100037-1").canonical != Identifier.email("9100037-1").canonical)
    #expect(Identifier.email(" Liisa@YRITYS.example").canonical == Identifier.email("liisa@yritys.example").canonical)
  }
}

@Suite("Unsubscribe tokens") struct UnsubscribeTokenTests {
  @Test("A token is of one address, in any spelling, under any key, and holds neither digits nor words") func tokens()
    throws
  {
    let folder = try TemporaryFolder()
    let one = try KeyRing.create(folder.path("one.keys"), context: TestHouse.context(seed: 1))
    let other = try KeyRing.create(folder.path("other.keys"), context: TestHouse.context(seed: 2))
    let tokens = UnsubscribeTokens(one)
    let token = tokens.token(of: "liisa@yritys.example", for: .emailMarketing)
    #expect(token.utf8.count == 32 && token.allSatisfy { "bcdfghjklmnpqrst".contains($0) })
    #expect(tokens.token(of: " LIISA@yritys.EXAMPLE", for: .emailMarketing) == token)
    #expect(tokens.token(of: "lisa@yritys.example", for: .emailMarketing) != token)
    #expect(UnsubscribeTokens(other).token(of: "liisa@yritys.example", for: .emailMarketing) != token)
    #expect(tokens.token(of: "liisa@yritys.example", for: .marketing) != token)
    // What a token says is told by which of the tokens it is; those of old mailings mean marketing by e-mail.
    #expect(token == "kgnsnltdjgpbjmmbjfmdhgshjnqbmccl")
    // A new key makes new links, and the old ones stay good.
    let path = folder.path("one.keys")
    let text =
      try String(contentsOfFile: path, encoding: .utf8) + "suppression 2 \(String(repeating: "ab", count: 32))\n"
    try folder.write("two.keys", text)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("two.keys"))
    let both = UnsubscribeTokens(try KeyRing.load(folder.path("two.keys"))).tokens(of: "liisa@yritys.example")
    #expect(both.count == 6 && both.filter { $0.token == token }.map(\.purpose) == [.emailMarketing])
    #expect(Set(both.map(\.token)).count == 6)
  }
}
