/// Every kind of input that can be read: one line each.
public enum ReaderRegistry {
  /// The kinds, the most particular first.
  public static let all: [ReaderKind] = [
    WebReader.kind, MarketingRegisterReader.kind, UnsubscribesReader.kind, CSVReader.kind,
  ]

  /// The kind of that name, if there is one.
  public static func kind(named name: String) -> ReaderKind? { all.first { $0.name == name } }

  /// The first kind that takes a file for its own, by its first bytes (up to 64 KiB) and its path.
  public static func guess(head: [UInt8], path: String) -> ReaderKind? { all.first { $0.guesses(head, path) } }
}
