import Records

/// Finds persons and companies in a page's JSON-LD scripts.
///
/// A person counts where the data ties them to an organisation, or gives an e-mail or a title: authors and reviewers of
/// what a page shows are none of its company's contacts.
struct JSONLD {
  private let json: JSONTree
  private let script: String
  private let line: UInt32
  private var result = Structured()
  private var definitions: [String: Int] = [:]
  private var visited: Set<Int> = []
  private var depth = 0

  /// What the JSON-LD scripts of a page say.
  static func read(_ tree: HTMLTree) -> Structured {
    var result = Structured()
    for node in tree.all where tree.nodes[node].tag == .script {
      let type = tree.attribute(node, "type")?.lowercased() ?? ""
      guard type.hasPrefix("application/ld+json") else { continue }
      let content = (node + 1 < Int(tree.nodes[node].end)) ? tree.content(node + 1) : []
      guard let json = JSONTree(Self.unwrapped(content)) else {
        result.broken.append(tree.nodes[node].line)
        continue
      }
      var reader = JSONLD(json: json, script: tree.path(node), line: tree.nodes[node].line)
      reader.visit(0, organization: nil, employed: false)
      result.persons += reader.result.persons
      result.companies += reader.result.companies
    }
    return result
  }

  private init(json: JSONTree, script: String, line: UInt32) {
    (self.json, self.script, self.line) = (json, script, line)
    for node in json.nodes.indices where json.nodes[node].key == "@id" && json.nodes[node].kind == .string {
      let owner = json.nodes[node].parent
      let id = json.nodes[node].text
      let isAlone = owner >= 0 && node == owner + 1 && json.nodes[owner].end == json.nodes[node].end
      if owner >= 0, !isAlone, definitions[id] == nil { definitions[id] = owner }
    }
  }

