import Records
import Text

/// A person's name together with the person's company, in the forms under which a restriction finds whoever it may be about,
/// version 1.
///
/// A source writes the name as it likes: in another order, with more given names, with an initial. Where it cannot be known
/// whether two names are one person's, they count as one: nobody who said no is written to because a second given name is
/// missing. So a restriction on *Anna-Maija Virta* holds for *Anna Virta* and for *A. Virta* of the same company, but not for
/// *Antti Virta*; one on *A. Virta* holds for both.
///
/// The company is its business ID, or its folded name without the legal form; both are used where both are known.
struct NameAtCompany {
  /// How a name is written.
  private enum Form: UInt8 {
    /// The first given name and the surname.
    case whole = 0x73
    /// An initial and the surname, as they stand.
    case written = 0x77
    /// The initial of a given name that stands whole.
    case shortened = 0x69
    /// One word.
    case single = 0x75
  }

  private var folded: [UInt8] = []
  private var words: [Range<Int>] = []

  /// Adds the forms by which a restriction on this person is kept, each as one message. `companies` are the ends of messages
  /// that ``company(id:_:)`` and ``company(name:_:)`` make.
  mutating func appendKept(
    name bytes: [UInt8], _ range: Range<Int>, at companies: [[UInt8]], to messages: inout [UInt8],
    _ added: inout [Range<Int>]
  ) {
    read(bytes, range)
    guard let first = words.first, let last = words.last else { return }
    for company in companies {
      if words.count == 1 {
        add(.single, first, nil, company, to: &messages, &added)
      } else if first.count > 1 {
        add(.whole, first, last, company, to: &messages, &added)
        add(.written, first.prefix(1), last, company, to: &messages, &added)
      } else {
        add(.shortened, first, last, company, to: &messages, &added)
        add(.written, first, last, company, to: &messages, &added)
      }
    }
  }

  /// Adds the forms by which it is asked whether a restriction holds for this person.
  mutating func appendAsked(
    name bytes: [UInt8], _ range: Range<Int>, at companies: [[UInt8]], to messages: inout [UInt8],
    _ added: inout [Range<Int>]
  ) {
    read(bytes, range)
    guard let first = words.first, let last = words.last else { return }
    for company in companies {
      // A restriction may know one word only: the surname, or the given name.
      for word in words where word.count > 1 { add(.single, word, nil, company, to: &messages, &added) }
      guard words.count > 1 else { continue }
      if first.count > 1 {
        add(.whole, first, last, company, to: &messages, &added)
        add(.shortened, first.prefix(1), last, company, to: &messages, &added)
      } else {
        add(.written, first, last, company, to: &messages, &added)
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

  private static let prefix = Array("name-at/1:".utf8)
  private static let byID = Array("\u{1F}id:".utf8), byName = Array("\u{1F}name:".utf8)

  private func add(
    _ form: Form, _ first: Range<Int>, _ last: Range<Int>?, _ company: [UInt8], to messages: inout [UInt8],
    _ added: inout [Range<Int>]
  ) {
    let start = messages.count
    messages.append(contentsOf: Self.prefix)
    messages.append(form.rawValue)
    messages.append(0x3A)
    messages.append(contentsOf: folded[first])
    if let last {
      messages.append(0x20)
      messages.append(contentsOf: folded[last])
    }
    messages.append(contentsOf: company)
    added.append(start..<messages.count)
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
  }
}
