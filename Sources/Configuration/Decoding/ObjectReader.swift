/// The keys of an object: see ``ValueReader/object(keys:)``.
public struct ObjectReader {
  /// The key that the object is the value of.
  public let name: String
  /// The object's bracket.
  public let position: Position
  let members: [JSON5Member]
  let mistakes: Mistakes

  /// The value of a key, if it is there.
  public func optional(_ key: String) -> ValueReader? {
    members.first { $0.key == key }.map { ValueReader(key, $0.node, mistakes) }
  }

  /// The value of a key; reported if it is not there.
  public func required(_ key: String) -> ValueReader? {
    if let value = optional(key) { return value }
    mistakes.report(position, "\(Quoted.text(key)) is missing", remedy: "add the key to the object that begins here")
    return nil
  }
}
