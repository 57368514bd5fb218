/// The legal form that a company's name tells of, coarser than the trade register's own list.
public enum LegalForm: String, Sendable, CaseIterable {
  /// Limited company: oy, ab, ltd.
  case oy
  /// Public limited company: oyj, abp, plc.
  case oyj
  /// Limited partnership: ky, kb.
  case ky
  /// General partnership: ay.
  case ay
  /// Private trader under a trade name: tmi, fa.
  case tmi
  /// Co-operative: osk, anl.
  case osk
  /// Registered association: ry, rf.
  case ry
  /// Foundation: sr.
  case sr
  /// Housing company: as oy, bostads ab.
  case asoy
  /// Real-estate company: kiint oy, fastighets ab.
  case kiintOy
  /// European company: se.
  case se
  /// A form of English-speaking countries that Finland lacks: inc, llc, corp.
  case foreign
  /// Municipality: kunta, kaupunki, kommun, stad.
  case municipality
  /// Joint municipal authority: kuntayhtymä, samkommun.
  case jointMunicipality
  /// Mutual insurance company or insurance association: keskinäinen vakuutusyhtiö, försäkringsförening.
  case mutual
  /// Branch of a foreign company: sivuliike, filial.
  case branch
  /// Wellbeing services county: hyvinvointialue, välfärdsområde.
  case county
  /// Parish: seurakunta, församling.
  case parish
}
