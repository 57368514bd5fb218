/// The name of something whose own name was erased: a code, from which nothing can be learned without the key ring.
public enum ErasedKey {
  /// What stands before the code.
  public static let prefix = "erased:"

  /// Whether a key or a path is such a name.
  public static func isOne(_ name: String) -> Bool { name.hasPrefix(prefix) }
}
