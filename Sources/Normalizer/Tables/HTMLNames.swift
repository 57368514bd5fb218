import Text

/// The names of HTML's character references (`&ouml;`) that text in Latin letters has: those of ISO-8859-1, other letters of
/// European names, and punctuation. Facts of the HTML standard's list of named character references.
enum HTMLNames {
  /// The character of a name; nil if it is none. A name that was written in capitals with the rest of a text is taken for
  /// its capital: `&OUML;`.
  static func scalar(_ bytes: [UInt8], _ name: Range<Int>) -> UInt32? {
    if let index = table.value(bytes, name) { return scalars[index] }
    guard name.count > 2, bytes[name].allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
    let word = bytes[name].prefix(1) + bytes[name].dropFirst().map { $0 | 0x20 }
    if let index = table.value(Array(word)) { return scalars[index] }
    return table.value(bytes[name].map { $0 | 0x20 }).map { scalars[$0] }
  }

  /// The characters of the numbers 128 to 159, which are taken for Windows-1252's; five are none.
  static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// The names of U+00A0 to U+00FF, in order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
    Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml
    """

  /// Other names, each with its scalar.
  private static let others = """
    quot=22 amp=26 lt=3C gt=3E apos=27 OElig=152 oelig=153 Scaron=160 scaron=161 Yuml=178 circ=2C6 tilde=2DC \
    ensp=2002 emsp=2003 thinsp=2009 zwnj=200C zwj=200D lrm=200E rlm=200F ndash=2013 mdash=2014 horbar=2015 lsquo=2018 \
    rsquo=2019 sbquo=201A ldquo=201C rdquo=201D bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026 permil=2030 \
    prime=2032 Prime=2033 lsaquo=2039 rsaquo=203A frasl=2044 euro=20AC trade=2122 numero=2116 excl=21 num=23 \
    dollar=24 percnt=25 lpar=28 rpar=29 ast=2A plus=2B comma=2C hyphen=2010 dash=2010 minus=2212 period=2E sol=2F \
    colon=3A semi=3B equals=3D quest=3F commat=40 lsqb=5B lbrack=5B bsol=5C rsqb=5D rbrack=5D Hat=5E lowbar=5F \
    UnderBar=5F grave=60 lbrace=7B verbar=7C vert=7C rbrace=7D Tab=9 NewLine=A NonBreakingSpace=A0 Zcaron=17D \
    zcaron=17E Ccaron=10C ccaron=10D Cacute=106 cacute=107 Nacute=143 nacute=144 Sacute=15A sacute=15B Zacute=179 \
    zacute=17A Zdot=17B zdot=17C Lstrok=141 lstrok=142 Dstrok=110 dstrok=111 Scedil=15E scedil=15F Gbreve=11E \
    gbreve=11F Idot=130 imath=131 inodot=131 Abreve=102 abreve=103 Aogon=104 aogon=105 Eogon=118 eogon=119 Ecaron=11A \
    ecaron=11B Rcaron=158 rcaron=159 Ncaron=147 ncaron=148 Tcaron=164 tcaron=165 Dcaron=10E dcaron=10F Uring=16E \
    uring=16F Odblac=150 odblac=151 Udblac=170 udblac=171 Amacr=100 amacr=101 Emacr=112 emacr=113 Imacr=12A imacr=12B \
    Omacr=14C omacr=14D Umacr=16A umacr=16B Tcedil=162 tcedil=163 Lcaron=13D lcaron=13E
    """

  private static let entries: [(name: String, scalar: UInt32)] =
    latin1.split(separator: " ").enumerated().map { (String($0.element), 0xA0 + UInt32($0.offset)) }
    + others.split(separator: " ").compactMap { entry in
      let parts = entry.split(separator: "=")
      return UInt32(parts[1], radix: 16).map { (String(parts[0]), $0) }
    }
  private static let scalars = entries.map(\.scalar)
  private static let table = WordTable(phrases: entries.map { [$0.name] })
}
