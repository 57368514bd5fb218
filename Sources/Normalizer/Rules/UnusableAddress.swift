import Records
import Text

/// An address beside which stands that mail to it does not arrive: the words go, and nothing is sent there.
struct UnusableAddress: FieldRule {
  var name: String { "unusable-address" }
  var version: Int { 1 }
  var fields: [Field] { [.companyEmail, .personEmail] }
  var summary: String {
    "Takes note of an address that is said not to work, and the words out of it: (ei käytössä), gammal, bounced."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personEmail, "ira@salo.fi (ei käytössä)", "ira@salo.fi", finding: .emailUnusable),
      RuleExample(.personEmail, "ira@salo.fi - palautuu", "ira@salo.fi", finding: .emailUnusable),
      RuleExample(.personEmail, "VANHA ira@salo.fi", "ira@salo.fi", finding: .emailUnusable),
      RuleExample(.personEmail, "ira@salo.fi, fungerar inte", "ira@salo.fi", finding: .emailUnusable),
      RuleExample(.companyEmail, "info@salo.fi [hard bounce]", "info@salo.fi", finding: .emailUnusable),
      RuleExample(.personEmail, "ira@salo.fi (työ)", "ira@salo.fi (työ)"),
      RuleExample(.personEmail, "vanha@salo.fi", "vanha@salo.fi"),
    ]
  }

  func apply(_ cell: inout Cell) {
    guard RemarkParts.maySay(cell), cell.bytes.contains(0x40) else { return }
    guard let kept = RemarkParts.without(cell.bytes, { words, _ in UnusableWords.find(words) }) else { return }
    cell.scratch += kept
    cell.notice(.emailUnusable)
    cell.take()
  }
}
