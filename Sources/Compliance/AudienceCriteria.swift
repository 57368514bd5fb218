import Records
import Register
import Text

/// Whom an audience is for, by what was asked.
public struct AudienceCriteria: Sendable {
  /// An industry that was asked for, as it was typed, and what it means in either classification.
  public struct Industry: Sendable {
    let text: String
    private let codes: [IndustryCode]

    /// A section's letter, or the first digits of codes; nil where no classification has it.
    public init?(_ text: String) {
      let bytes = Array(text.uppercased().utf8)
      var codes: [IndustryCode] = []
      for scheme in IndustryScheme.allCases {
        if case .code(let code) = IndustryCode.read(bytes, 0..<bytes.count, in: scheme) { codes.append(code) }
      }
      if case .code(let code) = IndustryCode.read(bytes, 0..<bytes.count) { codes.append(code) }
      guard !codes.isEmpty else { return nil }
      (self.text, self.codes) = (text, codes)
    }

    /// Whether a company's industry, as it is stored, is it or a part of it.
    public func contains(_ stored: String) -> Bool {
      let bytes = Array(stored.utf8)
      guard let other = IndustryCode(stored: bytes, 0..<bytes.count) else { return false }
      return codes.contains { $0.isSame(as: other) || $0.contains(other) }
    }
  }

  /// What the mailing is for.
  public let use: MailingPurpose
  /// The areas of responsibility, with their parts, and languages; nil: any.
  public let areas: [Area]?, languages: [String]?
  /// The industries; nil: any.
  public let industries: [Industry]?
  /// Whether the mailing itself tells its persons where their data came from.
  public let givesNotice: Bool
  private let asked: String

  /// Criteria; of `areas` the parts count as well.
  public init(
    _ use: MailingPurpose, areas: [Area]? = nil, languages: [String]? = nil, industries: [Industry]? = nil,
    givesNotice: Bool = false
  ) {
    (self.use, self.languages, self.industries, self.givesNotice) = (use, languages, industries, givesNotice)
    self.areas = areas.map { areas in Area.allCases.filter { area in areas.contains { $0.withParts.contains(area) } } }
    asked = [
      areas.map { "area " + $0.map(\.name).joined(separator: ",") },
      languages.map { "language " + $0.joined(separator: ",") },
      industries.map { "industry " + $0.map(\.text).joined(separator: ",") },
      givesNotice ? ExportStore.withNotice : nil,
    ].compactMap { $0 }.joined(separator: "; ")
  }

  /// In words, as the register keeps it beside an export: no more than the options.
  public var text: String { asked }
}
