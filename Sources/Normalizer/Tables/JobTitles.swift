import Text

/// Words by which a title of office is told from a name, in Finnish, Swedish and English.
///
/// Only words that are hardly anybody's name are among them, for they are looked for in names. The endings are heads of
/// compounds (`talousjohtaja`); English writes its titles in single words.
enum JobTitles {
  /// What a word is in a title.
  enum Part {
    /// It makes a title of what it stands in.
    case head
    /// The same, in few letters that may be initials: VD, TJ.
    case abbreviation
    /// It belongs to a title that it stands next to.
    case qualifier
  }

  /// What a word can be in a title; nil if it is none of one. `folded` is used.
  static func part(_ bytes: [UInt8], _ range: Range<Int>, _ folded: inout [UInt8]) -> Part? {
    folded.removeAll(keepingCapacity: true)
    Fold.append(bytes, range, to: &folded)
    defer { folded.removeAll(keepingCapacity: true) }
    if folded.isEmpty { return nil }
    let whole = 0..<folded.count
    switch words.value(folded, whole) {
    case 0: return .head
    case 1: return .abbreviation
    case 2: return .qualifier
    default: break
    }
    // The head of a compound stands last: of `HR-päällikkö` and `myynti- ja markkinointijohtaja` the last word.
    let last = (folded.lastIndex(of: 0x20) ?? -1) + 1..<folded.count
    if endings.value(folded, last) != nil || words.value(folded, last) == 0 { return .head }
    return RoleWords.isName(folded) ? .qualifier : nil
  }

  private static let words = WordTable([
    (
      // Heads.
      "ceo cfo coo cto cio cmo chro cpo manager director officer president engineer accountant assistant secretary analyst "
        + "consultant specialist coordinator supervisor executive entrepreneur developer designer architect administrator "
        + "representative advisor adviser chairman chairwoman chairperson founder cofounder controller bookkeeper salesman "
        + "buyer clerk head myyja ostaja esimies omistaja yrittaja sihteeri chef vicevd intendent revisor kamrer jurist "
        + "juristi ekonom konsult saljare bokforare delagare foretagare inkopare grundare larare ledamot montor agare "
        + "isannoitsija kauppias puheenjohtaja johtaja toimari varatuomari siht toimj rehtori lehtori laakari tutkija konsultti analyytikko agronomi",
      0
    ),
    ("vd tj gm md vp svp evp avp", 1),
    (
      // Qualifiers.
      "hallituksen toim varsinainen vt va vs tf bitr vice deputy acting senior junior sr jr tekninen kaupallinen hallinnollinen "
        + "operatiivinen vastaava johtava vanhempi nuorempi konsernin yksikon alueen verkstallande teknisk "
        + "kommersiell administrativ ekonomisk operativ stallforetradande ansvarig managing general chief executive key "
        + "account area regional country business development product project production operations operating financial "
        + "finance information technology technical commercial human resources export of and the for ja seka och & i "
        + "sales marketing myynti myynnin markkinointi markkinoinnin talouden talous liiketoiminnan tuotannon tuotanto "
        + "jasen varajasen styrelsens styrelseordforande quality legal customer service communications office plant site "
        + "team global nordic finland group store shop",
      2
    ),
  ])

  /// Ends of folded words that are titles; no Finnish or Swedish surname of the name statistics ends so.
  private static let endings = EndingTable([
    (
      "johtaja joht paall allikko npitaja akimies iamies ljelija ontaja etsija ihteeri stentti untija astaava ttelija naattor aattori laskija hoitaja rittaja mistaja mestari "
        + "esimies dustaja kastaja valvoja ohjaaja hittaja nsultti yytikko adenomi sentaja jettaja kitehti pettaja "
        + "luttaja uottaja oitsija auppias juristi mittaja troller rolleri laakari mentaja eknikko gronomi amreeri rustaja "
        + "vustaja nuttaja sinoori chef chefen irektor ledare nsvarig eterare laggare ekonom "
        + "saljare konsult dgivare forande elagare etagare nkopare ordnare ngenjor rundare tandare ecklare nerare "
        + "edaktor dinator tendent jurist larare",
      1
    )
  ])
}
