/// Words beside an address that say that mail to it does not arrive; in Finnish, Swedish and English. Written for this program.
public enum UnusableWords {
  /// Where words say so that stand beside an address, or without it; nil if they do not.
  public static func find(_ words: RemarkWords) -> Range<Int>? {
    let beside = words.folded.indices.filter {
      !words.isAddress($0) && !words.folded[$0].isEmpty && !words.isNumber($0)
    }
    guard let first = beside.first, let last = beside.last else { return nil }
    return table.holds(folded: Array(beside.map { words.folded[$0] }.joined(separator: [0x20])))
      ? first..<last + 1 : nil
  }

  private static let table = PhraseTable(
    """
    bounce, bounced, bounces, bouncing, hard bounce, soft bounce, hardbounce, undeliverable, undelivered, delivery failed, not in use
    no longer in use, does not work, doesnt work, not working, invalid, old, old address, wrong, wrong address, inactive, closed
    palautunut, palautui, palautuu, palautus, ei toimi, ei toimi enaa, ei toimi nyt, osoite ei toimi, ei mene perille, toimittamatta
    perille menematon, ei kaytossa, ei ole kaytossa, ei enaa kaytossa, ei ole enaa kaytossa, poistettu, poistunut, poistunut kaytosta
    vanha, vanha osoite, vanhentunut, vaara, vaara osoite, virheellinen, lakannut, suljettu
    studs, studsade, studsat, studsar, obestallbar, kunde inte levereras, fungerar inte, fungerar ej, ur bruk, gammal, gammal adress
    ogiltig, fel, fel adress, borttagen, stangd
    """)
}
