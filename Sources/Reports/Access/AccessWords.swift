/// The sentences of an answer to a person, in her language.
struct AccessWords {
  private let report: AccessReport
  private let language: AccessLanguage

  init(_ report: AccessReport) {
    self.report = report
    language = AccessLanguage(rawValue: report.language) ?? .en
  }

  private func of(_ finnish: String, _ swedish: String, _ english: String) -> String {
    language.of(finnish, swedish, english)
  }

  var letterTitle: String {
    of("Tietosi rekisterissämme", "Dina uppgifter i vårt register", "Your data in our register")
  }
  var reportTitle: String {
    of("Selvitys henkilötiedoista", "Redogörelse för personuppgifter", "Report on personal data")
  }
  var greeting: String {
    guard let name = report.person.name else { return of("Hei,", "Hej,", "Hello,") }
    return of("Hei", "Hej", "Dear") + " \(name),"
  }
  var intro: String {
    let date = language.date(report.date)
    return of(
      "pyysit tietää, mitä tietoja meillä on sinusta. Tässä ovat tietosi sellaisina kuin ne olivat \(date). "
        + "Rekisterin nimi on \(report.register.name).",
      "du har frågat vilka uppgifter vi har om dig. Här är dina uppgifter så som de såg ut den \(date). "
        + "Registret heter \(report.register.name).",
      "You asked what data we hold about you. Here it is, as it stood on \(date). "
        + "The register is called \(report.register.name).")
  }
  var nothing: String {
    of(
      "Yksikään tieto ei ole nyt käytössä. Selvityksessä on se, mitä rekisterissä vielä on.",
      "Inga uppgifter används just nu. Redogörelsen visar vad som ännu finns i registret.",
      "No data is in use now. The report shows what the register still holds.")
  }
  /// What, value, source, since, why.
  var columns: [String] {
    [
      of("Tieto", "Uppgift", "What"), of("Mitä meillä on", "Vad vi har", "What we hold"),
      of("Lähde", "Källa", "Source"), of("Alkaen", "Sedan", "Since"),
      of("Miksi", "Varför", "Why"),
    ]
  }
  var derived: String {
    of(
      "* Ohjelma on päätellyt tämän muista tiedoista.", "* Programmet har härlett detta ur andra uppgifter.",
      "* The program derived this from other data.")
  }
  /// In place of the source of a value that was put right.
  var correction: String { of("oikaistu", "rättad", "corrected") }
  var useHeading: String { of("Näin tietoja käytetään", "Så används uppgifterna", "How the data is used") }
  var rightsHeading: String { of("Mitä voit tehdä", "Vad du kan göra", "What you can do") }

