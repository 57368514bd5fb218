import Records
import Text

/// Which columns of a file of notes say what, by their names in Finnish, Swedish and English.
public struct NoteColumns: Sendable {
  /// What a column says.
  public enum Part: Sendable, CaseIterable {
    /// Who is meant: an address, or a contact's or company's ID.
    case who
    /// The person's name.
    case name
    /// The company's name, and its business ID.
    case company, businessID
    /// What is said of them.
    case what
    /// Of a correction the field, and the right value.
    case field, value
    /// When it was said.
    case date
    /// Anything else.
    case comment
  }

  private var columns: [Part: [Int]] = [:]

  /// Finds the columns; throws ``Problem`` (65) if none tells who is meant. In a file of one column that one does, whatever its
  /// name.
  public init(_ names: [String], file: String? = nil) throws(Problem) {
    for (index, name) in names.enumerated() {
      if let part = Self.part(of: name) { columns[part, default: []].append(index) }
    }
    if names.count == 1, columns.isEmpty { columns = [.who: [0]] }
    guard [Part.who, .name, .company, .businessID].contains(where: { columns[$0] != nil }) else {
      throw Problem(
        .badData, file: file, "no column tells who is meant",
        remedy: "name one of them `who`; the file's columns are " + QuotedColumns.list(names))
    }
  }

  /// What a column of this name says; nil of one that is not known.
  static func part(of name: String) -> Part? { parts[Fold.folded(name)] }

  /// The columns of a part.
  public subscript(_ part: Part) -> [Int] { columns[part] ?? [] }

  /// What the columns of these names say, folded.
  private static let parts: [String: Part] = Part.allCases.reduce(into: [:]) { parts, part in
    for name in part.names.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      parts[name.split(separator: " ").joined(separator: " ")] = part
    }
  }
}

extension NoteColumns.Part {
  fileprivate var names: String {
    switch self {
    case .who:
      """
      who, address, email, e mail, mail, email address, e mail address, recipient, contact, contact id, id, kuka, sahkoposti
      sahkopostiosoite, osoite, vastaanottaja, kontakti, yhteystieto, vem, e post, epost, e postadress, epostadress, adress
      mottagare, kontaktperson
      """
    case .name:
      """
      name, person, first name, given name, last name, surname, family name, full name, nimi, henkilo, etunimi, sukunimi
      yhteyshenkilo, namn, fornamn, efternamn
      """
    case .company:
      """
      company, company name, organisation, organization, firm, yritys, yrityksen nimi, firma, yhtio, organisaatio, asiakas
      foretag, foretagsnamn, foretagets namn, bolag
      """
    case .businessID:
      "business id, businessid, y tunnus, ytunnus, fo nummer, fo nr, fonummer, company id"
    case .what: "what, type, kind, subject, mita, tyyppi, asia, laji, pyynto, vad, typ, arende, begaran"
    case .field: "field, kentta, tieto, falt, uppgift"
    case .value:
      "value, new value, right value, arvo, uusi arvo, oikea arvo, oikea tieto, varde, nytt varde, ratt varde"
    case .date:
      """
      date, day, received, said, time, timestamp, unsub time, pvm, paiva, paivays, paivamaara, saapunut, ajankohta, aika, datum
      dag, mottagen, tid
      """
    case .comment:
      """
      note, notes, comment, comments, remark, reason, huomautus, huom, huomio, kommentti, lisatieto, lisatiedot, syy, selite
      anteckning, anteckningar, kommentar, anmarkning, orsak
      """
    }
  }
}
