import Records

/// What the rules made of one field, and which of them.
public struct FieldTrace: Sendable, Equatable {
  /// The field.
  public let field: Field
  /// The value as the source wrote it; personal identity codes masked.
  public let raw: String
  /// The value as it is stored.
  public let normal: String
  /// The rules that changed or derived it, in order, for example `phone/1`.
  public let rules: [String]
  /// What the value rests on.
  public let grounds: Grounds
  /// The field that its value came from, where it is another.
  public let derivedFrom: Field?
  /// What was noticed about it.
  public let findings: [FindingCode]
}

extension RuleChain {
  /// What the rules make of a record's raw values, one trace a declared field, in stored order; missing values are empty.
  public static func trace(_ raw: [String]) -> [FieldTrace] {
    var cells = Field.allCases.map(Cell.init)
    var spare = Cell(.companyName)
    var rules: [[String]] = Array(repeating: [], count: Field.count)
    var offers: [(offer: Offer, from: Field, rule: String)] = []
    /// The rule that found that nobody is meant.
    var nobody: String?
    for (index, value) in raw.prefix(Field.count).enumerated() {
      let bytes = Array(value.utf8)
      cells[index].join(bytes, 0..<bytes.count)
      mask(&cells[index], spare: &spare)
      if cells[index].isMasked { rules[index].append(PersonalIdentityCode().id) }
    }
    let before = cells.map(\.bytes)
    func applyRules(_ index: Int) {
      for rule in fieldRules[index] where !cells[index].bytes.isEmpty {
        let (value, offered) = (cells[index].bytes, cells[index].offers.count)
        rule.applyIfNeeded(&cells[index])
        if cells[index].bytes != value { rules[index].append(rule.id) }
        if nobody == nil, cells[index].notices.contains(where: \.leavesPersonOut) { nobody = rule.id }
        for offer in cells[index].offers[offered...] { offers.append((offer, cells[index].field, rule.id)) }
      }
    }
    for index in cells.indices { applyRules(index) }
    if let nobody {
      for field in Field.person where !cells[field.rawValue].bytes.isEmpty {
        cells[field.rawValue].set([])
        rules[field.rawValue].append(nobody)
      }
      let left = Offers.withoutPerson(offers.map(\.offer))
      offers = offers.filter { left.contains($0.offer) }
    }
    for (offer, from, _) in offers {
      if let notice = offer.disputed, Offers.isDisputed(offer, cells[offer.field.rawValue].bytes) {
        cells[from.rawValue].notice(notice)
      }
    }
    var taken: [Field: (offer: Offer, from: Field, rule: String)] = [:]
    for isMisplaced in Offers.turns {
      let isNobody = cells[Field.personName.rawValue].bytes.isEmpty && cells[Field.personEmail.rawValue].bytes.isEmpty
      for field in Field.allCases where cells[field.rawValue].bytes.isEmpty {
        guard let index = Offers.best(offers.map(\.offer), for: field, isNobody: isNobody) else { continue }
        let (offer, _, rule) = offers[index]
        if isMisplaced, offer.grounds != .misplaced { continue }
        taken[field] = offers[index]
        if rules[field.rawValue].last != rule { rules[field.rawValue].append(rule) }
        cells[field.rawValue].set(offer.value)
        if offer.grounds == .misplaced { applyRules(field.rawValue) }
      }
    }
    return Field.allCases.map { field in
      let cell = cells[field.rawValue]
      let source = taken[field]
      return FieldTrace(
        field: field, raw: String(decoding: before[field.rawValue], as: UTF8.self),
        normal: String(decoding: cell.bytes, as: UTF8.self), rules: rules[field.rawValue],
        grounds: source?.offer.grounds ?? (cell.notices.contains(.valueDamaged) ? .damaged : .stated),
        derivedFrom: source.flatMap { $0.from == field ? nil : $0.from },
        findings: cell.notices)
    }
  }

  /// What the rules make of one value with no other field beside it.
  public static func apply(field: Field, value: String) -> FieldTrace { traces(field, value)[field.rawValue] }

  /// What one value with no other field beside it tells of other fields.
  public static func derived(from field: Field, value: String) -> [FieldTrace] {
    traces(field, value).filter { $0.derivedFrom == field }
  }

  private static func traces(_ field: Field, _ value: String) -> [FieldTrace] {
    var raw = Array(repeating: "", count: Field.count)
    raw[field.rawValue] = value
    return trace(raw)
  }
}
