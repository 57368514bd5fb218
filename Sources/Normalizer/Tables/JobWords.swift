import Text

/// Words that are a job's and nobody's name: by their ending (`-johtaja`, `-chef`, `manager`), or whole.
///
/// Trades that are surnames, too (Seppä, Kirjuri, Majuri), are not among them.
enum JobWords {
  /// Whether a folded text is nothing but words for jobs and for what they are about: `hallituksen puheenjohtaja`.
  static func isTitle(_ folded: [UInt8]) -> Bool {
    var hasJob = false
    for word in Words.split(folded, 0..<folded.count) {
      if isWord(folded, word) {
        hasJob = true
      } else if beside.value(folded, word) == nil, !RoleWords.isName(folded, word) {
        return false
      }
    }
    return hasJob
  }

  /// Whether a folded word is a job's.
  static func isWord(_ folded: [UInt8], _ word: Range<Int>) -> Bool {
    if whole.value(folded, word) != nil { return true }
    // Endings are long, and something stands before them: Chef and Ledare alone may be somebody.
    return word.count > 7 && endings.value(folded, word) != nil
  }

  private static let endings = EndingTable([
    (
      "johtaja allikko astaava hoitaja npitaja laskija sinoori tuntija nsultti aattori ihteeri stentti yytikko kastaja oitsija "
        + "ttelija hittaja neuvoja ohjaaja esimies ostaja myyja yrittaj chef irektor ledare nsvarig givare terare konsult "
        + "genjor ordnare manager irector officer analyst ountant troller gineer veloper cialist sultant dinator cretary "
        + "sistant", 1
    )
  ])

  private static let whole = WordTable([
    (
      """
      toimitusjohtaja varatoimitusjohtaja toimari tj tjn talousjohtaja johtaja paallikko talouspaallikko myyntipaallikko \
      ostopaallikko puheenjohtaja varapuheenjohtaja jasen varajasen yrittaja omistaja osakas isannoitsija kirjanpitaja \
      paakirjanpitaja reskontranhoitaja palkanlaskija ostaja myyja sihteeri assistentti controller esimies tyonjohtaja \
      tilintarkastaja asiantuntija koordinaattori konsultti insinoori suunnittelija rehtori kunnanjohtaja kaupunginjohtaja \
      vd verkstallande ekonomichef forsaljningschef inkopschef personalchef ordforande viceordforande ledamot suppleant \
      foretagare agare disponent bokforare loneraknare inkopare saljare sekreterare assistent rektor \
      ceo cfo cto cio coo cmo chairman chairperson accountant purchaser buyer owner entrepreneur director manager secretary \
      president vicepresident officer analyst
      """, 1
    )
  ])

  /// Words beside a job.
  private static let beside = WordTable([
    (
      """
      hallituksen yhtion yrityksen vs vt tf va vara varsinainen vastaava yleinen talouden myynnin oston tuotannon hallinnon \
      henkiloston tekninen kaupallinen alueellinen alue tuotanto projekti aluemyynti hr it ict osto myynti talous markkinointi \
      styrelsens foretagets vice teknisk ekonomisk direktor chef of the board chief financial executive operating technical \
      information marketing officer sales general managing regional area key account head deputy senior junior
      """, 1
    )
  ])
}
