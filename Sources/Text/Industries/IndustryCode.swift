/// A Finnish industrial classification.
public enum IndustryScheme: Sendable, Hashable, CaseIterable {
  /// TOL 2008, the Finnish form of NACE Rev. 2.
  case tol2008
  /// TOL 2025, the Finnish form of NACE Rev. 2.1: from J on its sections have other letters.
  case tol2025

  /// The name that stands before a code, for example `TOL 2008`.
  public var name: String { self == .tol2008 ? "TOL 2008" : "TOL 2025" }
}

/// A code of an industrial classification: a section's letter, or two to five digits.
///
/// It bears a scheme unless it means one thing in both: `69201` does, `62010` is in TOL 2008 only.
public struct IndustryCode: Sendable, Hashable {
  /// The scheme; nil if the code means the same in both.
  public let scheme: IndustryScheme?
  /// The number of digits; 0 for a section.
  public let digits: Int
  /// The digits' value, or the section's letter.
  private let value: Int

  private init(_ scheme: IndustryScheme?, _ digits: Int, _ value: Int) {
    self.scheme = scheme
    self.digits = digits
    self.value = value
  }

  /// What a letter or digits can mean.
  public enum Reading: Sendable, Hashable {
    /// One code.
    case code(IndustryCode)
    /// Something else in each scheme.
    case ambiguous
    /// No code of the scheme, or of any.
    case unknown
  }

  /// Reads the letter or the digits in `bytes[range]`, as a code of `scheme` if it is known.
  ///
  /// A code of five digits is known by its class, the first four.
  public static func read(_ bytes: [UInt8], _ range: Range<Int>, in scheme: IndustryScheme? = nil) -> Reading {
    if range.count == 1 { return section(bytes[range.lowerBound], in: scheme) }
    guard (2...5).contains(range.count) else { return .unknown }
    var value = 0
    for position in range {
      let byte = bytes[position]
      guard byte >= 0x30, byte <= 0x39 else { return .unknown }
      value = value * 10 + Int(byte & 0x0F)
    }
    let facts = IndustryClasses.facts(number: value, digits: range.count)
    if let scheme {
      let isThere = facts.contains(scheme == .tol2008 ? .in2008 : .in2025)
      return isThere ? .code(IndustryCode(scheme, range.count, value)) : .unknown
    }
    if facts == [.in2008, .in2025] { return .code(IndustryCode(nil, range.count, value)) }
    if facts == .in2008 { return .code(IndustryCode(.tol2008, range.count, value)) }
    if facts == .in2025 { return .code(IndustryCode(.tol2025, range.count, value)) }
    return facts.isEmpty ? .unknown : .ambiguous
  }

  private static func section(_ letter: UInt8, in scheme: IndustryScheme?) -> Reading {
    switch letter {
    case 0x41...0x49: return .code(IndustryCode(scheme, 0, Int(letter)))
    case 0x4A...0x56:
      if let scheme {
        let isThere = letter <= IndustryClasses.lastSection(in: scheme)
        return isThere ? .code(IndustryCode(scheme, 0, Int(letter))) : .unknown
      }
      return letter == 0x56 ? .code(IndustryCode(.tol2025, 0, Int(letter))) : .ambiguous
    default: return .unknown
    }
  }

  /// The code in `bytes[range]`, which stands in `scheme`; without the scheme if it means the same in both.
  init?(_ bytes: [UInt8], _ range: Range<Int>, in scheme: IndustryScheme) {
    if case .code(let code) = Self.read(bytes, range) {
      if code.scheme != nil, code.scheme != scheme { return nil }
      self = code
    } else if case .code(let code) = Self.read(bytes, range, in: scheme) {
      self = code
    } else {
      return nil
    }
  }

