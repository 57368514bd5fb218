/// A page as one value: nodes in document order over one arena of bytes.
///
/// The descendants of node `i` are the nodes `i + 1 ..< nodes[i].end`, so a part of a page is a range of nodes.
struct HTMLTree: Sendable {
  /// What a node is.
  enum Kind: UInt8, Sendable {
    case element, text, comment
  }

  /// A node of the page.
  struct Node: Sendable {
    var kind: Kind
    var tag: HTMLTag
    /// Whether it is the only one of its name (or kind) among its siblings.
    var single = true
    /// Index into ``HTMLTree/names``; -1 for text and comments.
    var name: Int32
    /// The node around it, or -1.
    var parent: Int32
    /// The node after its last descendant.
    var end: Int32
    /// 1-based line; texts have that of the element around them.
    var line: UInt32
    /// Place among the siblings of its name (or kind), from 1.
    var position: Int32 = 1
    /// Place among the sibling elements, from 1.
    var ordinal: Int32 = 1
    /// Text and comments: bytes in the arena. Elements: entries in ``HTMLTree/attributes``.
    var start: Int32
    var stop: Int32
  }

  /// An attribute: name and value.
  struct Attribute: Sendable {
    var name: Int32
    var start: Int32
    var stop: Int32
  }

  var bytes: [UInt8] = []
  var nodes: [Node] = []
  var attributes: [Attribute] = []
  var names: [String] = []
  /// Whether nodes were left out because they stood too deep.
  var cut = false

  /// All nodes.
  var all: Range<Int> { 0..<nodes.count }

  /// A node and its descendants.
  func subtree(_ node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

  /// The node around a node, or nil.
  func parent(_ node: Int) -> Int? { nodes[node].parent < 0 ? nil : Int(nodes[node].parent) }

  /// The nearest node around `node` (itself not counted) for which `holds` holds.
  func ancestor(_ node: Int, where holds: (Int) -> Bool) -> Int? {
    var current = parent(node)
    while let candidate = current {
      if holds(candidate) { return candidate }
      current = parent(candidate)
    }
    return nil
  }

  /// The direct children of a node, in order.
  func children(_ node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < Int(nodes[node].end) {
      children.append(child)
      child = Int(nodes[child].end)
    }
    return children
  }

  /// The value of an attribute, or nil if the node has none of that name.
  func attribute(_ node: Int, _ name: String) -> String? {
    entry(node, name).map { String(decoding: bytes[Int($0.start)..<Int($0.stop)], as: UTF8.self) }
  }

  /// The words of an attribute such as `class` or `itemprop`.
  func words(_ node: Int, _ name: String) -> [String] {
    guard let entry = entry(node, name) else { return [] }
    return bytes[Int(entry.start)..<Int(entry.stop)].split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
  }

  private func entry(_ node: Int, _ name: String) -> Attribute? {
    let node = nodes[node]
    guard node.kind == .element else { return nil }
    for index in Int(node.start)..<Int(node.stop) where names[Int(attributes[index].name)] == name {
      return attributes[index]
    }
    return nil
  }

  /// The bytes of a text or comment node.
  func content(_ node: Int) -> ArraySlice<UInt8> {
    let node = nodes[node]
    return node.kind == .element ? [] : bytes[Int(node.start)..<Int(node.stop)]
  }

  /// The positional XPath of a node, right for any tool that reads the page with libxml2.
  ///
  /// A text that is all its element holds has the element's path.
  func path(_ node: Int) -> String {
    var node = node
    if nodes[node].kind == .text, let around = parent(node), Int(nodes[around].end) == around + 2 { node = around }
    var steps: [String] = []
    var current: Int? = node
    while let step = current {
      steps.append(self.step(step))
      current = parent(step)
    }
    return "/" + steps.reversed().joined(separator: "/")
  }

  /// The XPath of an attribute.
  func path(_ node: Int, attribute: String) -> String { path(node) + "/@" + attribute }

  private func step(_ node: Int) -> String {
    let entry = nodes[node]
    switch entry.kind {
    case .text: return entry.single ? "text()" : "text()[\(entry.position)]"
    case .comment: return entry.single ? "comment()" : "comment()[\(entry.position)]"
    case .element:
      let name = names[Int(entry.name)]
      // A name with a colon would be read as a prefix, and other odd names are no XPath at all.
      let plain = name.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F }
      guard plain, let first = name.utf8.first, (first | 0x20) &- 0x61 < 26 else { return "*[\(entry.ordinal)]" }
      return entry.single ? name : "\(name)[\(entry.position)]"
    }
  }
}

