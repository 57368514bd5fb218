import Testing

@testable import Text

@Suite("What a mailing may say") struct MailedTextTests {
  @Test(
    "A title is told, and neither a code nor what is masked",
    arguments: [
      ("Talousjohtaja", true), ("2. varatoimitusjohtaja", true), ("HR", true), ("CFO", true), ("IT-päällikkö", true),
      ("Controller 2", true), ("vd, försäljningschef", true), ("Директор", true), ("Myyjä 1234", true),
      ("T-4711", false), ("4711", false), ("JOHT01", false), ("AB 12", false), ("X", false), ("-", false), ("", false),
      ("***********", false), ("Johtaja ***********", false), ("Myyjä 12345", false), ("040 123 4567", false),
    ]) func title(text: String, isTold: Bool)
  {
    #expect(MailedText.title(text) == (isTold ? text : ""))
  }

  @Test("A value with a masked part is not told") func value() {
    #expect(MailedText.value("Liisa Virtanen") == "Liisa Virtanen")
    #expect(MailedText.value(IdentityCode.masked("Liisa 131052-308T")).isEmpty && MailedText.value(nil).isEmpty)
  }
}
