import Text

/// The areas of responsibility and the stems of titles that tell them, folded, in Finnish, Swedish and English.
enum Areas {
  /// The areas' names as they are stored.
  static let names: [StaticText] = [
    "general management", "finance", "accounting", "payables", "receivables", "payroll", "procurement", "HR", "IT",
    "sales", "marketing", "accounting firm", "board", "legal", "production", "assistant", "other",
  ]

  /// The index in ``names`` of the area that a title tells, or of the area that is named; nil if it does not tell.
  /// `scratch` is used and left empty.
  static func area(of text: [UInt8], folding scratch: inout [UInt8]) -> Int? {
    scratch.removeAll(keepingCapacity: true)
    Fold.append(text, 0..<text.count, to: &scratch)
    defer { scratch.removeAll(keepingCapacity: true) }
    if let named = named.value(scratch, 0..<scratch.count) { return named }
    var best: Stem?
    var isAssistant = false
    let (stems, starts, seconds) = (stems, starts, seconds)
    for position in 0..<max(0, scratch.count - 1) {
      let isStart = position == 0 || scratch[position - 1] == 0x20
      let bucket = Int(scratch[position])
      guard bucket < starts.count - 1 else { continue }
      for index in starts[bucket]..<starts[bucket + 1] where seconds[index] == scratch[position + 1] {
        let stem = stems[index]
        guard isStart || stem.kind == .anywhere, stands(stem, in: scratch, at: position) else { continue }
        if stem.area == assistant { isAssistant = true } else if stem.tier < best?.tier ?? .max { best = stem }
      }
    }
    guard let best else { return isAssistant ? assistant : nil }
    // The managing director's assistant assists; a sales assistant sells.
    return isAssistant && (best.area == management || best.area == board) ? assistant : best.area
  }

  private enum Kind { case word, start, anywhere }

  private struct Stem {
    let area: Int
    /// Lower tiers win; within one the first in the title.
    let tier: Int
    let kind: Kind
    let bytes: [UInt8]
  }

  private static func stands(_ stem: Stem, in text: [UInt8], at position: Int) -> Bool {
    let end = position + stem.bytes.count
    if end > text.count { return false }
    for offset in 1..<stem.bytes.count where text[position + offset] != stem.bytes[offset] { return false }
    return stem.kind != .word || end == text.count || text[end] == 0x20
  }

  private static let management = 0
  private static let board = 12
  private static let assistant = 15

