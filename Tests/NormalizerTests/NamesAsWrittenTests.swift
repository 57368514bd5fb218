import Records
import Testing

@testable import Normalizer

/// Names as people write them, through the whole chain.
@Suite struct NamesAsWrittenTests {
  @Test(
    "Titles go, whatever stands between, in three languages",
    arguments: [
      "Anna Virta, toimitusjohtaja", "Virta Anna, talousjohtaja", "toimitusjohtaja Anna Virta",
      "Toimitusjohtaja Virta Anna", "Anna Virta (toimitusjohtaja)", "Anna Virta - VD",
      "Anna Virta – verkställande direktör", "Dipl.ins. Anna Virta", "Anna Virta / controller",
      "Anna Virta/HR-päällikkö", "Virta, Anna", "Virta, Anna, toimitusjohtaja", "Virta, Anna (talousjohtaja)",
      "ANNA VIRTA, TOIMITUSJOHTAJA", "TOIMITUSJOHTAJA ANNA VIRTA", "CEO, Anna Virta", "Anna Virta CEO",
      "Anna Virta, Head of Sales", "Anna Virta, myynti- ja markkinointijohtaja",
      "Hallituksen puheenjohtaja Anna Virta", "Ekonomichef Anna Virta", "Virta Anna, försäljare", "tj. Anna Virta",
      "Anna Virta | myyntipäällikkö", "Myyntipäällikkö: Anna Virta", "Anna Virta, vt. toimitusjohtaja",
      "Managing Director Anna Virta", "Anna Virta, VP Sales", "Anna Virta, Sales & Marketing", "Anna Virta, IT",
      "DI toimitusjohtaja Anna Virta", "Anna Virta, toimitusjohtaja, KTM", "Anna Virta toim.joht.",
      "Anna Virta, kirjanpitäjä", "Anna Virta, isännöitsijä", "Anna Virta, Meri Oy, toimitusjohtaja",
    ]) func titles(_ name: String)
  { #expect(Self.normal(name) == "Anna Virta") }

  @Test(
    "Particles stand before the surname, as it is written",
    arguments: [
      ("VAN DER BERG JAN", "Jan van der Berg"), ("van der Berg Jan", "Jan van der Berg"),
      ("Van der Berg Jan", "Jan van der Berg"), ("VAN DE VELDE PIETER", "Pieter van de Velde"),
      ("DE VRIES ANNA", "Anna de Vries"), ("DI CAPRIO LEONARDO", "Leonardo Di Caprio"),
      ("LE ROUX MARIE", "Marie Le Roux"), ("LA PORTA JUAN", "Juan La Porta"),
      ("AF FORSELLES CARL", "Carl af Forselles"), ("VON WRIGHT GEORG HENRIK", "Georg Henrik von Wright"),
      ("TER STEGEN MARC", "Marc ter Stegen"), ("TEN HAG ERIK", "Erik ten Hag"), ("DEN UYL JOOP", "Joop den Uyl"),
      ("DOS SANTOS MARIA", "Maria dos Santos"), ("DA SILVA ANA", "Ana da Silva"),
      ("EL HADDAD SAMIR", "Samir El Haddad"), ("AL HASSAN OMAR", "Omar Al Hassan"),
      ("BIN LADIN OMAR", "Omar bin Ladin"), ("O'NEILL SEAN", "Sean O'Neill"), ("MCDONALD IAN", "Ian McDonald"),
      ("D'ARC JEANNE", "Jeanne D'Arc"), ("BERG, JAN VAN DER", "Jan van der Berg"),
      ("VAN 'T HOOFT JAN", "Jan van 't Hooft"), ("DE LA CRUZ MARIA", "Maria de la Cruz"),
      ("MANNERHEIM CARL GUSTAF EMIL AF", "Carl Gustaf Emil af Mannerheim"), ("Von Wright Georg", "Georg von Wright"),
      ("LE THI HOA", "Thi Hoa Le"), ("ANNA LE", "Anna Le"), ("VIRTANEN ANNA-MAIJA", "Anna-Maija Virtanen"),
    ]) func particles(_ name: String, _ normal: String)
  { #expect(Self.normal(name) == normal) }

  @Test(
    "A former name is left out and noticed",
    arguments: [
      "Anna Virta o.s. Lund", "Anna Virta (os. Lund)", "Virta (o.s. Lund) Anna", "Anna Virta, ent. Lund",
      "Anna Virta née Lund", "Anna Virta f.d. Lund", "Anna Virta född Lund", "Anna Virta f. Lund",
      "Anna Virta geb. Lund", "VIRTA ANNA OS. LUND", "Virta o.s. Lund, Anna",
    ]) func formerNames(_ name: String)
  {
    let trace = RuleChain.apply(field: .personName, value: name)
    #expect(trace.normal == "Anna Virta" && trace.findings == [.nameFormer])
  }

  @Test(
    "Capitals are Turkish where a name shows that it is, and initials are no words",
    arguments: [
      ("İBRAHİM YILMAZ", "İbrahim Yılmaz"), ("YILMAZ İBRAHİM", "İbrahim Yılmaz"), ("AYŞE IŞIK", "Ayşe Işık"),
      ("IIRIS ILMONEN", "Iiris Ilmonen"), ("Virtanen TM", "T. M. Virtanen"), ("VIRTANEN LL", "L. L. Virtanen"),
      ("Virtanen, TM", "T. M. Virtanen"), ("LL Virtanen", "LL Virtanen"), ("Virtanen J.-P.", "J.-P. Virtanen"),
      ("Virtanen A.B.", "A.B. Virtanen"), ("Liisa Virtanen TM", "Liisa Virtanen"),
    ]) func capitalsAndInitials(_ name: String, _ normal: String)
  { #expect(Self.normal(name) == normal) }

  private static func normal(_ name: String) -> String { RuleChain.apply(field: .personName, value: name).normal }
}
