/// What keeps the register's bytes from strangers.
public enum Encryption: String, Sendable, CaseIterable {
  /// The register file itself is encrypted (the build with SQLCipher).
  case register
  /// The file lies on an encrypted volume.
  case volume
  /// Nothing does: samples only.
  case none
}
