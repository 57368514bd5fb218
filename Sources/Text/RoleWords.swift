/// Words for what a mailbox or a desk is there for, in Finnish, Swedish and English: an address or a name made of them is
/// nobody's own.
public enum RoleWords {
  /// Whether the local part of an address in `bytes[range]` (letters of any case) names a role: its first word does, or
  /// the whole, as in `myynti.turku`, `laskut2` and `no-reply`.
  public static func isMailbox(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.lowerBound
    while end < range.upperBound, !isBreak(bytes[end]) { end += 1 }
    if isPlain(bytes, range.lowerBound..<end) {
      if mailboxes.value(bytes, range.lowerBound..<end) != nil { return true }
      return end < range.upperBound && mailboxes.value(bytes, range) != nil
    }
    let folded = Fold.folded(bytes, range.lowerBound..<end)
    return mailboxes.value(folded) != nil
  }

  /// Whether a folded name is nothing but words for a role or a department: `laskutus`, `ekonomiavdelningen`,
  /// `accounts payable`. Words that are also people's names (Posti, Aula) count only where nothing stands beside them.
  public static func isName(_ folded: [UInt8]) -> Bool {
    desks.value(folded) != nil || isName(folded, 0..<folded.count)
  }

  /// Whether the folded words in `folded[range]` are nothing but words for a role or a department.
  public static func isName(_ folded: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, folded[end] != 0x20 { end += 1 }
      if names.value(folded, start..<end) == nil { return false }
      start = end + 1
    }
    return !range.isEmpty
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B, 0x2D, 0x2E, 0x5F, 0x30...0x39: true
    default: false
    }
  }

  private static func isPlain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.allSatisfy { bytes[$0] &- 0x61 < 26 }
  }

  private static let departments =
    "info information infot laskutus laskut lasku ostolaskut myyntilaskut verkkolaskut verkkolaskutus laskuosoite invoice "
    + "invoices invoicing einvoice einvoices faktura fakturor fakturering efaktura billing myynti forsaljning sales talous "
    + "taloushallinto talousosasto taloustoimisto finance accounting accounts ekonomi ekonomiavdelningen ekonomiforvaltning "
    + "bokforing kirjanpito reskontra ostoreskontra myyntireskontra leverantorsreskontra kundreskontra payables receivables "
    + "payable receivable palkanlaskenta palkat payroll loner lonerakning asiakaspalvelu asiakastuki kundservice kundtjanst "
    + "customerservice toimisto office kansli kanslia kansliet kirjaamo registrator vaihde vaxel puhelinvaihde hallinto "
    + "forvaltning administration henkilosto henkilostoosasto personalavdelningen rekrytointi rekry recruitment hankinta "
    + "hankinnat ostot osto-osasto inkop purchasing procurement tilaukset orders bestallningar markkinointi marknadsforing "
    + "marketing viestinta tiedotus kommunikation myyntiosasto forsaljningsavdelningen huolto varasto lager verstas verkstad "
    + "tuki helpdesk support yhteystiedot kontaktuppgifter"

  private static let names = WordTable([
    (
      departments
        + " osasto department avdelning team tiimi customer service tilitoimisto bokforingsbyra hr it ja och and vastaanotto "
        + "aulapalvelu aulapalvelut infopiste infotiski palvelupiste neuvonta keskus respa reception receptionen receptionist "
        + "telefonvaxel telefonvaxeln vaxeln osto ostopalvelu ostopalvelut tilauspalvelu myyntipalvelu palvelukeskus "
        + "asiakaspalvelukeskus yhteispalvelu hallintopalvelut talouspalvelut taloushallintopalvelut henkilostohallinto "
        + "henkilostopalvelut palkkahallinto palkkatoimisto palkanmaksu palkka laskutusosasto laskutustiedot ostolasku perinta "
        + "reskontrat tuotanto logistiikka kuljetus kuljetukset lahettamo tietohallinto atk ict viestintaosasto huolto-osasto "
        + "markkinointiosasto myymala verkkokauppa tilaus sihteeristo kontor kontoret loneavdelningen lonekontor "
        + "lonekontoret kundsupport kundcenter inkopsavdelningen marknad lagret produktion logistik avdelningen ekonomienheten "
        + "fakturaavdelning fakturaavdelningen switchboard servicedesk frontdesk accountspayable",
      1
    )
  ])
  private static let desks = WordTable(phrases: [
    [
      "front desk", "head office", "main office", "customer care", "konttori", "aula", "posti", "posten", "post",
      "mail", "kassa", "kauppa", "palvelu", "service", "vastaanotto aula",
      "aula vastaanotto",
      "aula ja vastaanotto", "media", "kirjasto", "museo", "hotelli", "ravintola", "keittio", "koulutus", "myymala",
      "myymalat",
    ]
  ])
  private static let mailboxes = WordTable([
    (
      departments
        + " infomail kontakt kontakta contact contacts yhteys yhteydenotto ota-yhteytta palaute feedback posti post postmaster "
        + "mail email epost e-post webmaster admin hostmaster abuse noreply no-reply donotreply jobs careers jobb ura hr personal "
        + "tilaus order ordrar varaukset varaus varaamo booking bookings bokning bokningar reception receptionen vastaanotto aula "
        + "media press pressi hallitus styrelsen johto ledningen logistiikka logistik tuotanto produktion shop kauppa verkkokauppa "
        + "myymala butik butiken hello hei hej moi team tiimi privacy gdpr tietosuoja dataskydd dpo legal palvelu service services "
        + "help isannointi huoltopaivystys paivystys koulutus kurssit kassa museo kirjasto biblioteket ravintola restaurant "
        + "restaurang hotelli hotel keittio kontor kontoret sihteeri sekreterare asiakas asiakkaat kund kunder customer it "
        + "ict atk tarjoukset tarjous offert offerter vuokraus uthyrning invoicefi laskutusosoite vihjeet news uutiset "
        + "newsletter uutiskirje", 1
    )
  ])
}
