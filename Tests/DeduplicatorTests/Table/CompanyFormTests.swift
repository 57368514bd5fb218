import Testing
import Text

@testable import Deduplicator

@Suite("Company names for comparing") struct CompanyFormTests {
  private func normal(_ name: String) -> String {
    String(decoding: CompanyForm.normal(Array(Fold.folded(name).utf8)), as: UTF8.self)
  }

  @Test(
    "One company",
    arguments: [
      ("Kuusi Oy", "Kuusi"), ("Oy Kuusi Ab", "kuusi"), ("Kuusi Oyj", "KUUSI Abp"), ("Acme Inc.", "ACME, Limited"),
      ("Kuusi GmbH", "Kuusi"), ("Meri & Oja Ky", "Meri ja Oja"), ("Meri och Oja", "Meri and Oja"),
      ("The Kuusi Company", "Kuusi"),
    ])
  func same(_ one: String, _ other: String) { #expect(normal(one) == normal(other)) }

  @Test("Two companies", arguments: [("Kuusi Oy", "Honka Oy"), ("Meri Oja Oy", "Meri Oy"), ("Theatre Oy", "Atre Oy")])
  func different(_ one: String, _ other: String) { #expect(normal(one) != normal(other)) }

  @Test("Never empty", arguments: ["Oy", "Ltd", "The Company", "and", "Oy Ab", "Inc", "Ja"])
  func filled(_ name: String) { #expect(!normal(name).isEmpty) }
}
