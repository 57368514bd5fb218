/// Words that say of somebody that they are not to be written to, among other words; in Finnish, Swedish and English. Written
/// for this program.
///
/// A refusal is a word that says it alone (*markkinointikielto*, *unsubscribed*), or a negation with what is not wanted behind it
/// (*ei saa lähettää*, *no more e-mails*, *inga utskick*).
public enum RefusalWords {
  /// Where a refusal was found, and what it refuses.
  public struct Found: Sendable, Equatable {
    /// The words.
    public let words: Range<Int>
    /// Whether it refuses all contact, and not only what is advertising.
    public let isOfContact: Bool
  }

  /// Where words refuse; nil if they do not. In a `remark` also by words that may be a name elsewhere. Of an address that is
  /// not there it is only said that there is none: with `hasNoAddress`, *no e-mail* is no refusal.
  public static func find(_ words: RemarkWords, isRemark: Bool, hasNoAddress: Bool = false) -> Found? {
    for index in words.folded.indices where !words.isAddress(index) {
      let word = words.folded[index]
      if alone.holds(folded: word) || isRemark && remarks.holds(folded: word) {
        return Found(words: start(index, words)..<words.count, isOfContact: contacts.holds(folded: word))
      }
      // *No. 1* denies nothing.
      guard negations.holds(folded: word), index + 1 < words.count, !words.isNumber(index + 1) else { continue }
      // A few words may stand between: *ei saa enää lähettää*, *do not send any more mail*.
      for next in words.folded.indices.dropFirst(index + 1).prefix(4) where !words.isAddress(next) {
        let wanted = words.folded[next]
        let isContact = contactWords.holds(folded: wanted)
        if isContact || verbs.contains(where: { wanted.starts(with: $0) }) {
          return Found(words: start(index, words)..<words.count, isOfContact: isContact)
        }
        if imperatives.holds(folded: word) { continue }
        let isWanted =
          nouns.contains { wanted.starts(with: $0) } || !hasNoAddress && channels.contains { wanted.starts(with: $0) }
        if isWanted { return Found(words: start(index, words)..<words.count, isOfContact: false) }
      }
    }
    return nil
  }

  /// Where what leads up to a refusal begins: *do not*, *vill inte*.
  private static func start(_ index: Int, _ words: RemarkWords) -> Int {
    var start = index
    while start > 0, leads.holds(folded: words.folded[start - 1]) { start -= 1 }
    return start
  }

  /// Whether a value may refuse: cheap, and nearly always false.
  public static func maySay(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    for position in range {
      switch bytes[position] {
      case 0x20, 0x28, 0x29, 0x2C, 0x3B, 0x5B, 0x5D:
        if position > start, mayBegin(bytes, start..<position) { return true }
        start = position + 1
      default: break
      }
    }
    return range.upperBound > start && mayBegin(bytes, start..<range.upperBound)
  }

  private static func mayBegin(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard negations.mayHold(bytes, word) || alone.mayHold(bytes, word) || remarks.mayHold(bytes, word) else {
      return false
    }
    let folded = RemarkWords.compact(Fold.folded(bytes, word))
    return negations.holds(folded: folded) || alone.holds(folded: folded) || remarks.holds(folded: folded)
  }

  private static func all(_ words: String) -> [[UInt8]] {
    words.split { $0 == "," || $0 == " " }.map { Array($0.utf8) }
  }

  private static let alone = PhraseTable(
    """
    markkinointikielto, markkinointikiellossa, suoramarkkinointikielto, suoramarkkinointikiellossa, mainoskielto, mainontakielto
    sahkopostikielto, sahkopostimarkkinointikielto, postikielto, postituskielto, yhteydenottokielto, viestintakielto, uutiskirjekielto
    lahetyskielto, mkielto, reklamforbud, marknadsforingsforbud, epostforbud, utskicksforbud, utskicksstopp, reklamsparr, utskickssparr
    optout, optedout, unsubscribed, unsubscribe, dnc, donotcontact, donotmail, donotemail, donotmarket, nomarketing, noemailmarketing
    """)
  /// What may be a name, or said of something else, where it is no remark.
  private static let remarks = PhraseTable(
    """
    kielto, kielletty, kieltanyt, kieltaa, kielsi, kieltaytyi, kieltaytynyt, vastustaa, vastusti, vastustanut, perunut, estetty, estolista
    forbud, forbjudet, avanmald, avregistrerad, avbojt, avbojer, undanbett, undanber, undanbeder, sparrad, sparr
    unsub, blocked, blacklisted, objects, objected, declined, nomail, noemail, robinson, robinsonlista, nixad
    """)
  private static let contacts = PhraseTable("yhteydenottokielto, viestintakielto, dnc, donotcontact")
  private static let negations = PhraseTable(
    "ei, eika, ala, alkaa, alkoon, en, emme, eivat, no, not, dont, never, stop, without, ej, inte, ingen, inga, inget, aldrig, icke, nej"
  )
  /// Negations that only a verb goes with: *älä lähetä*, but *Ala-Postila*.
  private static let imperatives = PhraseTable("ala, alkaa, alkoon, en, emme, eivat, eika, without")
  private static let leads = PhraseTable(
    "do, please, pls, asiakas, on, haluaa, kunden, vill, onskar, har, is, wants, has")
  private static let contactWords = PhraseTable(
    """
    yhteydenottoja, yhteydenottoa, yhteydenotto, yhteytta, yhteyksia, kontaktoida, kontaktia, kontakteja, lahestya
    contact, contacted, contacting, approach, kontakt, kontakta, kontaktas, kontakter, kontaktar
    """)
  private static let verbs = all(
    "lahet, laheta, markkinoi, mainosta, postita, mailaa, spammaa, send, mailed, emailed, market, advertis, skick, marknadsfor, mejla, maila"
  )
  private static let nouns = all(
    """
    markkinoint, suoramarkkin, mainok, mainon, mainost, suoramainon, suoramainok, uutiskirj, tarjouksia, marketing, advert, newsletter
    promotion, spam, offers, direktmarknad, reklam, utskick, nyhetsbrev, direktreklam, erbjudand
    """)
  private static let channels = all("sahkopost, emai, mail, spost, epost, mejl, posti, postia, postitu, viest")
}
