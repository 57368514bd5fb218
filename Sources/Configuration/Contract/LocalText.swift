import Records

/// A text that people read, in the three languages in which they are written to.
public struct LocalText: Sendable, Equatable {
  /// Finnish, Swedish and English.
  public let fi: String, sv: String, en: String

  static let keys = ["fi", "sv", "en"]

  /// A text in three languages.
  public init(fi: String, sv: String, en: String) { (self.fi, self.sv, self.en) = (fi, sv, en) }

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let (fi, sv, en) = (object.required("fi")?.text(), object.required("sv")?.text(), object.required("en")?.text())
    guard let fi, let sv, let en else { return nil }
    self.init(fi: fi, sv: sv, en: en)
  }

  /// The text for somebody whose language is known by its code; Finnish where it is none of the three.
  public func text(_ language: String?) -> String {
    switch language {
    case "sv": sv
    case "en": en
    default: fi
    }
  }

  var effective: JSONText { .object([("fi", .text(fi)), ("sv", .text(sv)), ("en", .text(en))]) }
}
