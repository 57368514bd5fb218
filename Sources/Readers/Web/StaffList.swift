import Records
import Text

/// Finds persons in plain staff lists: an e-mail address, a name that goes with it, and a title beside it.
///
/// From each address the search climbs to the smallest part of the page that holds this address alone and a name.
/// A name that the address is made of is proof enough; another one counts only where a title stands beside it or where
/// proven persons stand in blocks of the same build.
struct StaffList {
  private struct Candidate {
    var record: FoundRecord
    var proven: Bool
    /// Element, parent's element and class of the block.
    var build: String
  }

  /// A part of a text between commas, bars and dashes.
  private struct Piece {
    var text: String
    var node: Int
    var marked: Bool
    /// The name it holds, and a title before the name.
    var name: (text: String, title: String)?
  }

  private let page: PageText
  /// The parts of the texts looked at so far, by place among the page's texts.
  private var pieces: [Int: [Piece]] = [:]
  private var tree: HTMLTree { page.tree }

  /// Deepest climb and longest block (bytes of text) that are still one person's entry.
  private static let climb = 8
  private static let longest = 700

  private init(page: PageText) { self.page = page }

  /// The persons of a page, in document order.
  static func persons(_ page: PageText) -> [FoundRecord] {
    var list = StaffList(page: page)
    var seen: Set<String> = []
    var candidates: [Candidate] = []
    for email in page.emails where !EmailText.isGeneric(email.address.text) && !seen.contains(email.key) {
      guard let candidate = list.candidate(email) else { continue }
      seen.insert(email.key)
      candidates.append(candidate)
    }
    let builds = Set(candidates.filter(\.proven).map(\.build))
    return candidates.filter { candidate in
      candidate.proven || builds.contains(candidate.build) || !candidate.record[.personTitle].isEmpty
    }.map(\.record)
  }

  private mutating func candidate(_ email: PageText.Email) -> Candidate? {
    var block = email.node
    for _ in 0..<Self.climb {
      let range = tree.subtree(block)
      guard size(range) <= Self.longest else { return nil }
      if let found = person(in: range, email, block: block) { return found }
      guard let parent = tree.parent(block), tree.nodes[parent].tag != .body, tree.nodes[parent].tag != .html else {
        return beside(block, email)
      }
      if page.hasOther(than: email.key, in: tree.subtree(parent)) { return beside(block, email) }
      block = parent
    }
    return nil
  }

  /// Entries without an element of their own: what stands before the address, since the address before it.
  private mutating func beside(_ block: Int, _ email: PageText.Email) -> Candidate? {
    guard let parent = tree.parent(block) else { return nil }
    let before = page.emails(in: (parent + 1)..<block).last { $0.key != email.key }
    var start = parent + 1
    if let before {
      start = before.node
      while let around = tree.parent(start), around != parent { start = around }
      start = Int(tree.nodes[start].end)
    }
    // A heading begins an entry: nothing above the last one belongs to it.
    var child = start
    var entry = start
    while child < block {
      if [.h2, .h3, .h4, .h5, .h6, .dt, .hr].contains(tree.nodes[child].tag) { entry = child }
      child = Int(tree.nodes[child].end)
    }
    let range = entry..<Int(tree.nodes[block].end)
    guard entry <= block, size(range) <= Self.longest else { return nil }
    return person(in: range, email, block: block)
  }

  private func size(_ range: Range<Int>) -> Int {
    var size = 0
    for line in page.lines(in: range) {
      size += line.text.utf8.count
      if size > Self.longest { break }
    }
    return size
  }

  private mutating func person(in range: Range<Int>, _ email: PageText.Email, block: Int) -> Candidate? {
    let pieces = pieces(in: range)
    var names: [(name: String, node: Int, title: String)] = []
    for piece in pieces {
      if let name = piece.name { names.append((name.text, piece.node, name.title)) }
    }
    if names.isEmpty, let whole = nameAcrossElements(in: range) { names.append(whole) }
    let proven = names.first { PersonName.agrees($0.name, with: email.address.text) }
    guard let chosen = proven ?? (Set(names.map(\.name)).count == 1 ? names.first : nil) else { return nil }
    var record = FoundRecord(line: tree.nodes[chosen.node].line)
    record[.personName] = Found(text: chosen.name, path: tree.path(chosen.node))
    record[.personEmail] = email.address
    if !chosen.title.isEmpty {
      record[.personTitle] = Found(text: chosen.title, path: tree.path(chosen.node))
    } else if let title = title(pieces, chosen.name) {
      record[.personTitle] = Found(text: title.text, path: tree.path(title.node))
    }
    record.hasOwnPhone = hasPhone(range, email)
    return Candidate(record: record, proven: proven != nil, build: build(block))
  }

