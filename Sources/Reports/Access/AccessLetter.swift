import Records

/// The letter to a person: one page in plain language. What is held, where it is from, since when, why, and what she can
/// do.
struct AccessLetter {
  private let report: AccessReport
  private let words: AccessWords
  private let language: AccessLanguage
  private var page = HTMLText()

  static func bytes(_ report: AccessReport) -> [UInt8] {
    var letter = AccessLetter(report)
    letter.write()
    return letter.page.bytes
  }

  private init(_ report: AccessReport) {
    self.report = report
    words = AccessWords(report)
    language = AccessLanguage(rawValue: report.language) ?? .en
  }

  private mutating func write() {
    page.head(title: words.letterTitle, language: language, bodyClass: "letter")
    page.markup("<div class=\"from\">")
    page.element("span", report.register.controller)
    page.element("span", language.date(report.date))
    page.markup("</div>\n")
    line("h1", words.letterTitle)
    line("p", words.greeting)
    line("p", words.intro)
    if report.values.isEmpty { line("p", words.nothing) } else { values() }
    line("h2", words.useHeading)
    for sentence in [words.automation, words.recipients] + (words.exports.map { [$0] } ?? []) + [words.retention] {
      line("p", sentence)
    }
    line("h2", words.rightsHeading)
    page.markup("<ul>\n")
    for right in words.rights { line("li", right) }
    page.markup("</ul>\n")
    line("p", words.contact)
    page.markup("<p class=\"soft\">")
    page.text(words.enclosure)
    page.markup("</p>\n</body>\n</html>\n")
  }

  private mutating func values() {
    page.markup("<table>\n")
    page.columns(words.columns)
    page.markup("<tbody>\n")
    for value in report.values {
      let field = Field(name: value.field)
      page.cell(field.map(language.field) ?? value.field, "<tr><th scope=\"row\">", "</th>")
      page.cell(language.value(value.value, of: field) + (value.isDerived ? " *" : ""))
      page.cell(value.corrected == nil ? value.source : words.correction)
      page.dateCell(language.date(value.corrected ?? value.since))
      page.cell("\(language.purpose(value.purpose)) (\(language.basis(value.basis)))", "<td>", "</td></tr>\n")
    }
    page.markup("</tbody></table>\n")
    guard report.values.contains(where: \.isDerived) else { return }
    page.markup("<p class=\"soft\">")
    page.text(words.derived)
    page.markup("</p>\n")
  }

  private mutating func line(_ element: String, _ text: String) {
    page.element(element, text)
    page.markup("\n")
  }
}

extension AccessReport {
  /// The letter as one self-contained HTML page, UTF-8: no script, nothing loaded from anywhere, one page of A4.
  public func letter() -> [UInt8] { AccessLetter.bytes(self) }
}
