import Testing
import Text

@Suite struct MaskedTests {
  @Test(arguments: [
    ("anna@meri.example", "***@***"), ("to Anna <anna.virta+x@meri.example>.", "to Anna <***@***>."),
    ("a@b, c@d", "***@***, ***@***"), ("äiti＠meri.example", "***@***"),
    ("010190-123X", "***********"), ("code 010190A123x;", "code ***********;"), ("010190 – 1234", "***********"),
    ("０１０１９０-１２３X", "***********"), ("010190−123X 020290+123Y", "*********** ***********"),
    // Neither.
    ("user: \"*\" @ home", "user: \"*\" @ home"), ("@x", "@x"),
    ("register-20260502-0000Z.db", "register-20260502-0000Z.db"),
    ("9100037-1", "9100037-1"), ("+358 40 5550100", "+358 40 5550100"), ("2026-05-02", "2026-05-02"), ("", ""),
    ("010190-123", "010190-123"), ("010190-123XY", "010190-123XY"), ("Mäkinen", "Mäkinen"),
  ])
  func addressesAndCodesAreMasked(_ text: String, _ masked: String) {
    #expect(Masked.text(text) == masked)
    #expect(Masked.text(masked) == masked)
  }
}
