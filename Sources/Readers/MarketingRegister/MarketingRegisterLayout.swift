import Records

/// The columns of a marketing-register extract, and what they mean.
///
/// An extract is semicolon text with one row a responsible person. A row with a marketing ban is left out: the register
/// only holds what may be used for marketing. That there is a ban is kept.
public enum MarketingRegisterLayout {
  /// The columns that make each declared field.
  public static let map: [(field: Field, columns: [String])] = [
    (.personName, ["Vastuuhenkilö"]),
    (.personTitle, ["Asema"]),
    (.personResponsibility, ["Vastuualue"]),
    (.personLanguage, ["Kieli"]),
    (.companyName, ["Yrityksen nimi"]),
    (.companyBusinessID, ["Y-tunnus"]),
    (.companyStreet, ["Käyntiosoite"]),
    (.companyPostcode, ["Postinumero"]),
    (.companyCity, ["Postitoimipaikka"]),
    (.companyPhone, ["Puhelin"]),
    (.companyEmail, ["Sähköposti"]),
    (.companyWebsite, ["Kotisivu"]),
    (.companyIndustry, ["Toimialakoodi"]),
  ]
  /// The columns that make the source key.
  public static let key = ["Y-tunnus", "Vastuuhenkilö"]
  /// The column of the marketing ban, and its values that are known to mean one; so does any that is not known.
  public static let ban = NamedRestriction(
    column: "Suoramarkkinointikielto", values: .forbidden(["1", "K", "kyllä"]), forbids: .bansMarketing, leavesOut: true
  )

  /// The layout of an extract with these columns; throws ``Problem`` (65) if one is missing.
  public static func layout(columns: [String], file: String? = nil) throws(Problem) -> Layout {
    try LayoutResolver.resolve(map: map, key: key, restrictions: [ban], columns: columns, file: file)
  }
}
