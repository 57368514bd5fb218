/// Somebody who processes the register's data for the controller; exports go to processors only.
public struct Processor: Sendable, Equatable {
  /// The processor's name.
  public let name: String
  /// The country that the data is processed in: ISO 3166-1 alpha-2, inside the EU or the EEA.
  public let country: String
  /// The agreement on processing, as the controller files it.
  public let agreement: String
  /// The agreement's first day.
  public let since: Day

  /// The member states of the European Union, then the other states of the European Economic Area.
  public static let countries = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO",
  ]

  static let keys = ["name", "country", "agreement", "since"]

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let name = object.required("name")?.text()
    let country = object.required("country").flatMap(Self.country)
    let agreement = object.required("agreement")?.text()
    let since = object.required("since")?.day()
    guard let name, let country, let agreement, let since else { return nil }
    self.name = name
    self.country = country
    self.agreement = agreement
    self.since = since
  }

  private static func country(_ value: ValueReader) -> String? {
    guard let text = value.text() else { return nil }
    if countries.contains(text) { return text }
    value.refuse(
      "\"country\" must be a country of the EU or the EEA: nothing leaves them",
      remedy: "write its two letters, as \"FI\"; they are \(countries.joined(separator: ", "))")
    return nil
  }

  var effective: JSONText {
    .object([
      ("name", .text(name)), ("country", .text(country)), ("agreement", .text(agreement)), ("since", .text(since.text)),
    ])
  }
}
