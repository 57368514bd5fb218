import Records
import Text

/// What a page says of its company outside structured data: business ID, footer, site name, title.
struct CompanyText {
  private let page: PageText
  private var tree: HTMLTree { page.tree }
  private var record: FoundRecord

  /// The company of a page; `persons` are the addresses (in lower case) that belong to persons.
  static func company(_ page: PageText, persons: Set<String>) -> FoundRecord {
    var reader = CompanyText(page: page, record: FoundRecord(line: 1))
    reader.readBusinessID()
    reader.readName()
    for block in reader.contactBlocks() { reader.read(block, persons) }
    return reader.record
  }

  /// Whether a text names a company: its legal form stands in it.
  static func hasLegalForm(_ text: String) -> Bool { LegalForms.form(Array(Fold.folded(text).utf8)) != nil }

  // MARK: - Business ID

  /// The one business ID of the page; of several the one in the footer.
  private mutating func readBusinessID() {
    var found: [(id: String, node: Int)] = []
    for (index, line) in page.lines.enumerated() where line.text.utf8.contains(0x2D) {
      let ids = BusinessIDText.all(in: Array(line.text.utf8))
      // The label stands in the text itself or in one of the two before it.
      guard !ids.isEmpty, page.lines[max(0, index - 2)...index].contains(where: { Self.isLabel($0.text) }) else {
        continue
      }
      for id in ids { found.append((id, line.node)) }
    }
    let inFooter = found.filter { isWithin($0.node, [.footer, .address]) }
    let distinct = Set(found.map(\.id)).count == 1 ? found : inFooter
    guard let first = distinct.first, Set(distinct.map(\.id)).count == 1 else { return }
    record[.companyBusinessID] = Found(text: first.id, path: tree.path(first.node))
    record.line = tree.nodes[first.node].line
  }

  private static func isLabel(_ text: String) -> Bool {
    let folded = Array(Fold.folded(text).utf8)
    return labels.contains { folded[...].position(of: $0) != nil }
  }

  private static let labels = [
    "y tunnus", "ytunnus", "fo nummer", "fo nr", "business id", "foretags och organisationsnummer",
  ].map { Array($0.utf8) }

  private func isWithin(_ node: Int, _ tags: Set<HTMLTag>) -> Bool {
    tree.ancestor(node) { tags.contains(tree.nodes[$0].tag) } != nil
  }

  // MARK: - Name

  private mutating func readName() {
    for line in page.lines where isWithin(line.node, [.footer, .address]) {
      if let name = Self.companyName(in: line.text) {
        record[.companyName] = Found(text: name, path: tree.path(line.node))
        return
      }
    }
    if let node = meta("og:site_name"), let name = tree.attribute(node, "content") {
      record[.companyName] = Found(text: name, path: tree.path(node, attribute: "content"))
      return
    }
    guard let title = tree.all.first(where: { tree.nodes[$0].tag == .title }) else { return }
    let text = tree.text(tree.subtree(title))
    if let name = Self.companyName(in: text) {
      record[.companyName] = Found(text: name, path: tree.path(title))
    }
  }

  private func meta(_ property: String) -> Int? {
    tree.all.first { tree.nodes[$0].tag == .meta && tree.attribute($0, "property") == property }
  }

