import Records

/// What a person is told of where their data came from (Article 14): the contract's own words, then all that the law demands,
/// then, set apart, the right to object (Article 21(4)). It holds no marketing.
public struct NoticeText {
  private let report: AccessReport
  private let language: AccessLanguage
  private let words: AccessWords

  /// A notice in the report's language, by the register, purposes, recipients and retention that the report has.
  public init(_ report: AccessReport) {
    self.report = report
    language = AccessLanguage(rawValue: report.language) ?? .en
    words = AccessWords(report)
  }

  /// The text; `own` are the contract's words, `sources` whence the data came.
  public func text(_ own: String?, sources: [String]) -> String {
    func of(_ finnish: String, _ swedish: String, _ english: String) -> String {
      language.of(finnish, swedish, english)
    }
    func line(_ finnish: String, _ swedish: String, _ english: String, _ text: String) -> String {
      "\(of(finnish, swedish, english)): \(text)"
    }
    let register = report.register
    let purposes = report.purposes.map { "\(language.purpose($0.purpose)) (\(language.basis($0.basis)))" }
    let facts = [
      line(
        "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller",
        "\(register.controller); \(register.contactPerson), \(register.address)"),
      line("Rekisteri", "Register", "Register", register.name),
      line(
        "Tiedot on saatu", "Uppgifterna har vi fått från", "The data came from", sources.joined(separator: ", ")),
      line(
        "Tiedot", "Uppgifterna", "The data",
        Field.of(.person).map { language.field($0) }.joined(separator: ", ")
          + of(" ja yrityksen tiedot", " och företagets uppgifter", " and the company’s details")),
      line(
        "Tarkoitus ja peruste", "Ändamål och grund", "Purpose and basis", purposes.joined(separator: "; ")),
      words.recipients, words.retention, words.automation,
    ]
    let objection = [
      of("OIKEUTESI VASTUSTAA", "DIN RÄTT ATT GÖRA INVÄNDNINGAR", "YOUR RIGHT TO OBJECT"),
      of(
        "Voit milloin tahansa vastustaa suoramarkkinointia: silloin se loppuu. Oikeutettuun etuun perustuvaa käsittelyä voit "
          + "vastustaa oman tilanteesi perusteella. Vastaa: \(register.address).",
        "Du kan när som helst motsätta dig direktmarknadsföring: då upphör den. Mot behandling som grundar sig på berättigat "
          + "intresse kan du göra invändningar av skäl som hänför sig till din situation. Svara: \(register.address).",
        "You may object to direct marketing at any time: it then stops. To processing that rests on a legitimate interest you "
          + "may object for reasons of your own situation. Answer: \(register.address)."),
    ].joined(separator: "\n")
    let access = of(
      "Voit pyytää nähdä, mitä tietoja sinusta on.", "Du kan be att få se vilka uppgifter som finns om dig.",
      "You may ask to see what data there is on you.")
    let rights = ([access] + words.rights.dropFirst()).joined(separator: " ")
    return ((own.map { [$0] } ?? []) + [facts.joined(separator: "\n"), rights, objection]).joined(separator: "\n\n")
  }
}
