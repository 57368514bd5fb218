/// A JSON text as one value: nodes in document order, so that every value has a JSON pointer.
///
/// It is read as pages write it: raw line ends within strings and trailing commas pass.
struct JSONTree: Sendable {
  /// What a node is.
  enum Kind: Sendable, Equatable {
    case object, array, string, number, literal
  }

  /// A value.
  struct Node: Sendable {
    var kind: Kind
    /// The member's name within an object; empty otherwise.
    var key: String
    /// Place within the array, from 0.
    var index: Int
    var parent: Int
    /// The node after its last descendant.
    var end: Int
    /// Strings and numbers: their text. Literals: the word.
    var text: String
  }

  private(set) var nodes: [Node] = []

  /// Reads a JSON text; nil if it is none, or nested deeper than 64.
  init?(_ bytes: some Collection<UInt8>) {
    var scanner = JSONScanner(bytes: Array(bytes))
    guard let nodes = scanner.read(), !nodes.isEmpty else { return nil }
    self.nodes = nodes
  }

  /// The values directly within a node.
  func children(_ node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// The member of an object, or nil.
  func member(_ node: Int, _ key: String) -> Int? {
    guard nodes[node].kind == .object else { return nil }
    return children(node).first { nodes[$0].key == key }
  }

  /// The JSON pointer (RFC 6901) of a node.
  func pointer(_ node: Int) -> String {
    var steps: [String] = []
    var current = node
    while nodes[current].parent >= 0 {
      let parent = nodes[current].parent
      steps.append(
        nodes[parent].kind == .array
          ? String(nodes[current].index)
          : nodes[current].key.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1"))
      current = parent
    }
    return steps.reversed().map { "/" + $0 }.joined()
  }
}

/// Reads JSON without recursion.
private struct JSONScanner {
  let bytes: [UInt8]
  private var at = 0
  private var nodes: [JSONTree.Node] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> [JSONTree.Node]? {
    var open: [Int] = []
    var counts: [Int] = []
    repeat {
      skipSpace()
      guard let byte = peek() else { return nil }
      if let container = open.last, byte == (nodes[container].kind == .object ? 0x7D : 0x5D) {
        at += 1
        nodes[container].end = nodes.count
        open.removeLast()
        counts.removeLast()
        if !open.isEmpty, !comma() { return nil }
        continue
      }
      var key = ""
      if let container = open.last, nodes[container].kind == .object {
        guard byte == 0x22, let name = string() else { return nil }
        key = name
        skipSpace()
        guard peek() == 0x3A else { return nil }
        at += 1
        skipSpace()
      }
      guard let kind = kind(), let text = value(kind) else { return nil }
      let index = counts.last ?? 0
      if !counts.isEmpty { counts[counts.count - 1] += 1 }
      nodes.append(
        JSONTree.Node(kind: kind, key: key, index: index, parent: open.last ?? -1, end: nodes.count + 1, text: text))
      if kind == .object || kind == .array {
        guard open.count < 64 else { return nil }
        open.append(nodes.count - 1)
        counts.append(0)
      } else if !open.isEmpty, !comma() {
        return nil
      }
    } while !open.isEmpty
    return nodes
  }

  private func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = peek(), byte <= 0x20 { at += 1 }
  }

  /// Passes a comma; false unless there was one or the container closes here.
  private mutating func comma() -> Bool {
    skipSpace()
    guard let byte = peek() else { return false }
    if byte == 0x2C { at += 1 }
    return byte == 0x2C || byte == 0x7D || byte == 0x5D
  }

  private func kind() -> JSONTree.Kind? {
    switch peek() {
    case 0x7B: .object
    case 0x5B: .array
    case 0x22: .string
    case .some(0x2D), .some(0x30...0x39): .number
    case .some(0x61...0x7A): .literal
    default: nil
    }
  }

  private mutating func value(_ kind: JSONTree.Kind) -> String? {
    switch kind {
    case .object, .array:
      at += 1
      return ""
    case .string: return string()
    case .number, .literal:
      let start = at
      while let byte = peek(), byte > 0x20, byte != 0x2C, byte != 0x5D, byte != 0x7D { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
  }

  private mutating func string() -> String? {
    at += 1
    var out: [UInt16] = []
    var plain: [UInt8] = []
    var text = ""
    while let byte = peek() {
      at += 1
      if byte == 0x22 {
        text += String(decoding: out, as: UTF16.self) + String(decoding: plain, as: UTF8.self)
        return text
      }
      guard byte == 0x5C else {
        if !out.isEmpty {
          text += String(decoding: out, as: UTF16.self)
          out.removeAll()
        }
        plain.append(byte)
        continue
      }
      guard let escaped = peek() else { return nil }
      at += 1
      if !plain.isEmpty {
        text += String(decoding: plain, as: UTF8.self)
        plain.removeAll()
      }
      switch escaped {
      case 0x6E: out.append(0x0A)
      case 0x74: out.append(0x09)
      case 0x72: out.append(0x0D)
      case 0x62, 0x66: out.append(0x20)
      case 0x75:
        guard at + 4 <= bytes.count,
          let unit = UInt16(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { return nil }
        out.append(unit)
        at += 4
      default: out.append(UInt16(escaped))
      }
    }
    return nil
  }
}
