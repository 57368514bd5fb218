import Records
import Text

/// The words in which a note says what it is, in Finnish, Swedish and English.
public enum NoteWords {
  /// What a cell says; nil for a word that is not known. In a sentence a death or a no is found, too.
  public static func kind(_ text: String) -> NoteKind? {
    if let kind = table[Fold.folded(text)] { return kind }
    if DeceasedWords.areSaid(text) { return .deceased }
    if UnusableWords.find(RemarkWords(text)) != nil { return .bounce }
    return RefusalWords.find(RemarkWords(text), isRemark: true).map { $0.isOfContact ? .communication : .marketing }
  }

  private static let table: [String: NoteKind] = NoteKind.allCases.reduce(into: [:]) { table, kind in
    for word in words(kind).split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      table[word.split(separator: " ").joined(separator: " ")] = kind
    }
  }

  private static func words(_ kind: NoteKind) -> String {
    switch kind {
    case .marketing:
      """
      marketing, objection, objects, objection to marketing, objection marketing, no marketing, no direct marketing, opt out
      opted out, optout, unsubscribe, unsubscribed, unsubscription, do not market, markkinointi, vastustus, vastustaa, kielto
      kieltaa, markkinointikielto, suoramarkkinointikielto, ei markkinointia, ei suoramarkkinointia, kieltaa markkinoinnin
      vastustaa markkinointia, perunut, peruutus, peruttu, marknadsforing, invandning, invandning mot marknadsforing, forbud
      marknadsforingsforbud, ingen marknadsforing, ingen direktmarknadsforing, avregistrerad, avanmald, avregistrering
      """
    case .emailMarketing:
      """
      email marketing, e mail marketing, no email marketing, no e mail marketing, no email, no e mail, no emails
      objection to email marketing, objection to e mail marketing, sahkopostimarkkinointi, ei sahkopostimarkkinointia, ei sahkopostia
      sahkopostikielto, sahkopostimarkkinointikielto, vastustaa sahkopostimarkkinointia, e postmarknadsforing
      ingen e postmarknadsforing, ingen e post, ingen epost, e postforbud
      """
    case .communication:
      """
      communication, no communication, objection to communication, no contact, do not contact, viestinta, ei viestintaa
      ei yhteydenottoja, viestintakielto, vastustaa viestintaa, ei saa ottaa yhteytta, kommunikation, ingen kommunikation
      invandning mot kommunikation, kontakta inte, ingen kontakt
      """
    // Whoever says these anywhere says them in the same words (``UnusableWords``, ``DeceasedWords``).
    case .bounce: ""
    case .deceased: ""
    case .delivers:
      """
      delivers, works, works again, deliverable, osoite toimii, toimii, toimii taas, menee perille, fungerar, fungerar igen, levereras
      """
    case .alive:
      "alive, not dead, not deceased, elossa, elaa, ei kuollut, ei ole kuollut, lever, inte dod, inte avliden, ar inte dod"
    case .correction:
      "correction, correct, rectification, rectify, korjaus, oikaisu, korjattava, rattelse, korrigering, korrigera, ratta"
    }
  }
}
