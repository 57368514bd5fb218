import Records
import Testing

@Suite("PageLanguage") struct PageLanguageTests {
  @Test("What is kept is told apart from a language of the person's own, and gives the code back")
  func kept() {
    let page = PageLanguage(code: "sv-FI", path: "/html/@lang")
    #expect(page.kept == Array("lang=\"sv-FI\"".utf8))
    let range = PageLanguage.code(in: page.kept)
    #expect(range.map { String(decoding: page.kept[$0], as: UTF8.self) } == "\"sv-FI\"")
    for own in ["", "lang", "language", "sv", "lang sv", "Lang=sv"] {
      #expect(PageLanguage.code(in: Array(own.utf8)) == nil, "\(own)")
    }
  }

  @Test("Only pages are pages") func forms() {
    #expect(ReaderName.allCases.filter { $0.form == .page } == [.web])
    #expect(InputFacts(reader: .web, encoding: "UTF-8").form == .page)
  }
}