  /// Reads a value as it is stored: `69201`, `TOL 2008 62010`, `TOL 2025 J`; nil if it is anything else.
  public init?(stored bytes: [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    var scheme: IndustryScheme?
    for (name, one) in Self.names where bytes[range].starts(with: name) {
      scheme = one
      start += name.count
    }
    guard case .code(let code) = Self.read(bytes, start..<range.upperBound, in: scheme), code.scheme == scheme else {
      return nil
    }
    self = code
  }

  /// Appends the code as it is stored.
  public func append(to out: inout [UInt8]) {
    if let scheme { for (name, one) in Self.names where one == scheme { out.append(contentsOf: name) } }
    if digits == 0 { return out.append(UInt8(truncatingIfNeeded: value)) }
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      out.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }

  /// The code of a name in Finnish, Swedish or English, folded (see ``Fold``), in `scheme` if it is known.
  ///
  /// `.ambiguous` is a section that both schemes have, under different letters.
  public static func named(_ bytes: [UInt8], _ range: Range<Int>, in scheme: IndustryScheme? = nil) -> Reading {
    switch IndustryNames.meaning(bytes, range) {
    case .code(let code):
      guard let scheme else { return .code(code) }
      return code.scheme == nil || code.scheme == scheme
        ? .code(IndustryCode(scheme, code.digits, code.value)) : .unknown
    case .moved(let old, let new):
      guard let scheme else { return .ambiguous }
      return .code(IndustryCode(scheme, 0, Int(scheme == .tol2008 ? old : new)))
    case nil: return .unknown
    }
  }

  /// The code of a folded name that stands behind `letter` or under it: what the two of them tell together.
  public static func named(_ bytes: [UInt8], _ range: Range<Int>, section letter: UInt8) -> Reading {
    switch IndustryNames.meaning(bytes, range) {
    case .moved(letter, _): return .code(IndustryCode(.tol2008, 0, Int(letter)))
    case .moved(_, letter): return .code(IndustryCode(.tol2025, 0, Int(letter)))
    case .moved: return .unknown
    case nil: return .unknown
    case .code(let code):
      if code.digits == 0 { return code.value == Int(letter) ? .code(code) : .unknown }
      let division = code.division
      let schemes = IndustryScheme.allCases.filter {
        (code.scheme == nil || code.scheme == $0) && IndustryClasses.section(of: division, in: $0) == letter
      }
      guard let scheme = schemes.first else { return .unknown }
      return .code(IndustryCode(schemes.count == 2 ? nil : scheme, 0, Int(letter)))
    }
  }

  /// The schemes in which the division of `digits` belongs to the section `letter`; empty if in none.
  public static func schemes(section letter: UInt8, division: Int) -> [IndustryScheme] {
    guard (0..<100).contains(division) else { return [] }
    return IndustryScheme.allCases.filter { IndustryClasses.section(of: division, in: $0) == letter }
  }

  /// Whether the two are one code: in one scheme, or the same in both schemes.
  public func isSame(as other: IndustryCode) -> Bool {
    digits == other.digits && value == other.value && sharesScheme(with: other)
  }

  /// Whether `other` is this code or stands under it: `62` holds `TOL 2008 62010`, `TOL 2025 K` holds it not.
  public func contains(_ other: IndustryCode) -> Bool {
    if digits == 0 {
      if other.digits == 0 { return isSame(as: other) }
      return IndustryScheme.allCases.contains { one in
        (scheme ?? one) == one && (other.scheme ?? one) == one
          && Int(IndustryClasses.section(of: other.division, in: one)) == value
      }
    }
    guard digits <= other.digits else { return false }
    var rest = other.value
    for _ in digits..<other.digits { rest /= 10 }
    return rest == value && sharesScheme(with: other)
  }

  private func sharesScheme(with other: IndustryCode) -> Bool {
    if scheme == other.scheme || scheme == nil || other.scheme == nil { return true }
    return meansOne && other.meansOne
  }

  /// Whether the code means the same in both schemes, whatever scheme it was given with.
  private var meansOne: Bool {
    if digits == 0 { return value <= 0x49 }
    return IndustryClasses.facts(number: value, digits: digits) == [.in2008, .in2025]
  }

  private var division: Int {
    var rest = value
    for _ in 2..<max(digits, 2) { rest /= 10 }
    return rest
  }

  private static let names: [(name: [UInt8], scheme: IndustryScheme)] = IndustryScheme.allCases.map {
    (Array("\($0.name) ".utf8), $0)
  }
}
