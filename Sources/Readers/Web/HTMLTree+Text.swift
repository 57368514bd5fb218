extension HTMLTree {
  /// The text of a range of nodes as it is seen: white space collapsed, blocks parted by a space, nothing hidden.
  ///
  /// With `alternatives` an image counts as its `alt` text.
  func text(_ range: Range<Int>, alternatives: Bool = false) -> String {
    var out: [UInt8] = []
    var node = range.lowerBound
    while node < range.upperBound {
      let entry = nodes[node]
      switch entry.kind {
      case .comment: break
      case .text: Self.collapse(bytes[Int(entry.start)..<Int(entry.stop)], to: &out)
      case .element:
        if entry.tag.isHidden, node > range.lowerBound {
          node = Int(entry.end)
          continue
        }
        if entry.tag.breaks { Self.space(&out) }
        if alternatives, entry.tag == .img, let alt = attribute(node, "alt") { Self.collapse(alt.utf8, to: &out) }
      }
      node += 1
      // A block that ends here parts its text from what follows.
      if node < range.upperBound, entry.kind != .element || Int(entry.end) == node, endsBlock(before: node) {
        Self.space(&out)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  /// The collapsed text of one text node.
  func line(_ node: Int) -> String {
    var out: [UInt8] = []
    Self.collapse(content(node), to: &out)
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  /// `text` with white space collapsed and trimmed.
  static func collapsed(_ text: String) -> String {
    var out: [UInt8] = []
    collapse(text.utf8, to: &out)
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  private func endsBlock(before node: Int) -> Bool {
    var current = parent(node - 1)
    if nodes[node - 1].kind == .element { current = node - 1 }
    while let candidate = current, Int(nodes[candidate].end) == node {
      if nodes[candidate].tag.breaks { return true }
      current = parent(candidate)
    }
    return false
  }

  private static func space(_ out: inout [UInt8]) {
    if let last = out.last, last != 0x20 { out.append(0x20) }
  }

  /// Appends text: runs of white space, controls and U+00A0 become one space; soft hyphens and zero-width spaces go.
  private static func collapse(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
    var held: [UInt8] = []
    for byte in text {
      if held.isEmpty, byte == 0xC2 || byte == 0xE2 {
        held.append(byte)
        continue
      }
      if !held.isEmpty {
        held.append(byte)
        if held.count == 2, held[0] == 0xE2, byte == 0x80 { continue }
        switch held {
        case [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xA8]: space(&out)
        case [0xC2, 0xAD], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8E], [0xE2, 0x80, 0x8F]: break
        default: out.append(contentsOf: held)
        }
        held.removeAll(keepingCapacity: true)
        continue
      }
      if byte <= 0x20 || byte == 0x7F { space(&out) } else { out.append(byte) }
    }
    out.append(contentsOf: held)
  }
}