  /// A stem ends with `*` if more may follow in the word, and begins with `*` if it may stand inside one; `_` is a space.
  private static let table: [(area: Int, tier: Int, stems: String)] = [
    (
      0, 0,
      "*toimitusjohtaj* verkstallande_direktor* vd ceo managing_director* chief_executive* yrittaj* yksityisyrittaj* foretagare* "
        + "omistaj* agare founder* perustaj* grundare* general_manager* kauppias* entrepreneur* "
        + "maajohtaj* country_manager* coo chief_operating* elinkeinonharjoittaj* toiminnanjohtaj* verksamhetsledare* "
        + "verksamhetschef* kunnanjohtaj* kaupunginjohtaj* stadsdirektor* kommundirektor*"
    ),
    (
      1, 1,
      "*talous* ekonomi* *finans* financ* *controller* cfo rahoitus* treasur* laskentapaal* laskentatoim* kamrer* cash_manag*"
    ),
    (
      2, 1,
      "*kirjanpi* *bokfor* *bokhall* *redovisning* *reskontra* accountant* accounting* bookkeep* huvudbok* general_ledger*"
    ),
    (3, 0, "*ostoresk* *ostolask* leverantorsresk* leverantorsfakt* accounts_payable* payable* purchase_ledger*"),
    (
      4, 0,
      "*myyntiresk* *myyntilask* kundresk* *laskutta* *laskutus* fakturer* *perinta* *perinna* luotonvalvo* kreditkontroll* "
        + "accounts_receivable* receivable* credit_control* invoicing* billing* sales_ledger*"
    ),
    (5, 0, "*palkan* *palkka* *palkkio* lonerakn* lonechef* loneadm* loneforvalt* lonespec* loner lon payroll*"),
    (6, 1, "*hankin* osto* ostaj* sisaanosto* *inkop* procurement* purchas* buyer* sourcing* upphandl*"),
    (
      7, 1,
      "*henkilosto* hr hrd human_resourc* personalchef* personaldir* personalansv* personalhand* personaladm* personalavd* "
        + "personalled* *rekryt* recruit* talent* chro people_and* people_partner* tyohyvinvoin*"
    ),
    (
      8, 1,
      "it ict *tietohall* *tietotek* *tietojarj* *ohjelmisto* *jarjestelma* software* *developer* programmer* cio cto "
        + "systemutveck* systemadm* systemspec* datachef* dataadm* tietoturva* programmerare* information_tech*"
    ),
    (
      9, 1,
      "*myynti* *myyja* *myynnin* sales* *forsalj* *saljare* saljchef* salj* key_account* kam account_manag* account_exec* "
        + "*asiakkuus* *asiakaspaal* avainasiak* kundansvar* kundchef* commercial* kaupallinen* business_development*"
    ),
    (
      10, 1,
      "*markkino* *marknadsfor* marknad* marketing* *viestin* *kommunik* communicat* brand* *mainon* cmo *tiedott*"
    ),
    (11, 0, "*tilitoimisto* *redovisningsbyra* *bokforingsbyra* accounting_firm*"),
    (12, 2, "hallituksen hallitus styrelse* board *puheenjohtaj* *ordforand* chairman chairperson chairwoman chair"),
    (13, 1, "laki* *lakimie* *juris* legal* lawyer* *counsel* varatuomar* asianaja* advokat* attorney*"),
    (
      14, 1,
      "*tuotan* *produktion* production* *tehta* *tehdas* fabrik* factory* plant *kayttopaal* *tyomaa* *tyonjoh* verkstads* "
        + "manufactur* operations* arbetsled* platschef* valmistus*"
    ),
    (15, 0, "*assistent* *assistant* *avustaj* johdon_sihteeri* toimitusjohtajan_sihteeri* vd_sekreterare*"),
    (16, 0, "metsatalous* maatalous* kotitalous* vesitalous* product_owner*"),
    (
      16, 2,
      "hallinto* *forvaltning* administrat* *toimistopaal* office_manag* kontorschef* *asiakaspalvel* kundtjanst* customer_serv* *kiinteisto*"
    ),
    (0, 3, "johtaja direktor director paajohtaja president owner"),
  ]

  private static let sorted: [Stem] = table.flatMap { entry in
    entry.stems.split(separator: " ").map { text in
      let bytes = text.utf8.filter { $0 != 0x2A }.map { $0 == 0x5F ? 0x20 : $0 }
      let kind: Kind = text.first == "*" ? .anywhere : text.last == "*" ? .start : .word
      return Stem(area: entry.area, tier: entry.tier, kind: kind, bytes: bytes)
    }
  }

  /// The stems by their first byte: those of byte `b` stand from `starts[b]` to `starts[b + 1]`, their second
  /// bytes beside them.
  private static let stems: [Stem] = (0..<128).flatMap { byte in sorted.filter { $0.bytes.first == UInt8(byte) } }
  private static let seconds: [UInt8] = stems.map { $0.bytes[1] }
  private static let starts: [Int] = (0...128).map { byte in sorted.count { ($0.bytes.first ?? 0) < byte } }

  /// The areas by name, in three languages, as a source may give them.
  private static let named = WordTable(phrases: [
    [
      "general management", "yleisjohto", "johto", "yritysjohto", "ledning", "allman ledning", "foretagsledning",
      "management",
    ],
    ["finance", "talous", "taloushallinto", "ekonomi", "ekonomiforvaltning"],
    ["accounting", "kirjanpito", "bokforing"], ["payables", "ostoreskontra", "leverantorsreskontra"],
    ["receivables", "myyntireskontra", "kundreskontra"], ["payroll", "palkat", "palkanlaskenta", "loner"],
    ["procurement", "hankinta", "osto", "inkop"], ["hr", "henkilosto", "personal", "henkilostohallinto"],
    ["it", "tietohallinto"], ["sales", "myynti", "forsaljning"], ["marketing", "markkinointi", "marknadsforing"],
    ["accounting firm", "tilitoimisto", "redovisningsbyra"], ["board", "hallitus", "styrelse"],
    ["legal", "lakiasiat", "juridik"], ["production", "tuotanto", "produktion"],
    ["assistant", "assistentti", "assistent"],
    ["other", "muu", "ovrig", "annan", "annat"],
  ])
}