/// Builds a tree from a walk over a document.
struct HTMLTreeBuilder {
  /// The arena: the bytes appended since the last call belong to the next attribute or leaf.
  var bytes: [UInt8] = []
  /// Whether something was left out.
  var cut = false
  private var tree = HTMLTree()
  private var open: [Int] = []
  private var taken = 0
  private var nameIndex: [String: Int32] = [:]
  private var tags: [HTMLTag] = []

  private mutating func intern(_ name: String) -> Int32 {
    if let known = nameIndex[name] { return known }
    let index = Int32(tree.names.count)
    tree.names.append(name)
    tags.append(HTMLTag(rawValue: name) ?? .other)
    nameIndex[name] = index
    return index
  }

  /// Opens an element; `line` is 1-based.
  mutating func open(_ name: String, line: UInt32) {
    let index = intern(name)
    let count = Int32(tree.attributes.count)
    tree.nodes.append(
      HTMLTree.Node(
        kind: .element, tag: tags[Int(index)], name: index, parent: Int32(open.last ?? -1), end: 0, line: line,
        start: count, stop: count))
    open.append(tree.nodes.count - 1)
  }

  /// Adds an attribute, whose value was appended to `bytes`, to the element opened last.
  mutating func attribute(_ name: String) {
    guard let element = open.last else { return }
    tree.attributes.append(
      HTMLTree.Attribute(name: intern(name), start: Int32(taken), stop: Int32(bytes.count)))
    taken = bytes.count
    tree.nodes[element].stop = Int32(tree.attributes.count)
  }

  /// Adds a text or a comment, whose bytes were appended to `bytes`.
  mutating func leaf(_ kind: HTMLTree.Kind) {
    tree.nodes.append(
      HTMLTree.Node(
        kind: kind, tag: .other, name: -1, parent: Int32(open.last ?? -1), end: Int32(tree.nodes.count + 1),
        line: open.last.map { tree.nodes[$0].line } ?? 1, start: Int32(taken), stop: Int32(bytes.count)))
    taken = bytes.count
  }

  /// Closes the element opened last.
  mutating func close() {
    guard let element = open.popLast() else { return }
    tree.nodes[element].end = Int32(tree.nodes.count)
  }

  /// The tree, with every node's place among its siblings.
  mutating func finish() -> HTMLTree {
    while !open.isEmpty { close() }
    tree.bytes = bytes
    tree.cut = cut
    // Slots: one a name, then one for text and one for comments.
    var counts = [Int32](repeating: 0, count: tree.names.count + 2)
    place(siblingsFrom: 0, to: tree.nodes.count, &counts)
    for node in tree.all where tree.nodes[node].kind == .element {
      place(siblingsFrom: node + 1, to: Int(tree.nodes[node].end), &counts)
    }
    return tree
  }

  private mutating func place(siblingsFrom start: Int, to end: Int, _ counts: inout [Int32]) {
    var ordinal: Int32 = 0
    var node = start
    while node < end {
      let slot = slot(node)
      counts[slot] += 1
      tree.nodes[node].position = counts[slot]
      if tree.nodes[node].kind == .element { ordinal += 1 }
      tree.nodes[node].ordinal = ordinal
      node = Int(tree.nodes[node].end)
    }
    node = start
    while node < end {
      tree.nodes[node].single = counts[slot(node)] == 1
      node = Int(tree.nodes[node].end)
    }
    node = start
    while node < end {
      counts[slot(node)] = 0
      node = Int(tree.nodes[node].end)
    }
  }

  private func slot(_ node: Int) -> Int {
    switch tree.nodes[node].kind {
    case .element: Int(tree.nodes[node].name)
    case .text: tree.names.count
    case .comment: tree.names.count + 1
    }
  }
}
