/// The language that a page says it is written in: no person's own word, but evidence about each person on it.
public struct PageLanguage: Sendable, Equatable {
  /// The language as the page writes it, for example `sv-FI`.
  public let code: String
  /// Where it stands: a positional XPath.
  public let path: String

  /// A page's language.
  public init(code: String, path: String) { (self.code, self.path) = (code, path) }

  /// As a person's raw row keeps it, in the place of a language of the person's own: `lang="sv-FI"`. The mark is part of the
  /// register's file format.
  public var kept: [UInt8] { Self.mark + Array("\"\(code)\"".utf8) }

  /// What stands behind the mark in a raw value; nil if it is a language of the person's own.
  public static func code(in raw: [UInt8]) -> Range<Int>? {
    raw.starts(with: mark) ? mark.count..<raw.count : nil
  }

  private static let mark = Array("lang=".utf8)
}
