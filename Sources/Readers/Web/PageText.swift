/// The visible texts and the e-mail addresses of a page, in document order: what every search in its text starts from.
struct PageText: Sendable {
  /// A visible text node that is not blank.
  struct Line: Sendable {
    var node: Int
    var text: String
  }

  /// An address and where it stands.
  struct Email: Sendable {
    var node: Int
    var address: Found
    /// The address in lower case.
    var key: String
  }

  /// The page.
  let tree: HTMLTree
  /// The visible texts.
  private(set) var lines: [Line] = []
  /// The addresses, links and texts alike.
  private(set) var emails: [Email] = []
  /// Whether there are more addresses than any staff list has; those after the first 5,000 are left out.
  private(set) var isCut = false

  /// Reads a page's visible texts.
  init(_ tree: HTMLTree) {
    self.tree = tree
    var node = 0
    while node < tree.nodes.count {
      let entry = tree.nodes[node]
      if entry.kind == .element, entry.tag.isHidden {
        node = Int(entry.end)
        continue
      }
      if entry.tag == .a, let href = tree.attribute(node, "href"), let address = EmailText.mailto(href) {
        add(address, node, tree.path(node, attribute: "href"))
      } else if entry.kind == .text {
        let text = tree.line(node)
        if !text.isEmpty {
          lines.append(Line(node: node, text: text))
          addEmails(in: text, node)
        }
      }
      node += 1
    }
  }

  private mutating func addEmails(in text: String, _ node: Int) {
    let veiled = EmailText.isVeiled(text)
    guard veiled || text.utf8.contains(0x40) else { return }
    let addresses = EmailText.addresses(in: text)
    for address in addresses { add(address, node, tree.path(node)) }
    guard addresses.isEmpty else { return }
    // The sign stands in an element of its own, the address around it.
    var around = tree.parent(node)
    for _ in 0..<2 {
      guard let element = around, tree.subtree(element).count <= 16 else { return }
      let found = EmailText.addresses(in: tree.text(tree.subtree(element)))
      if found.count == 1 {
        add(found[0], element, tree.path(element))
        return
      }
      around = tree.parent(element)
    }
  }

  private mutating func add(_ address: String, _ node: Int, _ path: String) {
    guard emails.count < 5000 else {
      isCut = true
      return
    }
    emails.append(Email(node: node, address: Found(text: address, path: path), key: address.lowercased()))
  }

  /// The visible texts within a range of nodes.
  func lines(in range: Range<Int>) -> ArraySlice<Line> {
    let start = Self.first(lines, from: range.lowerBound) { $0.node }
    let end = Self.first(lines, from: range.upperBound) { $0.node }
    return lines[start..<max(start, end)]
  }

  /// The addresses within a range of nodes.
  func emails(in range: Range<Int>) -> ArraySlice<Email> {
    let start = Self.first(emails, from: range.lowerBound) { $0.node }
    let end = Self.first(emails, from: range.upperBound) { $0.node }
    return emails[start..<max(start, end)]
  }

  /// Whether another address than `key` stands within a range of nodes.
  func hasOther(than key: String, in range: Range<Int>) -> Bool { emails(in: range).contains { $0.key != key } }

  private static func first<Element>(_ sorted: [Element], from node: Int, _ key: (Element) -> Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if key(sorted[middle]) < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