  /// The name in a text, also with the title before it: `Toimitusjohtaja Liisa Virtanen`.
  private static func name(in text: String) -> (text: String, title: String)? {
    if PersonName.isLikely(text) { return (text, "") }
    let words = text.split(separator: " ")
    guard (3...7).contains(words.count) else { return nil }
    for count in 1...(words.count - 2) {
      let title = words[..<count].joined(separator: " ")
      let name = words[count...].joined(separator: " ")
      if PersonName.isLikely(name), TitleText.isLikely(title) { return (name, title) }
    }
    return nil
  }

  private mutating func pieces(in range: Range<Int>) -> [Piece] {
    var all: [Piece] = []
    for index in page.lines(in: range).indices {
      if let known = pieces[index] {
        all += known
        continue
      }
      let line = page.lines[index]
      let marked = tree.parent(line.node).map { TitleText.isMarked(tree.words($0, "class")) } ?? false
      let parts = Self.parts(line.text).map { part in
        Piece(text: part, node: line.node, marked: marked, name: Self.name(in: part))
      }
      pieces[index] = parts
      all += parts
    }
    return all
  }

  /// A text split at commas, semicolons, bars, bullets, colons, brackets and free-standing dashes.
  private static func parts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var start = 0
    func close(_ end: Int) {
      let part = UTF8Text.trimmed(bytes, start..<end)
      if !part.isEmpty { parts.append(String(decoding: bytes[part], as: UTF8.self)) }
    }
    var at = 0
    while at < bytes.count {
      let length = separator(bytes, at)
      if length > 0 {
        close(at)
        start = at + length
      }
      at += max(1, length)
    }
    close(bytes.count)
    return parts
  }

  /// Bytes of the separator at `at`; 0 if none stands there.
  private static func separator(_ bytes: [UInt8], _ at: Int) -> Int {
    func isFree(_ length: Int) -> Bool {
      (at == 0 || bytes[at - 1] == 0x20) && (at + length == bytes.count || bytes[at + length] == 0x20)
    }
    switch bytes[at] {
    case 0x2C, 0x3B, 0x7C, 0x3A, 0x28, 0x29: return 1
    case 0x2D, 0x2F: return isFree(1) ? 1 : 0
    case 0xC2: return at + 1 < bytes.count && bytes[at + 1] == 0xB7 ? 2 : 0
    case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80:
      if bytes[at + 2] == 0xA2 { return 3 }
      return (bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94) && isFree(3) ? 3 : 0
    default: return 0
    }
  }

  /// A name whose words stand in elements of their own.
  private func nameAcrossElements(in range: Range<Int>) -> (name: String, node: Int, title: String)? {
    for node in range where tree.nodes[node].kind == .element && tree.subtree(node).count <= 8 {
      switch tree.nodes[node].tag {
      case .h1, .h2, .h3, .h4, .h5, .h6, .p, .a, .td, .th, .dt, .div, .other:
        let text = tree.text(tree.subtree(node))
        if PersonName.isLikely(text) { return (text, node, "") }
      default: break
      }
    }
    return nil
  }

  private func title(_ pieces: [Piece], _ name: String) -> Piece? {
    let others = pieces.filter { piece in
      piece.text != name && !piece.text.utf8.contains(0x40) && piece.text.contains(where: \.isLetter)
    }
    return others.first { $0.marked && $0.text.utf8.count <= 80 } ?? others.first { TitleText.isLikely($0.text) }
  }

  /// Whether a phone stands in a person's entry, as a link or as text; an entry that is one text ends with its element.
  private func hasPhone(_ entry: Range<Int>, _ email: PageText.Email) -> Bool {
    var range = entry
    if entry.count == 1, let parent = tree.parent(entry.lowerBound), tree.nodes[parent].tag != .body,
      !page.hasOther(than: email.key, in: tree.subtree(parent))
    {
      range = tree.subtree(parent)
    }
    return page.lines(in: range).contains { PersonPhone.isNumber($0.text) }
      || range.contains { node in
        tree.nodes[node].tag == .a && tree.attribute(node, "href")?.lowercased().hasPrefix("tel:") == true
      }
  }

  private func build(_ block: Int) -> String {
    let parent = tree.parent(block)
    let around = parent.map { tree.names[Int(tree.nodes[$0].name)] } ?? ""
    let own = tree.nodes[block].kind == .element ? tree.names[Int(tree.nodes[block].name)] : "text"
    return "\(around)>\(own).\(tree.attribute(block, "class") ?? "")"
  }
}