  /// The JSON between the comment marks that some pages put around it.
  private static func unwrapped(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let start = content.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return [] }
    let opening = content[..<start]
    // `<![CDATA[` has brackets of its own.
    if let mark = opening.lastIndex(of: 0x21), mark + 1 == start {
      let rest = content[start...].dropFirst(7)
      return rest.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }).map { rest[$0...] } ?? []
    }
    return content[start...]
  }

  // MARK: - The walk

  /// Names may refer to objects anywhere, so a chain of references can be longer than the text is deep.
  private static let maximalDepth = 128

  private mutating func visit(_ node: Int, organization: FoundRecord?, employed: Bool) {
    guard depth < Self.maximalDepth else { return }
    depth += 1
    defer { depth -= 1 }
    switch json.nodes[node].kind {
    case .array:
      for child in json.children(node) { visit(child, organization: organization, employed: employed) }
    case .object:
      let node = resolved(node)
      guard visited.insert(node).inserted else { return }
      let types = types(node)
      if types.contains("Person") {
        person(node, organization: organization, employed: employed)
      } else if types.contains(where: Structured.isOrganization) || isCompanyByProperties(node) {
        company(node)
      } else {
        for child in json.children(node) where Self.passages.contains(json.nodes[child].key) {
          visit(child, organization: organization, employed: employed)
        }
      }
    default: break
    }
  }

  private static let passages: Set<String> = [
    "@graph", "mainEntity", "mainEntityOfPage", "publisher", "about", "itemListElement", "item", "isPartOf",
  ]

  private mutating func company(_ node: Int) {
    let record = companyRecord(node)
    if !record[.companyName].isEmpty { result.companies.append(record) }
    for key in ["employee", "employees", "member", "members", "founder", "founders"] {
      guard let child = json.member(node, key) else { continue }
      visit(child, organization: record, employed: true)
    }
    for key in ["department", "subOrganization", "publisher"] {
      if let child = json.member(node, key) { visit(child, organization: nil, employed: false) }
    }
  }

  private mutating func person(_ node: Int, organization: FoundRecord?, employed: Bool) {
    var record = FoundRecord(line: line)
    record[.personName] = found(node, "name")
    let given = found(node, "givenName")
    let family = found(node, "familyName")
    if record[.personName].isEmpty, !family.isEmpty {
      let name = given.isEmpty ? family.text : "\(given.text) \(family.text)"
      record[.personName] = Found(text: name, path: given.isEmpty ? family.path : given.path)
    }
    record[.personTitle] = firstFound(node, ["jobTitle", "roleName"])
    record[.personEmail] = email(node)
    record.hasOwnPhone = !found(node, "telephone").isEmpty
    for contact in elements(node, "contactPoint") {
      if record[.personEmail].isEmpty { record[.personEmail] = email(contact) }
      if !found(contact, "telephone").isEmpty { record.hasOwnPhone = true }
    }
    guard !record[.personName].isEmpty else { return }
    var own = organization
    for key in ["worksFor", "affiliation"] where own == nil {
      own = elements(node, key).first.map { companyRecord(resolved($0)) }
      if own == nil { own = stated(node, key) }
    }
    guard employed || own != nil || !record[.personEmail].isEmpty || !record[.personTitle].isEmpty else { return }
    if let own { record.fill(from: own, Field.company) }
    result.persons.append(record)
  }

  private func companyRecord(_ node: Int) -> FoundRecord {
    var record = FoundRecord(line: line)
    record[.companyName] = firstFound(node, ["legalName", "name"])
    record[.companyBusinessID] = firstFound(node, ["taxID", "vatID"])
    for identifier in elements(node, "identifier") where record[.companyBusinessID].isEmpty {
      let value = found(identifier, "value")
      if BusinessIDText.first(in: value.text) != nil { record[.companyBusinessID] = value }
    }
    if record[.companyBusinessID].isEmpty {
      let identifier = found(node, "identifier")
      if BusinessIDText.first(in: identifier.text) != nil { record[.companyBusinessID] = identifier }
    }
    record[.companyPhone] = found(node, "telephone")
    record[.companyEmail] = email(node)
    record[.companyWebsite] = found(node, "url")
    for contact in elements(node, "contactPoint") {
      if record[.companyPhone].isEmpty { record[.companyPhone] = found(contact, "telephone") }
      if record[.companyEmail].isEmpty { record[.companyEmail] = email(contact) }
    }
    if let address = elements(node, "address").first {
      record[.companyStreet] = found(address, "streetAddress")
      record[.companyPostcode] = found(address, "postalCode")
      record[.companyCity] = found(address, "addressLocality")
    } else {
      Structured.setAddress(found(node, "address"), &record)
    }
    return record
  }

  // MARK: - Values

  private func types(_ node: Int) -> [Substring] {
    guard let type = json.member(node, "@type") else { return [] }
    let named = json.nodes[type].kind == .array ? json.children(type) : [type]
    return named.filter { json.nodes[$0].kind == .string }.map { Structured.typeName(json.nodes[$0].text) }
  }

  private func isCompanyByProperties(_ node: Int) -> Bool {
    json.member(node, "legalName") != nil && json.member(node, "name") != nil
  }

  /// The object that a bare `{"@id": …}` names.
  private func resolved(_ node: Int) -> Int {
    let only = node + 1
    guard only < json.nodes[node].end, json.nodes[only].end == json.nodes[node].end, json.nodes[only].key == "@id"
    else { return node }
    return definitions[json.nodes[only].text] ?? node
  }

  /// The objects under a key, one or a list of them.
  private func elements(_ node: Int, _ key: String) -> [Int] {
    guard let value = json.member(node, key) else { return [] }
    let values = json.nodes[value].kind == .array ? json.children(value) : [value]
    return values.filter { json.nodes[$0].kind == .object }.map(resolved)
  }

  /// A company of which only a name is given.
  private func stated(_ node: Int, _ key: String) -> FoundRecord? {
    let name = found(node, key)
    guard !name.isEmpty else { return nil }
    var record = FoundRecord(line: line)
    record[.companyName] = name
    return record
  }

  private func firstFound(_ node: Int, _ keys: [String]) -> Found {
    keys.lazy.map { found(node, $0) }.first { !$0.isEmpty } ?? .none
  }

  private func found(_ node: Int, _ key: String) -> Found { json.member(node, key).map(found) ?? .none }

  private func found(_ value: Int) -> Found {
    switch json.nodes[value].kind {
    case .string, .number:
      return Found(text: json.nodes[value].text, path: "\(script)#\(json.pointer(value))")
    case .literal: return .none
    case .array: return json.children(value).lazy.map(found).first { !$0.isEmpty } ?? .none
    case .object:
      for key in ["@value", "name"] {
        if let inner = json.member(value, key), json.nodes[inner].kind == .string { return found(inner) }
      }
      return .none
    }
  }

  private func email(_ node: Int) -> Found {
    let value = found(node, "email")
    guard let address = EmailText.mailto(value.text) ?? EmailText.addresses(in: value.text).first else { return .none }
    return Found(text: address, path: value.path)
  }
}
