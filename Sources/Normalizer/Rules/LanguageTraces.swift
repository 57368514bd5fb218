import Records
import Text

/// What a title, a company's name and the form of an address tell of a person's language, where the source does not say.
///
/// An English title tells nothing in a Finnish register, and nothing is ever told from a person's name. A title is
/// strong evidence, a company's legal form fair, a street's name weak: the surest one is taken.
struct LanguageTraces: FieldRule {
  var name: String { "language-traces" }
  var version: Int { 1 }
  var fields: [Field] { [.personTitle, .companyName, .companyStreet] }
  var summary: String { "Derives a language from the title, else the company's legal form, else the street's name." }
  var examples: [RuleExample] {
    [
      RuleExample(.personTitle, "Talouspäällikkö", "fi", into: .personLanguage),
      RuleExample(.personTitle, "tf. ekonomichef", "sv", into: .personLanguage),
      RuleExample(.personTitle, "Sales Manager", "", into: .personLanguage),
      RuleExample(.personTitle, "Controller", "", into: .personLanguage),
      RuleExample(.companyName, "Meri Oy", "fi", into: .personLanguage),
      RuleExample(.companyName, "Hav Ab", "sv", into: .personLanguage),
      RuleExample(.companyName, "Oy Hav Ab", "", into: .personLanguage),
      RuleExample(.companyStreet, "Storgatan 4", "sv", into: .personLanguage),
      RuleExample(.companyStreet, "Kauppakatu 4", "fi", into: .personLanguage),
      RuleExample(.companyStreet, "PL 4", "", into: .personLanguage),
    ]
  }

  func apply(_ cell: inout Cell) {
    let isSwedish: Bool?
    let grounds: Grounds
    switch cell.field {
    case .companyStreet: (isSwedish, grounds) = (StreetAddress.isSwedish(cell.bytes), .address)
    case .companyName: (isSwedish, grounds) = (Self.isSwedish(&cell, Self.forms, whole: true), .company)
    default: (isSwedish, grounds) = (Self.isSwedish(&cell, Self.titles, whole: false), .title)
    }
    if let isSwedish { cell.offer(.personLanguage, isSwedish ? Self.sv : Self.fi, on: grounds) }
  }

  /// Whether the words of a value are Swedish; nil if none tells, or if both languages are there. Words tell as they are
  /// or, unless `whole`, by their ending.
  private static func isSwedish(_ cell: inout Cell, _ table: WordTable, whole: Bool) -> Bool? {
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    defer { cell.scratch.removeAll(keepingCapacity: true) }
    let text = cell.scratch
    var found: Bool?
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x20 { end += 1 }
      var from = start
      while from < end {
        if let value = table.value(text, from..<end) {
          if found == (value == 1) { return nil }
          found = value == 2
          break
        }
        if whole { break }
        from += 1
      }
      start = end + 1
    }
    return found
  }

  private static let fi = Array("fi".utf8)
  private static let sv = Array("sv".utf8)

  private static let forms = WordTable([
    ("oy oyj ky ay tmi osk ry asunto kiinteisto saatio kunta kaupunki osuuskunta yhdistys seurakunta kuntayhtyma", 1),
    (
      "ab abp kb anl rf bostads fastighets stiftelse stiftelsen kommun stad forening foreningen andelslag forsamling "
        + "samkommun handelsbolag kommanditbolag", 2
    ),
  ])

  /// Endings of titles; those that both languages or English share are not among them.
  private static let titles = WordTable([
    (
      "johtaja johtajan johdon paallikko paallikon vastaava asiantuntija insinoori koordinaattori sihteeri assistentti hoitaja "
        + "pitaja laskija yrittaja omistaja perustaja mies edustaja suunnittelija myyja ostaja esimies mestari valmentaja "
        + "hallituksen jasen puheenjohtaja avustaja neuvoja neuvottelija kasittelija tarkastaja valvoja ohjaaja kehittaja "
        + "konsultti analyytikko ekonomi tradenomi merkonomi asentaja kuljettaja arkkitehti opettaja kouluttaja tuottaja "
        + "rakennuttaja isannoitsija kauppias juristi toimittaja tutkija teknikko emanta isanta", 1
    ),
    (
      "chef chefen direktor direktoren ledare ledaren ansvarig sekreterare handlaggare ekonom saljare bokforare raknare forman "
        + "konsult radgivare ordforande verkstallande agare delagare foretagare inkopare samordnare ingenjor kamrer revisor "
        + "grundare forestandare utvecklare planerare montor larare ledamot styrelsens styrelsemedlem vd forsaljning "
        + "koordinator redovisare granskare skotare redaktor arbetsledare jurist", 2
    ),
  ])
}
