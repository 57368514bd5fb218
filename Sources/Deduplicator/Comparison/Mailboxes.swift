import Text

/// Distinct e-mail addresses, taken apart: local part, domain, and the letters that may spell somebody's name.
struct Mailboxes: Sendable {
  /// For each value of the column its address, or -1 where it is none.
  private(set) var of: [Int32] = []
  /// Local parts, lower case.
  private(set) var locals = Interner()
  /// Local parts folded, without separators: `matti.virtanen` and `Matti_Virtanen` are both `mattivirtanen`.
  private(set) var letters = Interner()
  /// For each address its local part.
  private(set) var local: [Int32] = []
  /// For each address its domain in `domains`.
  private(set) var domain: [Int32] = []
  /// For each address whether its local part names a role and not a person.
  private(set) var isRole: [Bool] = []
  private var spelling: [Int32] = []

  /// Takes the addresses of `values` apart; domains are numbered together with those of websites.
  init(_ values: Interner, domains: inout Interner) {
    var addresses = Interner()
    var address: [UInt8] = []
    var folded: [UInt8] = []
    for value in 0..<Int32(truncatingIfNeeded: values.count) {
      address.removeAll(keepingCapacity: true)
      for index in values.range(value) { address.append(Domain.lowerCase(values.arena[index])) }
      guard let at = address.lastIndex(of: 0x40), at > 0, at + 1 < address.count else {
        of.append(-1)
        continue
      }
      of.append(addresses.intern(address, 0..<address.count))
      guard addresses.count > local.count else { continue }
      local.append(locals.intern(address, 0..<at))
      domain.append(domains.intern(address, at + 1..<address.count))
      folded.removeAll(keepingCapacity: true)
      Fold.append(address, 0..<at, to: &folded)
      isRole.append(RoleWords.isMailbox(address, 0..<at))
      folded.removeAll { $0 == 0x20 }
      spelling.append(letters.intern(folded, 0..<folded.count))
    }
  }

  /// A content hash of an address.
  func hash(_ address: Int32, _ domains: Interner) -> UInt64 {
    Hash.pair(locals.hash(local[Int(address)]), domains.hash(domain[Int(address)]))
  }

  /// Whether two local parts differ by one edit that is not the digit which tells namesakes apart.
  func misspelt(_ left: Int32, _ right: Int32) -> Bool {
    let (a, b) = (locals.range(local[Int(left)]), locals.range(local[Int(right)]))
    guard min(a.count, b.count) >= 4, digits(a) == digits(b) else { return false }
    return Similarity.editDistance(locals.arena, a, locals.arena, b, limit: 1) <= 1
  }

  /// Whether an address only spells a name: family name with any beginning of the given name, or one of the two.
  func spells(_ address: Int32, _ name: Int32, _ names: WordLists) -> Bool {
    guard name >= 0, spelling[Int(address)] >= 0 else { return false }
    let text = letters.range(spelling[Int(address)])
    let given = names.words.range(names.first(name))
    let family = names.words.range(names.last(name))
    if text.count < family.count { return begins(text, given, names) && (text.count == given.count) }
    let rest = text.count - family.count
    if rest <= given.count {
      let (front, back) = (text.lowerBound..<text.lowerBound + rest, text.upperBound - rest..<text.upperBound)
      if equals(text.lowerBound + rest, family, names), begins(front, given, names) { return true }
      if equals(text.lowerBound, family, names), begins(back, given, names) { return true }
    }
    guard text.count >= given.count, equals(text.lowerBound, given, names) else { return false }
    return begins(text.lowerBound + given.count..<text.upperBound, family, names)
  }

  /// Whether the letters from `start` on are `word`.
  private func equals(_ start: Int, _ word: Range<Int>, _ names: WordLists) -> Bool {
    begins(start..<start + word.count, word, names)
  }

  /// Whether `word` begins with the letters in `part`.
  private func begins(_ part: Range<Int>, _ word: Range<Int>, _ names: WordLists) -> Bool {
    guard part.count <= word.count, part.upperBound <= letters.arena.count else { return false }
    for offset in 0..<part.count
    where letters.arena[part.lowerBound + offset] != names.words.arena[word.lowerBound + offset] { return false }
    return true
  }

  private func digits(_ range: Range<Int>) -> [UInt8] {
    locals.arena[range].filter { (0x30...0x39).contains($0) }
  }
}

/// Domains of mail and web: what of them tells a company.
enum Domain {
  /// An ASCII capital's small letter; every other byte itself.
  static func lowerCase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// The host of a web address, lower case and without `www.`, within the address's own bytes.
  static func host(_ address: [UInt8]) -> [UInt8] {
    var text = address.map(lowerCase)[...]
    for prefix in ["https://", "http://", "//"] where text.starts(with: prefix.utf8) {
      text = text.dropFirst(prefix.utf8.count)
      break
    }
    if text.starts(with: "www.".utf8) { text = text.dropFirst(4) }
    return Array(text.prefix { $0 != 0x2F && $0 != 0x3A && $0 != 0x3F && $0 != 0x23 })
  }
}