  /// The part of a text that is a company's name with its legal form.
  static func companyName(in text: String) -> String? {
    guard text.utf8.count <= 300 else { return nil }
    let parts = text.split { "|•·©,;:–—".contains($0) }.flatMap { part in
      HTMLTree.collapsed(String(part)).split(separator: " ").split(separator: "-").map { $0.joined(separator: " ") }
    }
    for part in parts {
      // A year and a sign of copyright are no part of the name.
      let words = part.split(separator: " ").drop { word in
        word.lowercased() == "copyright" || word == "(c)" || word.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2D }
      }
      let name = words.joined(separator: " ")
      if (2...6).contains(words.count), words.first?.first?.isUppercase == true, name.utf8.count <= 80,
        !name.contains(where: { "@.!?".contains($0) }), hasLegalForm(name)
      {
        return name
      }
    }
    return nil
  }

  // MARK: - Contact blocks

  /// Footers and address elements, at most 16, those of articles left out.
  private func contactBlocks() -> [Int] {
    let blocks = tree.all.filter { [.footer, .address].contains(tree.nodes[$0].tag) }
    return blocks.filter { block in
      // An address within an article is its author's.
      tree.ancestor(block) { [.article, .footer, .address].contains(tree.nodes[$0].tag) } == nil
    }.prefix(16).map { $0 }
  }

  private mutating func read(_ block: Int, _ persons: Set<String>) {
    let range = tree.subtree(block)
    let emails = page.emails(in: range)
    // A block with a person's address is that person's.
    let isPersons = emails.contains { persons.contains($0.key) }
    if record[.companyEmail].isEmpty, let email = emails.first(where: { !persons.contains($0.key) }),
      EmailText.isGeneric(email.address.text)
    {
      record[.companyEmail] = email.address
    }
    guard !isPersons else { return }
    if !record.hasAny(Structured.address) { readAddress(range) }
    if record[.companyPhone].isEmpty { readPhone(range) }
  }

  private mutating func readAddress(_ range: Range<Int>) {
    var before: PageText.Line?
    for line in page.lines(in: range) where line.text.utf8.count <= 200 {
      for part in line.text.split(whereSeparator: { "|•·".contains($0) }) {
        if Structured.setAddress(Found(text: String(part), path: tree.path(line.node)), &record) {
          trimStreet()
          return
        }
      }
      // The street stands on the line above postcode and city.
      if let street = before, street.text.contains(where: \.isNumber), street.text.utf8.count <= 60,
        !street.text.utf8.contains(0x40), street.text.first?.isUppercase == true
      {
        var both = FoundRecord(line: 1)
        if Structured.setAddress(Found(text: "x, " + line.text, path: tree.path(line.node)), &both),
          both[.companyStreet].text == "x"
        {
          record[.companyStreet] = Found(text: street.text, path: tree.path(street.node))
          record[.companyPostcode] = both[.companyPostcode]
          record[.companyCity] = both[.companyCity]
          return
        }
      }
      before = line
    }
  }

  /// The company's name before the street is no part of it.
  private mutating func trimStreet() {
    let street = record[.companyStreet]
    let parts = street.text.split(separator: ",")
    if parts.count > 1, let last = parts.last, last.contains(where: \.isNumber) {
      record[.companyStreet] = Found(text: String(last), path: street.path)
    }
  }

  private mutating func readPhone(_ range: Range<Int>) {
    var found: [Found] = []
    for node in range where tree.nodes[node].tag == .a {
      guard let href = tree.attribute(node, "href"), href.lowercased().hasPrefix("tel:") else { continue }
      found.append(Found(text: String(href.dropFirst(4)), path: tree.path(node, attribute: "href")))
    }
    if found.isEmpty {
      for line in page.lines(in: range) {
        if let number = Self.phone(in: line.text) { found.append(Found(text: number, path: tree.path(line.node))) }
      }
    }
    if Set(found.map(\.text)).count == 1 { record[.companyPhone] = found[0] }
  }

  /// The number after `Puh.`, `Tel.`, `Puhelin` … in a text.
  private static func phone(in text: String) -> String? {
    let words = text.split(separator: " ")
    guard
      let label = words.firstIndex(where: { word in
        labelsOfPhone.contains(word.lowercased().filter { $0.isLetter })
      })
    else { return nil }
    let number = words[(label + 1)...].prefix { word in
      word.utf8.allSatisfy { $0 &- 0x30 < 10 || [0x2B, 0x28, 0x29, 0x2D].contains($0) }
    }.joined(separator: " ")
    return number.utf8.filter { $0 &- 0x30 < 10 }.count >= 5 ? number : nil
  }

  private static let labelsOfPhone: Set<String> = [
    "puh", "puhelin", "vaihde", "tel", "telefon", "tfn", "tln", "phone", "växel", "puhelinnumero", "puhelinvaihde",
  ]
}
