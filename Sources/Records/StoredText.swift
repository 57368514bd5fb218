import Text

/// A text from outside that goes into the register: a reason that somebody typed, a path, an address. Personal identity codes
/// in it are masked, so that none is ever stored.
///
/// The stores take this type and no `String`: there is no way past it.
public struct StoredText: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The text, masked.
  public let text: String

  /// Masks a text.
  public init(_ text: String) { self.text = IdentityCode.masked(text) }

  /// Masks a text, if there is one.
  public init?(_ text: String?) {
    guard let text else { return nil }
    self.init(text)
  }

  /// A text of the program's own.
  public init(stringLiteral text: String) { self.init(text) }
}
