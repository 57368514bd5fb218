import Records
import Text

/// Finds persons in tables whose header cells say what stands below them.
struct StaffTable {
  private enum Role: Equatable {
    case field(Field)
    case given, family
    /// A phone, which in a table of persons is theirs.
    case phone
  }

  private let tree: HTMLTree

  /// The persons of a page's tables, in document order.
  static func persons(_ tree: HTMLTree) -> [FoundRecord] {
    let reader = StaffTable(tree: tree)
    return tree.all.filter { tree.nodes[$0].tag == .table }.flatMap(reader.persons)
  }

  private func persons(table: Int) -> [FoundRecord] {
    let rows = tree.subtree(table).filter { node in
      tree.nodes[node].tag == .tr && tree.ancestor(node) { tree.nodes[$0].tag == .table } == table
    }
    // A caption row may stand above the header.
    for (index, row) in rows.prefix(3).enumerated() {
      let roles = cells(row).map { $0.flatMap { Self.role(tree.text(tree.subtree($0))) } }
      let named = roles.contains(.field(.personName)) || (roles.contains(.given) && roles.contains(.family))
      guard named, roles.contains(.field(.personEmail)) || roles.contains(.field(.personTitle)) else { continue }
      return rows[(index + 1)...].compactMap { person($0, roles) }
    }
    return []
  }

  /// The cells of a row by column; nil where a wide cell goes on.
  private func cells(_ row: Int) -> [Int?] {
    var cells: [Int?] = []
    for cell in tree.children(row) where tree.nodes[cell].tag == .td || tree.nodes[cell].tag == .th {
      cells.append(cell)
      let span = tree.attribute(cell, "colspan").flatMap { Int($0) } ?? 1
      for _ in 1..<max(2, min(span, 50)) where span > 1 { cells.append(nil) }
    }
    return cells
  }

  private func person(_ row: Int, _ roles: [Role?]) -> FoundRecord? {
    var record = FoundRecord(line: tree.nodes[row].line)
    var given = Found.none
    var family = Found.none
    for (cell, role) in zip(cells(row), roles) {
      guard let cell, let role else { continue }
      let text = tree.text(tree.subtree(cell))
      let value = Found(text: text, path: path(cell))
      switch role {
      case .field(.personEmail): record[.personEmail] = email(cell, text)
      case .field(let field): record[field] = value
      case .phone: if PersonPhone.isNumber(text) { record.hasOwnPhone = true }
      case .given: given = value
      case .family: family = value
      }
    }
    if record[.personName].isEmpty, !given.isEmpty, !family.isEmpty {
      record[.personName] = Found(text: "\(given.text) \(family.text)", path: given.path)
    }
    let name = record[.personName].text
    let words = name.split(separator: " ")
    guard (1...5).contains(words.count), name.utf8.count <= 80, !name.utf8.contains(0x40),
      !name.contains(where: \.isNumber), name.first?.isUppercase == true,
      words.count > 1 || !record[.personEmail].isEmpty, !EmailText.isGeneric(record[.personEmail].text)
    else { return nil }
    return record
  }

  /// The path of a cell, or of the one text within it.
  private func path(_ cell: Int) -> String {
    let texts = tree.subtree(cell).filter { tree.nodes[$0].kind == .text && !tree.line($0).isEmpty }
    return tree.path(texts.count == 1 ? texts[0] : cell)
  }

  private func email(_ cell: Int, _ text: String) -> Found {
    for node in tree.subtree(cell) where tree.nodes[node].tag == .a {
      if let address = tree.attribute(node, "href").flatMap(EmailText.mailto) {
        return Found(text: address, path: tree.path(node, attribute: "href"))
      }
    }
    return EmailText.addresses(in: text).first.map { Found(text: $0, path: path(cell)) } ?? .none
  }

  private static func role(_ header: String) -> Role? {
    switch Fold.folded(header) {
    case "nimi", "namn", "name", "henkilo", "yhteyshenkilo", "kontaktperson", "contact person": .field(.personName)
    case "etunimi", "fornamn", "first name", "given name": .given
    case "sukunimi", "efternamn", "last name", "surname", "family name": .family
    case "titteli", "titel", "title", "tehtava", "tehtavanimike", "nimike", "asema", "rooli", "befattning", "roll",
      "position", "role", "job title":
      .field(.personTitle)
    case "vastuualue", "vastuualueet", "ansvarsomrade", "ansvarsomraden", "responsibility", "responsibilities",
      "area of responsibility":
      .field(.personResponsibility)
    case "sahkoposti", "sahkopostiosoite", "e post", "epost", "e postadress", "email", "e mail", "mail":
      .field(.personEmail)
    case let name: PersonPhone.isPhone(header: name) ? .phone : nil
    }
  }
}
