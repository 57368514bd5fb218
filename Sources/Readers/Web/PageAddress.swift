import Text

/// A page's address and the time at which it was saved, as the page itself tells them.
struct PageAddress: Sendable {
  /// The address, if one was found.
  var url: String?
  /// Seconds since 1970, UTC.
  var saved: Int64?

  /// Reads the comments of browsers and of SingleFile, the canonical link and `og:url`.
  init(_ tree: HTMLTree) {
    var canonical: String?
    var open: String?
    for node in tree.all.prefix(4096) {
      switch tree.nodes[node].kind {
      case .comment where url == nil || saved == nil: readComment(tree.content(node).prefix(2048))
      case .element where tree.nodes[node].tag == .link && canonical == nil:
        if tree.words(node, "rel").contains("canonical") { canonical = Self.absolute(tree.attribute(node, "href")) }
      case .element where tree.nodes[node].tag == .meta && open == nil:
        if tree.attribute(node, "property") == "og:url" { open = Self.absolute(tree.attribute(node, "content")) }
      default: break
      }
    }
    url = url ?? canonical ?? open
  }

  private mutating func readComment(_ text: ArraySlice<UInt8>) {
    if url == nil, let at = text.position(of: Self.browserMark) {
      let rest = text[at...].drop { $0 != 0x29 }.dropFirst().prefix { $0 > 0x20 }
      url = Self.absolute(String(decoding: rest, as: UTF8.self))
    }
    guard text.position(of: Self.singleFileMark) != nil else { return }
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(20) {
      let line = String(decoding: line.drop { $0 <= 0x20 }, as: UTF8.self)
      if url == nil, line.hasPrefix("url:") {
        url = Self.absolute(String(line.dropFirst(4)))
      } else if saved == nil, line.hasPrefix("saved date:") {
        saved = BrowserDate.seconds(String(line.dropFirst(11)))
      }
    }
  }

  private static let browserMark = Array("saved from url=(".utf8)
  private static let singleFileMark = Array("SingleFile".utf8)

  private static func absolute(_ url: String?) -> String? {
    guard let url = url.map(HTMLTree.collapsed), url.utf8.count <= 2048 else { return nil }
    let lower = url.prefix(8).lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") ? url : nil
  }

  /// The host of an address: lower case, without `www.`, `xn--` where it is not ASCII; empty if there is none.
  static func host(of url: String) -> String {
    let bytes = Array(url.utf8)
    guard let scheme = bytes[...].position(of: Array("://".utf8)) else { return "" }
    let end: [UInt8] = [0x2F, 0x3F, 0x23, 0x5C]
    let authority = Substring(
      decoding: bytes[(scheme + 3)...].prefix { $0 > 0x20 && !end.contains($0) }, as: UTF8.self)
    let named = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let host = named.hasPrefix("[") ? named.prefix { $0 != "]" }.dropFirst() : named.prefix { $0 != ":" }
    let labels = host.lowercased().split(separator: ".")
    let kept = labels.first == "www" && labels.count > 2 ? labels.dropFirst() : labels[...]
    let joined = Array(kept.joined(separator: ".").utf8)
    return String(decoding: HostName.ascii(joined, 0..<joined.count), as: UTF8.self)
  }
}