  var recipients: String {
    let names = report.recipients.map { "\($0.name) (\($0.country))" }.joined(separator: ", ")
    let none = report.recipients.isEmpty
    return of(
      "Emme luovuta tietoja kenellekään omaan käyttöön emmekä siirrä niitä EU:n tai ETA:n ulkopuolelle."
        + (none ? "" : " Lukuumme niitä voi käsitellä: \(names)."),
      "Vi lämnar inte ut uppgifterna till någon för eget bruk och överför dem inte utanför EU eller EES."
        + (none ? "" : " För vår räkning kan de behandlas av: \(names)."),
      "We give the data to nobody for their own use, and move it nowhere outside the EU or the EEA."
        + (none ? "" : " On our behalf it may be processed by: \(names)."))
  }
  /// Who got the person's data in lists, of which day and for what; nil where nobody did.
  var exports: String? {
    guard !report.exports.isEmpty else { return nil }
    let lists = report.exports.map {
      "\($0.recipient) (\(language.date($0.date)), \(language.purpose($0.purpose)))"
    }.joined(separator: ", ")
    return of(
      "Tietosi on annettu postitusta varten näille: \(lists).",
      "Dina uppgifter har lämnats för utskick till: \(lists).",
      "Your data was given, for mailings, to: \(lists).")
  }
  var retention: String {
    let all = report.wholeContact
    return of(
      "Kun asiakassuhde päättyy, \(all ? "kaikki sinua koskevat" : "lähteen") tiedot jäävät heti pois käytöstä, ja ne "
        + "poistetaan \(report.graceDays) päivän kuluttua. Muita tietoja säilytetään toistaiseksi, ja niiden tarpeellisuus arvioidaan "
        + "\(report.reviewMonths) kuukauden välein. Lähteestä poistuneet tai muuttuneet arvot säilyvät historiassa "
        + "\(report.historyDays) päivää.",
      "När en kundrelation upphör tas \(all ? "alla uppgifter om dig" : "källans uppgifter") genast ur bruk, och de "
        + "raderas efter \(report.graceDays) dagar. "
        + "Andra uppgifter bevaras tills vidare, och behovet av dem prövas med \(report.reviewMonths) månaders "
        + "mellanrum. Värden som har försvunnit ur källan eller ändrats i den finns i historiken i "
        + "\(report.historyDays) dagar.",
      "When a customer relationship ends, \(all ? "all data about you" : "its source’s data") goes out of use at once and is erased after "
        + "\(report.graceDays) days. Other data is kept until further notice, and whether it is needed is looked at every "
        + "\(report.reviewMonths) months. Values that are gone from their source, or changed in it, stay in the history for "
        + "\(report.historyDays) days.")
  }
  var automation: String {
    of(
      "Sinusta ei tehdä päätöksiä automaattisesti eikä sinua pisteytetä. Ohjelma yhdistää samaa ihmistä koskevat merkinnät "
        + "eri lähteistä, ja se voi päätellä vastuualueen ja kielen tehtävänimikkeestä, verkkosivusta, yrityksen nimestä "
        + "tai osoitteesta.",
      "Inga beslut om dig fattas automatiskt, och du poängsätts inte. Programmet sammanför anteckningar om samma människa "
        + "ur olika källor, och det kan härleda ansvarsområde och språk ur titel, webbsida, företagsnamn eller adress.",
      "Nothing is decided about you automatically, and you are not scored. The program joins what different sources say of "
        + "one person, and may derive the area of responsibility and the language from the title, the page, the "
        + "company’s name or the address.")
  }
  var marketing: String {
    let state = report.marketing
    guard state.state != "yes" else {
      return of(
        "Voit milloin tahansa kieltää suoramarkkinoinnin. Silloin se loppuu.",
        "Du kan när som helst motsätta dig direktmarknadsföring. Då upphör den.",
        "You may object to direct marketing at any time. It then stops.")
    }
    let day = state.since.map { language.date($0) } ?? ""
    let isAll = state.state == "no"
    guard state.word != .other else {
      return of(
        "Sinulle ei lähetetä \(isAll ? "suoramarkkinointia" : "suoramarkkinointia sähköpostilla") (alkaen \(day)). Voit lisäksi "
          + "milloin tahansa kieltää suoramarkkinoinnin itse.",
        "Du får ingen direktmarknadsföring\(isAll ? "" : " per e-post") (sedan \(day)). Du kan dessutom när som helst själv "
          + "motsätta dig direktmarknadsföring.",
        "You get no direct marketing\(isAll ? "" : " by e-mail") (since \(day)). You may also object to direct marketing "
          + "yourself at any time.")
    }
    let isCompanys = state.word == .company
    let who =
      isCompanys
      ? of("Yrityksesi on", "Ditt företag har", "Your company has") : of("Olet", "Du har", "You have")
    return of(
      "\(who) kieltänyt \(isAll ? "suoramarkkinoinnin" : "suoramarkkinoinnin sähköpostilla") (\(day)), "
        + "eikä sinulle lähetetä sitä.",
      "\(who) motsatt \(isCompanys ? "sig" : "dig") direktmarknadsföring\(isAll ? "" : " per e-post") (\(day)), "
        + "och du får ingen sådan.",
      "\(who) objected to direct marketing\(isAll ? "" : " by e-mail") (\(day)), and you get none.")
  }
  /// What stands besides: an end of communication, and a restriction of the processing.
  private var standing: [String] {
    let (ended, restricted) = (
      report.marketing.communicationEnded.map { language.date($0) },
      report.marketing.restricted.map { language.date($0) }
    )
    return [
      ended.map { day in
        of(
          "Myös muut viestit on kielletty (\(day)), eikä sinulle lähetetä niitä.",
          "Även andra meddelanden har avböjts (\(day)), och du får inga sådana.",
          "Other messages have been objected to as well (\(day)), and you get none.")
      },
      restricted.map { day in
        of(
          "Tietojesi käsittelyä on rajoitettu (\(day)): ne säilytetään, eikä niitä käytetä muuhun. Kerromme sinulle ennen kuin "
            + "rajoitus päättyy.",
          "Behandlingen av dina uppgifter är begränsad (\(day)): de bevaras och används inte till något annat. Vi berättar för dig "
            + "innan begränsningen upphör.",
          "The processing of your data is restricted (\(day)): it is stored, and used for nothing else. You will be told before "
            + "that ends.")
      },
    ].compactMap { $0 }
  }
  var rights: [String] {
    [marketing] + standing + [
      of(
        "Jos jokin on väärin tai vanhentunut, pyydä meitä oikaisemaan se.",
        "Om något är fel eller föråldrat, be oss rätta det.", "If something is wrong or outdated, ask us to correct it."
      ),
      of(
        "Voit pyytää meitä poistamaan tietosi. Poistetut tiedot eivät palaa rekisteriin uusien tiedostojen mukana.",
        "Du kan be oss radera dina uppgifter. Raderade uppgifter kommer inte tillbaka med nya filer.",
        "You may ask us to erase your data. What is erased does not come back with new files."),
      of(
        "Voit vastustaa käsittelyä tai pyytää, että sitä rajoitetaan, ja pyytää tiedot itsellesi tai toiselle "
          + "koneellisesti luettavina.",
        "Du kan invända mot behandlingen eller be att den begränsas, och be om uppgifterna i maskinläsbar form för dig själv "
          + "eller någon annan.",
        "You may object to the processing or ask that it be restricted, and ask for the data in machine-readable form, for "
          + "yourself or somebody else."),
      of(
        "Suostumuksen, jos olet antanut sellaisen, voit perua milloin tahansa.",
        "Ett samtycke, om du har gett ett sådant, kan du återkalla när som helst.",
        "Consent, if you have given it, you may withdraw at any time."),
      of(
        "Jos tietojasi mielestäsi käsitellään lain vastaisesti, voit valittaa tietosuojavaltuutetulle (tietosuoja.fi).",
        "Om du anser att dina uppgifter behandlas i strid med lagen kan du klaga hos dataombudsmannen (tietosuoja.fi/sv).",
        "If you think that your data is processed unlawfully, you may complain to the Data Protection Ombudsman "
          + "(tietosuoja.fi/en)."),
    ]
  }
  var contact: String {
    let (person, address) = (report.register.contactPerson, report.register.address)
    return of(
      "Kirjoita meille: \(person), \(address). Vastaamme kuukauden kuluessa, eikä se maksa sinulle mitään.",
      "Skriv till oss: \(person), \(address). Vi svarar inom en månad, och det kostar dig ingenting.",
      "Write to us: \(person), \(address). We answer within a month, and it costs you nothing.")
  }
  var enclosure: String {
    of(
      "Liitteenä on täydellinen selvitys (report.html) ja samat tiedot koneellisesti luettavina (report.json).",
      "Bifogat finns en fullständig redogörelse (report.html) och samma uppgifter i maskinläsbar form (report.json).",
      "Enclosed are the full report (report.html) and the same data in machine-readable form (report.json).")
  }

