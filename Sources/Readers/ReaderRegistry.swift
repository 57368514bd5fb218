import Records

/// Every kind of input that can be read: one case each.
public enum ReaderRegistry {
  /// The kind that a reader is for.
  public static func kind(_ name: ReaderName) -> ReaderKind {
    switch name {
    case .web: WebReader.kind
    case .marketingRegister: MarketingRegisterReader.kind
    case .unsubscribes: UnsubscribesReader.kind
    case .notes: NotesReader.kind
    case .csv: CSVReader.kind
    }
  }

  /// The kind that takes a file for its own, by its first bytes (up to 64 KiB) and its path. The last reader that does has it:
  /// they stand with the general before the particular.
  public static func guess(head: [UInt8], path: String) -> ReaderKind? {
    ReaderName.allCases.reversed().lazy.map(kind).first { $0.guesses(head, path) }
  }
}
