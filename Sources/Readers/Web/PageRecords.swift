import Records
import Text

/// Everything a page says about persons and their company, each person once.
struct PageRecords: Sendable {
  /// One record a person; a company without persons is one record of its own.
  private(set) var records: [FoundRecord] = []
  /// The page's language, where there are persons of whom it tells.
  private(set) var language: PageLanguage?
  /// 1-based lines of JSON-LD scripts that are no JSON.
  private(set) var broken: [UInt32] = []
  /// Whether addresses were left out because there are too many.
  private(set) var isCut = false

  private var byEmail: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  /// Extracts a page: structured data first, plain lists fill the gaps.
  init(_ tree: HTMLTree) {
    let text = PageText(tree)
    let layers = [JSONLD.read(tree), MarkupReader.microdata(tree), MarkupReader.microformats(tree)]
    broken = layers[0].broken
    isCut = text.isCut
    for layer in layers { for person in layer.persons { add(person) } }
    for person in StaffTable.persons(tree) { add(person) }
    for person in StaffList.persons(text) { add(person) }
    let addresses = Set(records.map { $0[.personEmail].text.lowercased() })
    let said = CompanyText.company(text, persons: addresses)
    let company = Self.company(layers.flatMap(\.companies), said)
    for index in records.indices where Self.isSame(records[index], company) {
      records[index].fill(from: company, Field.company)
    }
    if !records.isEmpty {
      language = Self.language(tree)
    } else if Self.isEnough(company) {
      records = [company]
    }
  }

  private static func language(_ tree: HTMLTree) -> PageLanguage? {
    guard let root = tree.all.prefix(64).first(where: { tree.nodes[$0].tag == .html }),
      let language = tree.attribute(root, "lang"), !language.isEmpty, language.utf8.count <= 12
    else { return nil }
    return PageLanguage(code: HTMLTree.collapsed(language), path: tree.path(root, attribute: "lang"))
  }

  // MARK: - Persons

  private mutating func add(_ person: FoundRecord) {
    let key = person[.personEmail].text.lowercased()
    let name = Fold.folded(person[.personName].text)
    if let known = known(key, name) {
      let hadEmail = !records[known][.personEmail].isEmpty
      records[known].fill(from: person, Field.person)
      if person.hasOwnPhone { records[known].hasOwnPhone = true }
      if records[known][.companyName].isEmpty { records[known].fill(from: person, Field.company) }
      if !hadEmail, !key.isEmpty { byEmail[key, default: []].append(known) }
      return
    }
    if !key.isEmpty { byEmail[key, default: []].append(records.count) }
    byName[name, default: []].append(records.count)
    records.append(person)
  }

  /// The record of the same person: same address and a name that does not contradict, or same name where only one of
  /// the two has an address.
  private func known(_ key: String, _ name: String) -> Int? {
    let words = Set(name.split(separator: " "))
    if !key.isEmpty {
      let same = byEmail[key]?.first { index in
        let other = Set(Fold.folded(records[index][.personName].text).split(separator: " "))
        return words.isSubset(of: other) || other.isSubset(of: words)
      }
      if let same { return same }
    }
    guard let named = byName[name], named.count == 1 else { return nil }
    return key.isEmpty || records[named[0]][.personEmail].isEmpty ? named[0] : nil
  }

  // MARK: - Company

  /// The page's company: the first that structured data names, its gaps filled by others of the same name and by text.
  private static func company(_ structured: [FoundRecord], _ said: FoundRecord) -> FoundRecord {
    guard var company = structured.first else { return said }
    for other in structured.dropFirst() where isSame(other, company) { company.fill(from: other, Field.company) }
    let named = said[.companyName].isEmpty || !CompanyText.hasLegalForm(said[.companyName].text)
    if named || isSame(said, company) { company.fill(from: said, Field.company) }
    return company
  }

  /// Whether the two name one company, or one of them names none.
  private static func isSame(_ left: FoundRecord, _ right: FoundRecord) -> Bool {
    let first = left[.companyName].text
    let second = right[.companyName].text
    if first.isEmpty || second.isEmpty { return true }
    return stem(first) == stem(second)
  }

  private static func stem(_ name: String) -> [UInt8] { LegalForms.stem(Array(Fold.folded(name).utf8)) }

  /// Whether a company without persons is worth a record: a name alone is not.
  private static func isEnough(_ company: FoundRecord) -> Bool {
    guard !company[.companyName].isEmpty else { return !company[.companyBusinessID].isEmpty }
    return CompanyText.hasLegalForm(company[.companyName].text)
      || company.hasAny(Field.company.filter { $0 != .companyName })
  }
}
