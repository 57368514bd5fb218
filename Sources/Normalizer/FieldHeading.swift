import Records
import Text

extension Field {
  /// The field that people call so: by its name in the contract, or by a heading that columns of it have.
  public init?(called text: String) {
    if let field = Field(name: text) {
      self = field
      return
    }
    let folded = Fold.folded(text)
    if ["nimi", "henkilo", "name", "person", "namn"].contains(folded) {
      self = .personName
      return
    }
    let bytes = Array(folded.utf8)
    guard let field = Field.allCases.first(where: { FieldHeadings.tables[$0.rawValue].holds(folded: bytes) }) else {
      return nil
    }
    self = field
  }
}