  // MARK: - The report

  var valuesHeading: String { of("Voimassa olevat tiedot", "Gällande uppgifter", "What holds now") }
  var observationsHeading: String { of("Mitä kukin lähde kertoo", "Vad varje källa säger", "What each source says") }
  var looksHeading: String {
    of("Milloin tietojasi on katsottu", "När dina uppgifter har setts", "When your data was looked at")
  }
  var noLooks: String {
    of(
      "Tietojasi ei ole haettu erikseen. Luetteloissa, jotka koskevat kaikkia, ei näy nimiä.",
      "Dina uppgifter har inte hämtats särskilt. I listor över alla noteras inga namn.",
      "Your data was not called up by itself. Of lists of everybody the log keeps no names.")
  }
  var tablesHeading: String { of("Rekisterin rivit", "Registrets rader", "The register’s rows") }
  var tablesIntro: String {
    of(
      "Kaikki taulut, joissa voi olla henkilötietoja. Sarakkeen nimessä tähti: henkilötieto. Tyhjä kohta: arvoa ei ole, tai "
        + "se on toisen merkinnän.",
      "Alla tabeller där det kan finnas personuppgifter. En stjärna i kolumnens namn: personuppgift. Ett tomt fält: inget "
        + "värde, eller värdet är en annan antecknings.",
      "All tables that may hold personal data. A star at a column’s name: personal data. An empty place: there is no value, "
        + "or it is another record’s.")
  }
  var noRows: String { of("Ei rivejä.", "Inga rader.", "No rows.") }
  var purposesHeading: String {
    of("Tarkoitukset ja oikeusperusteet", "Ändamål och rättsliga grunder", "Purposes and legal bases")
  }
  var controller: String { of("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller") }
  var source: String { of("Lähde", "Källa", "Source") }
  var key: String { of("Tunnus lähteessä", "Kod i källan", "Key in the source") }
  var place: String { of("Paikka", "Plats", "Place") }
  var fileHash: String { of("Tiedoston SHA-256", "Filens SHA-256", "SHA-256 of the file") }
  var state: String { of("Tila", "Läge", "State") }
  var asWritten: String { of("Lähteessä", "I källan", "In the source") }
  var asKept: String { of("Rekisterissä", "I registret", "In the register") }
  var command: String { of("Komento", "Kommando", "Command") }
  var time: String { of("Aika (UTC)", "Tid (UTC)", "Time (UTC)") }
  var confidential: String {
    of(
      "Luottamuksellinen: sisältää henkilötietoja.", "Konfidentiellt: innehåller personuppgifter.",
      "Confidential: contains personal data.")
  }
}

extension AccessReport {
  /// Adds the sentences on recipients, retention, automated decisions and rights, in the report's language.
  public mutating func state() {
    let words = AccessWords(self)
    statements =
      [words.recipients] + (words.exports.map { [$0] } ?? []) + [words.retention, words.automation]
      + words.rights + [words.contact]
  }
}
