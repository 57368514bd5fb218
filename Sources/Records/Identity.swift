import Text

/// By what a person is told in a text: names and addresses, compared folded.
public struct Identity: Sendable {
  /// The words of each name.
  private let names: [[String]]
  private let emails: [String]

  /// Who bears these names and addresses; empty ones tell nothing.
  public init(names: [String], emails: [String]) {
    self.names = names.map(Self.words).filter { $0.joined().count > 3 }
    self.emails = emails.map { $0.lowercased() }.filter { $0.contains("@") }
  }

  /// Whether a value names the person: all words of a name, however they are joined, or an address.
  public func isNamed(in text: String) -> Bool {
    guard !text.isEmpty else { return false }
    let compact = Self.words(text).joined()
    return names.contains { $0.allSatisfy { word in compact.contains(word) } }
      || emails.contains { text.lowercased().contains($0) || compact.contains(Self.words($0).joined()) }
  }

  /// Whether what somebody typed tells of the person: a surname is enough there, and so is one of `numbers`.
  public func isMeant(in text: String, numbers: [String] = []) -> Bool {
    if isNamed(in: text) { return true }
    let words = Set(Self.words(text))
    if names.contains(where: { $0.count > 1 && $0.last.map { $0.count > 2 && words.contains($0) } == true }) {
      return true
    }
    return numbers.contains { number in
      let said = Self.words(number)
      return said.joined().count > 2 && said.allSatisfy(words.contains)
    }
  }

  /// Whether an e-mail address's mailbox bears one of the names: `l.virtanen@`.
  public func hasMailbox(_ email: String) -> Bool {
    let mailbox = Self.words(String(email.split(separator: "@").first ?? "")).joined()
    return names.contains { $0.contains { $0.count > 3 && mailbox.contains($0) } }
  }

  private static func words(_ text: String) -> [String] { Fold.folded(text).split(separator: " ").map(String.init) }
}
