import Records
import Text

/// A person's name together with the person's company, in the forms under which a restriction finds whoever it may be about,
/// version 1.
///
/// A source writes the name as it likes: in another order, with more given names, with an initial, with one of two surnames.
/// Where it cannot be known whether two names are one person's, they count as one: nobody who said no is written to because a
/// second given name is missing. So a restriction on *Anna-Maija Virta-Laine* holds for *Anna Virta*, *Laine Anna*, *A. Virta* and
/// *Virta* of the same company, but not for *Antti Virta*; one on *A. Virta* holds for both.
///
/// The company is its business ID, its folded name without the legal form, and its domain: each of them that is known.
struct NameAtCompany {
  /// How a name is written.
  private enum Form: UInt8 {
    /// The first given name and a surname, in whatever order.
    case whole = 0x73
    /// An initial and a surname, as they stand.
    case written = 0x77
    /// The initial of a given name that stands whole.
    case shortened = 0x69
    /// One word.
    case single = 0x75
    /// One word of a name that has several.
    case lone = 0x6C
  }

  /// A form by which a restriction is kept.
  struct Kept {
    /// The message.
    let range: Range<Int>
    /// Whether it is the name as it stands, which tells whose it is; a part of it only tells whose it may be.
    let isWhole: Bool
    /// Whether it is one word of several.
    let isLone: Bool
  }

  private var folded: [UInt8] = []
  private var words: [Range<Int>] = []
  /// Where the last name begins among the words: of one with a hyphen each part is a surname.
  private var surnames = 0..<0

  /// Adds the forms by which a restriction on this person is kept, each as one message. `companies` are the ends of messages
  /// that ``company(id:_:)`` and its like make.
  mutating func appendKept(
    name bytes: [UInt8], _ range: Range<Int>, at companies: [[UInt8]], to messages: inout [UInt8], _ added: inout [Kept]
  ) {
    read(bytes, range)
    guard let first = words.first else { return }
    for company in companies {
      if words.count == 1 {
        keep(.single, first, nil, company, isWhole: true, &messages, &added)
        continue
      }
      for last in words[surnames] {
        if first.count > 1 {
          keep(.whole, first, last, company, isWhole: true, &messages, &added)
          keep(.written, first.prefix(1), last, company, isWhole: false, &messages, &added)
        } else {
          keep(.shortened, first, last, company, isWhole: true, &messages, &added)
          keep(.written, first, last, company, isWhole: true, &messages, &added)
        }
        keep(.lone, last, nil, company, isWhole: false, &messages, &added)
      }
      if first.count > 1 { keep(.lone, first, nil, company, isWhole: false, &messages, &added) }
    }
  }

  /// Adds the forms by which it is asked whether a restriction holds for this person; `isSpelled`: the name is what a mailbox
  /// spells out, so that one word may be an initial and a surname, `avirta`.
  mutating func appendAsked(
    name bytes: [UInt8], _ range: Range<Int>, isSpelled: Bool, at companies: [[UInt8]], to messages: inout [UInt8],
    _ added: inout [Range<Int>]
  ) {
    read(bytes, range)
    guard let first = words.first else { return }
    for company in companies {
      // A restriction may know one word only: the surname, or the given name.
      for word in words where word.count > 1 { ask(.single, word, nil, company, &messages, &added) }
      if words.count == 1 {
        ask(.lone, first, nil, company, &messages, &added)
        if isSpelled, first.count > 3 {
          ask(.written, first.prefix(1), first.dropFirst(), company, &messages, &added)
          ask(.written, first.suffix(1), first.dropLast(), company, &messages, &added)
        }
      }
      for last in words[surnames] where words.count > 1 {
        if first.count > 1 {
          ask(.whole, first, last, company, &messages, &added)
          ask(.shortened, first.prefix(1), last, company, &messages, &added)
        } else {
          ask(.written, first, last, company, &messages, &added)
        }
      }
    }
  }

  /// The end of a message for the company with a business ID.
  static func company(id bytes: [UInt8], _ range: Range<Int>) -> [UInt8] { byID + bytes[range] }

  /// The end of a message for the company with a name; nil if nothing is left of it.
  static func company(name bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    var folded: [UInt8] = []
    Fold.append(bytes, range, to: &folded)
    guard !folded.isEmpty else { return nil }
    return byName + folded[LegalForms.stem(folded, folded.indices)]
  }

  /// The end of a message for the company with a domain, as ``MailDomain/firms(_:_:)`` tells it.
  static func company(domain: [UInt8]) -> [UInt8] { byDomain + domain }

  /// The ends of messages for a company: of all that is known of it, with an empty text for what is not.
  static func companies(id: String, name: String, email: String, website: String) -> [[UInt8]] {
    let (id, name, address) = (Array(id.utf8), Array(name.utf8), Array(email.utf8))
    let bytes = address + website.utf8
    return (id.isEmpty ? [] : [company(id: id, id.indices)]) + (company(name: name, name.indices).map { [$0] } ?? [])
      + MailDomain.firms(bytes, addresses: [address.indices], website: address.count..<bytes.count)
      .map { company(domain: $0) }
  }

  private static let prefix = Array("name-at/1:".utf8)
  private static let byID = Array("\u{1F}id:".utf8), byName = Array("\u{1F}name:".utf8)
  private static let byDomain = Array("\u{1F}domain:".utf8)

  private func keep(
    _ form: Form, _ first: Range<Int>, _ last: Range<Int>?, _ company: [UInt8], isWhole: Bool,
    _ messages: inout [UInt8], _ added: inout [Kept]
  ) {
    let start = messages.count
    append(form, first, last, company, &messages)
    added.append(Kept(range: start..<messages.count, isWhole: isWhole, isLone: form == .lone))
  }

  private func ask(
    _ form: Form, _ first: Range<Int>, _ last: Range<Int>?, _ company: [UInt8], _ messages: inout [UInt8],
    _ added: inout [Range<Int>]
  ) {
    let start = messages.count
    append(form, first, last, company, &messages)
    added.append(start..<messages.count)
  }

  private func append(
    _ form: Form, _ first: Range<Int>, _ last: Range<Int>?, _ company: [UInt8], _ messages: inout [UInt8]
  ) {
    messages.append(contentsOf: Self.prefix)
    messages.append(form.rawValue)
    messages.append(0x3A)
    let isTurned = form == .whole && last.map { folded[$0].lexicographicallyPrecedes(folded[first]) } == true
    let (one, other) = isTurned ? (last ?? first, first) : (first, last)
    ByteRange.append(folded, one, to: &messages)
    if let other {
      messages.append(0x20)
      ByteRange.append(folded, other, to: &messages)
    }
    messages.append(contentsOf: company)
  }

  /// The words of the folded name; a name that begins with its surname and ends in initials is turned.
  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    folded.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    Fold.append(bytes, range, to: &folded)
    var start = 0
    for position in 0...folded.count where position == folded.count || folded[position] == 0x20 {
      if position > start { words.append(start..<position) }
      start = position + 1
    }
    if let first = words.first, let last = words.last, words.count > 1, last.count == 1, first.count > 1 {
      words = [last, first]
    }
    surnames = max(0, words.count - 1)..<words.count
    if words.count > 2, let space = bytes[range].lastIndex(of: 0x20), bytes[space..<range.upperBound].contains(0x2D) {
      let last = Fold.folded(bytes, space..<range.upperBound)
      let parts = Words.split(last, last.indices).count
      surnames = max(1, words.count - max(1, parts))..<words.count
    }
  }
}
