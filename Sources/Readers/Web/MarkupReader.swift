import Records

/// Reads persons and companies out of microdata items and microformats.
struct MarkupReader {
  private let tree: HTMLTree
  private let items: [MarkupItem]
  private let isMicroformat: Bool
  /// Companies by item: that of many persons is read once.
  private var companies: [Int: FoundRecord] = [:]

  private init(_ tree: HTMLTree, _ items: MarkupItems, isMicroformat: Bool) {
    (self.tree, self.items, self.isMicroformat) = (tree, items.items, isMicroformat)
  }

  /// What the microdata of a page says.
  static func microdata(_ tree: HTMLTree) -> Structured {
    var reader = MarkupReader(tree, MarkupItems.microdata(tree), isMicroformat: false)
    return reader.read()
  }

  /// What the microformats of a page say.
  static func microformats(_ tree: HTMLTree) -> Structured {
    var reader = MarkupReader(tree, MarkupItems.microformats(tree), isMicroformat: true)
    return reader.read()
  }

  private mutating func read() -> Structured {
    var result = Structured()
    for index in items.indices {
      switch items[index].kind {
      case .organization: company(index, into: &result)
      case .person: person(index, into: &result)
      case .card:
        if isCompanyCard(index) { company(index, into: &result) } else { person(index, into: &result) }
      case .address, .story, .other: break
      }
    }
    return result
  }

  // MARK: - Items

  private mutating func company(_ index: Int, into result: inout Structured) {
    // The company of a person is told with the person.
    if let parent = items[index].parent, items[index].isValue, [.person, .card].contains(items[parent].kind) { return }
    guard !isTold(index) else { return }
    let record = companyRecord(index)
    if !record[.companyName].isEmpty { result.companies.append(record) }
  }

  private mutating func companyRecord(_ index: Int) -> FoundRecord {
    if let known = companies[index] { return known }
    let record = readCompany(index)
    companies[index] = record
    return record
  }

  private func readCompany(_ index: Int) -> FoundRecord {
    var record = FoundRecord(line: tree.nodes[items[index].node].line)
    record[.companyName] = value(index, ["legalName", "name", "organizationName"])
    if record[.companyName].isEmpty { record[.companyName] = impliedName(index) }
    let tax = value(index, ["taxID", "vatID", "identifier"])
    if BusinessIDText.first(in: tax.text) != nil || tax.text.uppercased().hasPrefix("FI") {
      record[.companyBusinessID] = tax
    }
    record[.companyPhone] = value(index, ["telephone"])
    record[.companyEmail] = email(index)
    record[.companyWebsite] = website(index)
    for property in properties(index, "contactPoint") {
      guard let contact = property.item else { continue }
      if record[.companyPhone].isEmpty { record[.companyPhone] = value(contact, ["telephone"]) }
      if record[.companyEmail].isEmpty { record[.companyEmail] = email(contact) }
    }
    let address = properties(index, "address").first
    let place = address?.item ?? index
    record[.companyStreet] = value(place, ["streetAddress"])
    record[.companyPostcode] = value(place, ["postalCode"])
    record[.companyCity] = value(place, ["addressLocality"])
    if let address, !record.hasAny(Structured.address) { Structured.setAddress(found(address.node), &record) }
    return record
  }

  private mutating func person(_ index: Int, into result: inout Structured) {
    let item = items[index]
    guard !item.isEmployer else { return }
    var record = FoundRecord(line: tree.nodes[item.node].line)
    record[.personName] = value(index, ["name"])
    if record[.personName].isEmpty {
      let given = value(index, ["givenName"])
      let family = value(index, ["familyName"])
      if !family.isEmpty {
        let name = given.isEmpty ? family.text : "\(given.text) \(family.text)"
        record[.personName] = Found(text: name, path: given.isEmpty ? family.path : given.path)
      }
    }
    if record[.personName].isEmpty { record[.personName] = impliedName(index) }
    record[.personTitle] = value(index, ["jobTitle", "role"])
    record[.personEmail] = email(index)
    record.hasOwnPhone = !value(index, ["telephone"]).isEmpty
    guard !record[.personName].isEmpty, record[.personName].text.utf8.count <= 120 else { return }
    if isTold(index), record[.personEmail].isEmpty, isMicroformat || record[.personTitle].isEmpty { return }
    if let employer = properties(index, "worksFor").first {
      if let company = employer.item {
        record.fill(from: companyRecord(company), Field.company)
      } else {
        let name = value(index, ["organizationName"])
        record[.companyName] = name.isEmpty ? found(employer.node) : name
      }
    } else if let parent = item.parent, item.isValue, items[parent].kind == .organization {
      record.fill(from: companyRecord(parent), Field.company)
    }
    result.persons.append(record)
  }

  /// Whether an item only tells of something else: who wrote an article, what a review is about.
  private func isTold(_ index: Int) -> Bool {
    guard let parent = items[index].parent else { return false }
    return items[parent].kind == .story || items[parent].kind == .other && items[index].isValue
  }

