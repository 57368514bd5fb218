/// What the precomposed Latin letters fold to, one entry a code point.
///
/// The letters are those of Unicode's blocks Latin-1 Supplement, Latin Extended-A and -B and Latin Extended Additional.
/// In the table below a row is 32 code points, `.` leaves the letter as it is and `-` makes it a space.
enum FoldTable {
  /// U+00C0–U+024F, then U+1E00–U+1EFF: up to two ASCII bytes an entry, the first in the low half; 0 leaves the letter
  /// as it is, 0x20 makes it a space.
  static let latin = entries(
    """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g
    g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l
    l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s
    s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
    b b b b . . . c c d d d d . . . . f f g . . . i k k l . . n n o
    o o . . p p . . . . . t t t t u u . v y y z z . . . . . . . . .
    . . . . dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u u . a a
    a a ae ae g g g g k k o o o o . . j dz dz dz g g . . n n a a ae ae o o
    a a a a e e e e i i i i o o o o r r r r u u u u s s t t y y h h
    n d . . z z a a e e o o o o o o o o y y l n t j . . a c c l t s
    z . . b u . e e j j q q r r y y

    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f
    g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m m
    m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r
    s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v
    w w w w w w w w w w x x x x y y z z z z z z h t w y a s s s ss d
    a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e
    e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o
    o o o o u u u u u u u u u u u u u u y y y y y y y y ll ll v v y y
    """)

  /// The entry of a scalar in `table`, which is ``latin``; 0 for one that is in neither block.
  @inline(__always)
  static func entry(of scalar: UInt32, in table: [UInt16]) -> UInt16 {
    switch scalar {
    case 0xC0...0x24F: table[Int(scalar - 0xC0)]
    case 0x1E00...0x1EFF: table[Int(scalar - 0x1E00 + 0x190)]
    default: 0
    }
  }

  /// Letters outside the tables that are a base letter with a mark, or another form of one.
  static let bases: [Unicode.Scalar: [UInt8]] = {
    let pairs = """
      ªa ºo µμ ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst
      άα έε ήη ίι όο ύυ ώω ϊι ϋυ ΐι ΰυ ςσ
      йи ёе їі ўу ѐе ѝи ѓг ќк
      """
    var bases: [Unicode.Scalar: [UInt8]] = [:]
    for pair in pairs.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let letter = pair.unicodeScalars.first { bases[letter] = Array(String(pair.unicodeScalars.dropFirst()).utf8) }
    }
    return bases
  }()

  private static func entries(_ text: String) -> [UInt16] {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { entry in
      let bytes = Array(entry)
      if bytes == [0x2E] { return 0 }
      if bytes == [0x2D] { return 0x20 }
      return UInt16(bytes[0]) | (bytes.count > 1 ? UInt16(bytes[1]) << 8 : 0)
    }
  }
}
