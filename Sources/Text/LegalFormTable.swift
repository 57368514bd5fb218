/// The closed list of phrases that tell a legal form, folded, longer ones before their endings.
///
/// Forms that are part of their bearers' names stay with them: a municipality's, a bank's, a parish's.
enum LegalFormTable {
  /// One phrase and what it tells; a mark such as "in bankruptcy" tells no form.
  struct Entry: Sendable {
    let phrase: [UInt8]
    let form: LegalForm?
  }

  /// Phrases that stand before a name (`oy x`, `as oy x`, `tmi x`), by the drawer of their first two bytes.
  static let atFront = filed(entries(both)) { drawer($0[0], $0[1]) }

  /// Phrases that stand after a name (`x oy`, `x ry`), by the drawer of their last two bytes.
  static let atEnd = filed(entries(both + end)) { drawer($0[$0.count - 1], $0[$0.count - 2]) }

  /// Abbreviations that take a case ending after a colon or an apostrophe (`oy:n`), by the drawer of their last two bytes.
  static let inflected = filed(entries(both + end).filter { $0.form != nil && $0.phrase.count <= 8 }) {
    drawer($0[$0.count - 1], $0[$0.count - 2])
  }

  /// The case endings, folded, Finnish and Swedish.
  static let endings = WordTable([("n a ta ssa sta hyn hin jn in lle lla lta na ksi tta s", 1)])

  /// The last bytes of the endings.
  static let endingBytes: [Bool] = (0..<256).map { [0x6E, 0x61, 0x65, 0x69, 0x73].contains($0) }

  /// The abbreviations themselves, folded.
  static let abbreviations = WordTable([("oy oyj ab abp ky kb ay tmi fa osk anl ry rf sr", 1)])

  /// Last words that tell a form and stay in the stem.
  static let municipal = entries([
    (.jointMunicipality, ["kuntayhtyma", "samkommun"]),
    (.municipality, ["kunta", "kaupunki", "kommun", "stad"]),
    (.county, ["hyvinvointialue", "valfardsomrade"]),
    (.parish, ["seurakunta", "seurakuntayhtyma", "forsamling", "kyrkliga samfallighet"]),
    (.osk, ["osuuspankki", "andelsbank"]),
  ])

  private static let both: [(LegalForm?, [String])] = [
    (
      .asoy,
      [
        "as oy", "asunto oy", "asoy", "asunto osakeyhtio", "asuntoosakeyhtio", "bostads ab", "bost ab",
        "bostads aktiebolag",
        "bostads aktiebolaget", "bostadsaktiebolag", "bostadsaktiebolaget",
      ]
    ),
    (
      .kiintOy,
      [
        "kiint oy", "kiinteisto oy", "koy", "kiinteistoosakeyhtio", "kiinteisto osakeyhtio",
        "keskinainen kiinteisto oy",
        "keskinainen kiint oy", "keskinainen kiinteistoosakeyhtio", "fastighets ab", "fast ab", "fastighetsaktiebolag",
        "fastighetsaktiebolaget", "omsesidigt fastighets ab", "omsesidiga fastighets ab",
        "omsesidigt fastighetsaktiebolag",
        "omsesidiga fastighetsaktiebolaget", "kiinteisto o y", "kiint o y",
      ]
    ),
    (.oyj, ["oyj", "abp", "julkinen osakeyhtio", "publikt aktiebolag"]),
    (
      .oy,
      [
        "oy", "ab", "osakeyhtio", "aktiebolag", "aktiebolaget", "o y", "vakuutusosakeyhtio", "forsakringsaktiebolag",
        "forsakringsaktiebolaget",
      ]
    ),
    (
      .mutual,
      [
        "keskinainen vakuutusyhtio", "julkinen keskinainen vakuutusyhtio", "keskinainen vakuutusyhdistys",
        "vakuutusyhdistys",
        "omsesidigt forsakringsbolag", "omsesidiga forsakringsbolaget", "forsakringsforening", "forsakringsforeningen",
      ]
    ),
    (.ky, ["ky", "kb", "kommandiittiyhtio", "kommanditbolag", "kommanditbolaget"]),
    (.ay, ["ay", "avoin yhtio", "oppet bolag"]),
    (.tmi, ["tmi", "t mi", "fa", "toiminimi", "firma"]),
    (.osk, ["osk", "anl", "osuuskunta", "andelslag", "andelslaget"]),
    (.sr, ["saatio", "stiftelse", "stiftelsen"]),
  ]

  private static let end: [(LegalForm?, [String])] = [
    (.oyj, ["plc"]),
    (.oy, ["ltd", "limited"]),
    (.ry, ["ry", "rf", "r y", "r f", "rekisteroity yhdistys", "registrerad forening"]),
    (.sr, ["sr"]),
    (.se, ["se"]),
    (.oyj, ["publ"]),
    (.tmi, ["yksityinen elinkeinonharjoittaja", "enskild naringsidkare"]),
    (
      .branch,
      [
        "sivuliike", "sivuliike suomessa", "suomen sivuliike", "filial", "filial i finland", "finsk filial",
        "finland filial", "finnish branch", "finland branch", "branch in finland", "sivutoimipaikka",
      ]
    ),
    (
      .foreign, ["inc", "llc", "llp", "corp", "corporation", "gmbh", "ag", "kg", "gmbh co kg", "aps", "ou", "bv", "nv"]
    ),
    (.foreign, ["sarl", "srl", "uab", "sia", "pty", "pvt"]),
    (
      nil,
      [
        "konkurssipesa", "n konkurssipesa", "konkursbo", "s konkursbo", "konkurssissa", "i konkurs", "selvitystilassa",
        "i likvidation", "yrityssaneerauksessa", "aputoiminimi", "bifirma",
      ]
    ),
  ]

  /// Longer phrases first, so that `as oy` is seen before `oy`; equals in the order written.
  private static func entries(_ list: [(LegalForm?, [String])]) -> [Entry] {
    let entries = list.flatMap { form, phrases in phrases.map { Entry(phrase: Array($0.utf8), form: form) } }
    return entries.enumerated()
      .sorted { ($1.element.phrase.count, $0.offset) < ($0.element.phrase.count, $1.offset) }
      .map(\.element)
  }

  /// The drawer of two bytes, the outer one first: a name is held against the few phrases in one drawer only.
  @inline(__always)
  static func drawer(_ outer: UInt8, _ inner: UInt8) -> Int { (Int(outer) * 31 + Int(inner)) & 1023 }

  private static func filed(_ entries: [Entry], by drawer: ([UInt8]) -> Int) -> [[Entry]] {
    var drawers = [[Entry]](repeating: [], count: 1024)
    for entry in entries { drawers[drawer(entry.phrase)].append(entry) }
    return drawers
  }
}
