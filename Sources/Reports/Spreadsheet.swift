/// Values on their way into a spreadsheet.
public enum Spreadsheet {
  /// The value so that no spreadsheet takes it for a formula; telephone numbers stay as they are.
  public static func harmless(_ value: String) -> String {
    guard let first = value.unicodeScalars.first else { return value }
    switch first {
    case "=", "@", "\t", "\r": return "'" + value
    case "+", "-":
      let isNumber = value.unicodeScalars.dropFirst().allSatisfy { "0123456789 ()-/.".unicodeScalars.contains($0) }
      return isNumber ? value : "'" + value
    default: return value
    }
  }
}
