import Records

/// A piece of structured data within a page's markup: a microdata item or a microformat.
struct MarkupItem: Sendable {
  /// What it is about.
  enum Kind: Sendable {
    case person, organization, address, card, story, other
  }

  /// A property: its name in microdata's spelling and the element that has it.
  struct Property: Sendable {
    var name: String
    var node: Int
    /// The item that is the property's value, if its element is one.
    var item: Int?
    /// Whether it has a classic microformat's name.
    var isClassic = false
  }

  var kind: Kind
  var node: Int
  /// Index of the item around it.
  var parent: Int?
  /// Whether it is the value of a property of the item around it.
  var isValue = false
  /// Whether it is the organisation of the person around it.
  var isEmployer = false
  var properties: [Property] = []
}

/// Finds the items of a page in one pass, microdata and microformats by the same rule: a property belongs to the
/// nearest item around its element.
struct MarkupItems: Sendable {
  /// The items in document order.
  private(set) var items: [MarkupItem] = []

  /// The microdata items of a page.
  static func microdata(_ tree: HTMLTree) -> MarkupItems {
    guard tree.names.contains("itemscope") else { return MarkupItems() }
    return MarkupItems(
      tree,
      kind: { node in
        guard tree.attribute(node, "itemscope") != nil else { return nil }
        let types = tree.words(node, "itemtype").map { Structured.typeName($0) }
        if types.contains("Person") { return .person }
        if types.contains(where: Structured.isOrganization) { return .organization }
        return types.contains("PostalAddress") || types.contains("ContactPoint") ? .address : .other
      },
      names: { node in tree.words(node, "itemprop").map { ($0, false) } })
  }

  /// The microformats of a page: `h-card` and the classic `vcard`.
  static func microformats(_ tree: HTMLTree) -> MarkupItems {
    MarkupItems(
      tree,
      kind: { node in
        let classes = tree.words(node, "class")
        if classes.contains(where: { $0 == "h-card" || $0 == "vcard" }) { return .card }
        if classes.contains(where: { $0 == "h-adr" || $0 == "adr" || $0 == "p-adr" }) { return .address }
        return classes.contains(where: { stories.contains($0) }) ? .story : nil
      },
      names: { node in
        tree.words(node, "class").compactMap { word in
          if let name = current[word] { return (name, false) }
          return classic[word].map { ($0, true) }
        }
      })
  }

  private init() {}

  private init(_ tree: HTMLTree, kind: (Int) -> MarkupItem.Kind?, names: (Int) -> [(String, Bool)]) {
    var open: [Int] = []
    for node in tree.all where tree.nodes[node].kind == .element && tree.nodes[node].start < tree.nodes[node].stop {
      while let item = open.last, Int(tree.nodes[items[item].node].end) <= node { open.removeLast() }
      let kind = kind(node)
      let names = open.isEmpty ? [] : names(node)
      if let owner = open.last {
        for (name, isClassic) in names {
          items[owner].properties.append(
            MarkupItem.Property(name: name, node: node, item: kind == nil ? nil : items.count, isClassic: isClassic))
        }
      }
      if let kind {
        var item = MarkupItem(kind: kind, node: node, parent: open.last, isValue: !names.isEmpty)
        item.isEmployer = names.contains { $0.0 == "worksFor" }
        items.append(item)
        open.append(items.count - 1)
      }
    }
  }

  /// Microformats in which a card is that of an author, a guest or a reviewed thing.
  private static let stories: Set<String> = [
    "h-entry", "hentry", "h-review", "hreview", "h-event", "vevent", "h-cite", "hreview-aggregate",
    "h-review-aggregate",
    "h-recipe", "hrecipe", "h-product", "hproduct", "h-feed", "hfeed",
  ]

  /// Class names of microformats 2, in microdata's spelling (microformats.org, CC0).
  private static let current: [String: String] = [
    "p-name": "name", "p-given-name": "givenName", "p-family-name": "familyName", "u-email": "email",
    "p-email": "email", "p-job-title": "jobTitle", "p-role": "role", "p-org": "worksFor",
    "p-organization-name": "organizationName", "p-adr": "address", "h-adr": "address", "p-tel": "telephone",
    "u-url": "url", "p-street-address": "streetAddress", "p-postal-code": "postalCode", "p-locality": "addressLocality",
  ]

  /// Class names of the classic microformats, in microdata's spelling (microformats.org, CC0).
  private static let classic: [String: String] = [
    "fn": "name", "given-name": "givenName", "family-name": "familyName", "email": "email", "title": "jobTitle",
    "role": "role", "org": "worksFor", "organization-name": "organizationName", "adr": "address", "tel": "telephone",
    "url": "url", "street-address": "streetAddress", "postal-code": "postalCode", "locality": "addressLocality",
  ]
}