  /// Whether a card is a company's: it says so, its name is that of its organisation, or has a legal form.
  private func isCompanyCard(_ index: Int) -> Bool {
    if tree.words(items[index].node, "class").contains("h-org") { return true }
    let name = value(index, ["name"]).text
    let organization = value(index, ["worksFor"]).text
    if name.isEmpty { return !organization.isEmpty && value(index, ["familyName", "givenName"]).isEmpty }
    if name == organization { return true }
    return value(index, ["jobTitle", "role", "familyName"]).isEmpty && CompanyText.hasLegalForm(name)
  }

  // MARK: - Values

  /// The properties of that name; a microformat of one generation has those of its own only.
  private func properties(_ index: Int, _ name: String) -> [MarkupItem.Property] {
    let item = items[index]
    guard isMicroformat, item.kind == .card else { return item.properties.filter { $0.name == name } }
    let isClassic = isClassic(item)
    return item.properties.filter { $0.name == name && $0.isClassic == isClassic }
  }

  private func isClassic(_ item: MarkupItem) -> Bool { !tree.words(item.node, "class").contains("h-card") }

  private func value(_ index: Int, _ names: [String]) -> Found {
    for name in names {
      for property in properties(index, name) {
        if let item = property.item, item != index, name != "name" {
          let inner = value(item, ["name"])
          if !inner.isEmpty { return inner }
        }
        let found = found(property.node)
        if !found.isEmpty { return found }
      }
    }
    return .none
  }

  /// The value of an element as its syntax says: an attribute for some elements, else the text.
  private func found(_ node: Int) -> Found {
    let attributes: [String] =
      switch tree.nodes[node].tag {
      case .meta: ["content"]
      case .a, .area, .link: isMicroformat ? [] : ["content"]
      case .abbr: isMicroformat ? ["title"] : ["content"]
      case .data, .input: ["value"]
      case .img: isMicroformat ? ["alt"] : ["content", "alt"]
      default: ["content"]
      }
    for name in attributes {
      if let text = tree.attribute(node, name), !text.isEmpty {
        return Found(text: text, path: tree.path(node, attribute: name))
      }
    }
    if tree.nodes[node].tag == .area, let alt = tree.attribute(node, "alt"), isMicroformat {
      return Found(text: alt, path: tree.path(node, attribute: "alt"))
    }
    if isMicroformat {
      // Parts marked as the value stand for the whole.
      let parts = tree.subtree(node).dropFirst().filter { tree.words($0, "class").contains("value") }
      if let first = parts.first {
        return Found(text: parts.map { tree.text(tree.subtree($0)) }.joined(), path: tree.path(first))
      }
    }
    return Found(text: tree.text(tree.subtree(node), alternatives: isMicroformat), path: tree.path(node))
  }

  private func website(_ index: Int) -> Found {
    guard let property = properties(index, "url").first else { return .none }
    guard let href = tree.attribute(property.node, "href") else { return found(property.node) }
    return Found(text: href, path: tree.path(property.node, attribute: "href"))
  }

  private func email(_ index: Int) -> Found {
    for property in properties(index, "email") {
      for node in tree.subtree(property.node) {
        if let address = tree.attribute(node, "href").flatMap(EmailText.mailto) {
          return Found(text: address, path: tree.path(node, attribute: "href"))
        }
      }
      let value = found(property.node)
      if let address = EmailText.mailto(value.text) ?? EmailText.addresses(in: value.text).first {
        return Found(text: address, path: value.path)
      }
    }
    return .none
  }

  /// The name of an `h-card` without properties: its image's alternative text, its abbreviation's title, or its text.
  private func impliedName(_ index: Int) -> Found {
    let item = items[index]
    let names: Set<String> = [
      "name", "givenName", "familyName", "worksFor", "jobTitle", "role", "address", "telephone",
    ]
    let hasText = item.properties.contains { !$0.isClassic && names.contains($0.name) }
    let holdsItem = items[(index + 1)...].prefix { $0.node < Int(tree.nodes[item.node].end) }
      .contains { $0.parent == index && !$0.isValue }
    guard isMicroformat, item.kind == .card, !isClassic(item), !hasText, !holdsItem else { return .none }
    var node = item.node
    for _ in 0..<3 {
      switch tree.nodes[node].tag {
      case .img, .area:
        if let alt = tree.attribute(node, "alt") {
          return Found(text: alt, path: tree.path(node, attribute: "alt"))
        }
      case .abbr:
        if let title = tree.attribute(node, "title") {
          return Found(text: title, path: tree.path(node, attribute: "title"))
        }
      default: break
      }
      let elements = tree.children(node).filter { tree.nodes[$0].kind == .element }
      guard elements.count == 1 else { break }
      node = elements[0]
    }
    let text = tree.text(tree.subtree(item.node), alternatives: true)
    return text.utf8.count <= 120 ? Found(text: text, path: tree.path(item.node)) : .none
  }
}
