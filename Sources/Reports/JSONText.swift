import Foundation
import Records

/// JSON as text: sorted keys, indented, the same bytes for the same value.
public enum JSONText {
  /// The value as JSON with a newline at the end; slashes are not escaped.
  ///
  /// Throws a problem with the code `bug` where the value has no JSON, such as a number that is not finite.
  public static func encode(_ value: some Encodable) throws(Problem) -> String {
    try text(value, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]) + "\n"
  }

  /// The value as JSON in one line, without its end.
  static func line(_ value: some Encodable) throws(Problem) -> String {
    try text(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func text(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws(Problem) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
      throw Problem(.bug, "a report could not be written as JSON")
    }
  }
}
