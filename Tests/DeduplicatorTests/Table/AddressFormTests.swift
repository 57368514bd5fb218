import Testing
import Text

@testable import Deduplicator

@Suite("Street addresses for comparing") struct AddressFormTests {
  private func normal(_ address: String) -> String {
    String(decoding: AddressForm.normal(Array(Fold.folded(address).utf8)), as: UTF8.self)
  }

  @Test(
    "One address",
    arguments: [
      ("12 Main Street", "12 main St."), ("5 Park Avenue", "5 Park Ave"), ("1 North Hill Road", "1 N. Hill Rd"),
      ("7 Lake Boulevard, Suite 4", "7 lake blvd ste 4"), ("Mannerheimintie 5", "MANNERHEIMINTIE 5"),
    ])
  func same(_ one: String, _ other: String) { #expect(normal(one) == normal(other)) }

  @Test(
    "Two addresses",
    arguments: [
      ("12 Main Street", "12 Main Road"), ("1 North Hill", "1 South Hill"), ("Kotikatu 5", "Kotikatu 6"),
      ("Streetly 1", "Stly 1"),
    ])
  func different(_ one: String, _ other: String) { #expect(normal(one) != normal(other)) }

  @Test("Finnish and Swedish addresses stay", arguments: ["kotikatu 5 b 12", "storgatan 1", ""])
  func stays(_ address: String) { #expect(normal(address) == address) }
}
