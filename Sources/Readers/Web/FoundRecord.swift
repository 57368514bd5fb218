import Records

/// A value and where it stands: a positional XPath, after `#` a JSON pointer.
struct Found: Sendable, Equatable {
  var text = ""
  var path = ""

  /// Nothing found.
  static let none = Found()

  /// Whether nothing was found.
  var isEmpty: Bool { text.isEmpty }
}

/// A person with their company, or a company, as one place of a page tells it.
struct FoundRecord: Sendable, Equatable {
  private var values = [Found](repeating: .none, count: Field.count)
  /// 1-based line.
  var line: UInt32
  /// Whether a phone number of the person's own stands there. It is no field of the register: it is counted, never kept.
  var hasOwnPhone = false

  /// A record without values.
  init(line: UInt32) { self.line = line }

  /// The value of a field; setting keeps white space collapsed.
  subscript(_ field: Field) -> Found {
    get { values[field.rawValue] }
    set { values[field.rawValue] = Found(text: HTMLTree.collapsed(newValue.text), path: newValue.path) }
  }

  /// Takes the values it lacks from another record; of two addresses no parts are mixed.
  mutating func fill(from other: FoundRecord, _ fields: [Field]) {
    let address: [Field] = [.companyStreet, .companyPostcode, .companyCity]
    let hasAddress = hasAny(address)
    for field in fields where self[field].isEmpty && !(hasAddress && address.contains(field)) {
      values[field.rawValue] = other.values[field.rawValue]
    }
  }

  /// Whether any of the fields has a value.
  func hasAny(_ fields: [Field]) -> Bool { fields.contains { !self[$0].isEmpty } }
}
