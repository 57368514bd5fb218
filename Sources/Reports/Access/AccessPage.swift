import Records

/// The full report to a person as one page: everything that the JSON has, in her language.
struct AccessPage {
  private let report: AccessReport
  private let words: AccessWords
  private let language: AccessLanguage
  private var page = HTMLText()

  static func bytes(_ report: AccessReport) -> [UInt8] {
    var page = AccessPage(report)
    page.write()
    return page.page.bytes
  }

  private init(_ report: AccessReport) {
    self.report = report
    words = AccessWords(report)
    language = AccessLanguage(rawValue: report.language) ?? .en
  }

  private mutating func write() {
    page.head(title: words.reportTitle, language: language, bodyClass: "report")
    line("h1", words.reportTitle)
    let person = [report.person.name, report.person.email].compactMap { $0 }.joined(separator: ", ")
    if !person.isEmpty { line("p", person) }
    line("p", "\(report.register.name), \(language.date(report.date))")
    line("p", "\(words.controller): \(report.register.controller)")
    page.markup("<p class=\"soft\">")
    page.text(words.confidential)
    page.markup("</p>\n")
    values()
    observations()
    line("h2", words.purposesHeading)
    page.markup("<ul>\n")
    for one in report.purposes { line("li", "\(language.purpose(one.purpose)): \(language.basis(one.basis))") }
    page.markup("</ul>\n")
    line("h2", words.useHeading)
    for sentence in [words.automation, words.recipients, words.retention] { line("p", sentence) }
    line("h2", words.rightsHeading)
    page.markup("<ul>\n")
    for right in words.rights { line("li", right) }
    page.markup("</ul>\n")
    line("p", words.contact)
    looks()
    tables()
    page.markup("</body>\n</html>\n")
  }

  private mutating func values() {
    line("h2", words.valuesHeading)
    guard !report.values.isEmpty else { return line("p", words.nothing) }
    page.markup("<table>\n")
    page.columns(words.columns)
    page.markup("<tbody>\n")
    for value in report.values {
      let field = Field(name: value.field)
      page.cell(field.map(language.field) ?? value.field, "<tr><th scope=\"row\">", "</th>")
      page.cell(language.value(value.value, of: field) + (value.isDerived ? " *" : ""))
      page.cell(value.corrected == nil ? "\(value.source), \(value.place)" : words.correction)
      page.dateCell(language.date(value.corrected ?? value.since))
      page.cell("\(language.purpose(value.purpose)) (\(language.basis(value.basis)))", "<td>", "</td></tr>\n")
    }
    page.markup("</tbody></table>\n")
    if report.values.contains(where: \.isDerived) { line("p", words.derived) }
  }

  private mutating func observations() {
    line("h2", words.observationsHeading)
    for one in report.observations {
      page.markup("<section class=\"card\">\n")
      line("h3", "\(one.source): \(one.place)")
      line(
        "p",
        "\(words.state): \(language.state(one.state)). "
          + "\(words.columns[4]): \(language.purpose(one.purpose)) (\(language.basis(one.basis))).")
      page.markup("<table>\n")
      page.columns([words.columns[0], words.asWritten, words.asKept, words.columns[3]])
      page.markup("<tbody>\n")
      for field in Field.allCases where one.raw[field.name] != nil || one.normal[field.name] != nil {
        page.cell(language.field(field), "<tr><th scope=\"row\">", "</th>")
        page.cell(one.raw[field.name] ?? "")
        page.cell(one.normal[field.name] ?? "")
        page.dateCell(language.date(one.valuesSince[field.name] ?? one.since))
        page.markup("</tr>\n")
      }
      page.markup("</tbody></table>\n<p class=\"soft\">")
      page.text("\(words.key): \(one.sourceKey). \(words.fileHash): \(one.sha256)", breaking: true)
      page.markup("</p>\n</section>\n")
    }
  }

  private mutating func looks() {
    line("h2", words.looksHeading)
    guard !report.looks.isEmpty else { return line("p", words.noLooks) }
    page.markup("<table>\n")
    page.columns([words.time, words.command])
    page.markup("<tbody>\n")
    for look in report.looks {
      page.dateCell(look.time, "<tr><td class=\"d\">")
      page.cell(look.command, "<td>", "</td></tr>\n")
    }
    page.markup("</tbody></table>\n")
  }

  /// Each row stands upright, a line a column: a table as wide as the register's would not fit on paper.
  private mutating func tables() {
    line("h2", words.tablesHeading)
    line("p", words.tablesIntro)
    for table in report.tables {
      line("h3", table.table)
      if table.rows.isEmpty { line("p", words.noRows) }
      for row in table.rows {
        page.markup("<table class=\"rows\"><tbody>\n")
        for (column, value) in zip(table.columns, row) where value != nil || table.personal.contains(column) {
          let star = table.personal.contains(column) ? " *" : ""
          page.cell(column + star, "<tr><th scope=\"row\">", "</th>")
          page.cell(value ?? "", "<td>", "</td></tr>\n")
        }
        page.markup("</tbody></table>\n")
      }
    }
  }

  private mutating func line(_ element: String, _ text: String) {
    page.element(element, text)
    page.markup("\n")
  }
}

extension AccessReport {
  /// The full report as one self-contained HTML page, UTF-8: no script, nothing loaded from anywhere.
  public func html() -> [UInt8] { AccessPage.bytes(self) }
}
