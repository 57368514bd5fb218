import Records
import Text

/// A person's name together with her company, in the one form under which the two are turned into a code, version 1.
///
/// The name's words are folded and sorted, so that neither case, accents nor the order of given and family name matter. The
/// company is its business ID, or its folded name without the legal form. Who shares both is only perhaps the same person.
struct LookAlike {
  private var folded: [UInt8] = []
  private var words: [Range<Int>] = []
  /// Where the forms of the last row are.
  private(set) var added: [Range<Int>] = []

  /// The forms of a record with these normalised values: none without a name or a company, two at most.
  static func forms(of values: [String]) -> [[UInt8]] {
    let packed = PackedFields.pack(values)
    var (ranges, messages): ([Range<Int>], [UInt8]) = ([], [])
    PackedFields.split(packed, 0..<packed.count, into: &ranges)
    var forms = LookAlike()
    forms.append(packed, ranges, to: &messages)
    return forms.added.map { Array(messages[$0]) }
  }

  /// Adds the forms of a row, of which `ranges` are the fields, to `messages`; ``added`` is where each is then.
  mutating func append(_ bytes: [UInt8], _ ranges: [Range<Int>], to messages: inout [UInt8]) {
    added.removeAll(keepingCapacity: true)
    let (name, id) = (ranges[Field.personName.rawValue], ranges[Field.companyBusinessID.rawValue])
    let company = ranges[Field.companyName.rawValue]
    guard !name.isEmpty, !id.isEmpty || !company.isEmpty else { return }
    folded.removeAll(keepingCapacity: true)
    Fold.append(bytes, name, to: &folded)
    let end = folded.count
    guard end > 0 else { return }
    sortWords(upTo: end)
    if !id.isEmpty {
      let start = appendName(to: &messages)
      messages.append(contentsOf: Self.byID)
      ByteRange.append(bytes, id, to: &messages)
      added.append(start..<messages.count)
    }
    Fold.append(bytes, company, to: &folded)
    guard folded.count > end else { return }
    let start = appendName(to: &messages)
    messages.append(contentsOf: Self.byName)
    ByteRange.append(folded, LegalForms.stem(folded, end..<folded.count), to: &messages)
    added.append(start..<messages.count)
  }

  private static let prefix = Array("look-alike/1:".utf8)
  private static let byID = Array("\u{1F}id:".utf8), byName = Array("\u{1F}name:".utf8)

  private func appendName(to messages: inout [UInt8]) -> Int {
    let start = messages.count
    messages.append(contentsOf: Self.prefix)
    for word in words {
      ByteRange.append(folded, word, to: &messages)
      messages.append(0x20)
    }
    return start
  }

  /// Finds the words of the folded name, in alphabetic order: a few, so each is put in its place as it comes.
  private mutating func sortWords(upTo end: Int) {
    words.removeAll(keepingCapacity: true)
    var start = 0
    for position in 0...end where position == end || folded[position] == 0x20 {
      let word = start..<position
      var place = words.count
      while place > 0, folded[word].lexicographicallyPrecedes(folded[words[place - 1]]) { place -= 1 }
      words.insert(word, at: place)
      start = position + 1
    }
  }
}
