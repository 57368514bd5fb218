import Foundation
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
    case .companyName: (isSwedish, grounds) = (Self.isSwedishCompany(cell.bytes), .company)
    default: (isSwedish, grounds) = (Self.isSwedishTitle(&cell), .title)
    }
    if let isSwedish { cell.offer(.personLanguage, isSwedish ? Self.sv : Self.fi, on: grounds) }
  }

  /// Whether a company's forms are Swedish; nil if there is none, or if both languages are there.
  private static func isSwedishCompany(_ text: [UInt8]) -> Bool? {
    var found: Bool?
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x20 { end += 1 }
      if let value = forms.value(text, start..<end) {
        if found == (value == 1) { return nil }
        found = value == 2
      }
      start = end + 1
    }
    return found
  }

  /// Whether the words of a title end as Swedish ones do; nil if none tells, or if both languages are there.
  private static func isSwedishTitle(_ cell: inout Cell) -> Bool? {
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    defer { cell.scratch.removeAll(keepingCapacity: true) }
    let text = cell.scratch
    var found: Bool?
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x20 { end += 1 }
      for from in start..<end {
        guard let value = titles.value(text, from..<end) else { continue }
        if found == (value == 1) { return nil }
        found = value == 2
        break
      }
      start = end + 1
    }
    return found
  }

  private static let fi = Array("fi".utf8)
  private static let sv = Array("sv".utf8)

  /// Forms as they are written, in small letters, with a capital, and in capitals.
  private static let forms = WordTable(
    [
      ("oy oyj ky ay tmi osk ry asunto kiinteistö säätiö kunta kaupunki osuuskunta yhdistys seurakunta kuntayhtymä", 1),
      (
        "ab abp kb anl rf bostads fastighets stiftelse stiftelsen kommun stad förening föreningen andelslag församling "
          + "samkommun handelsbolag kommanditbolag", 2
      ),
    ].map { words, value in (words + " " + words.capitalized + " " + words.uppercased(), value) })

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
