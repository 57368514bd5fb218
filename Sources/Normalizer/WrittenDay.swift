import Records
import Text

/// A day as somebody has written it, where the same day may be written otherwise the next time.
public enum WrittenDay {
  /// Days since 1970; nil where no day can be read. `today` is in days since 1970, too.
  public static func read(_ text: String, today: Int) -> Int? {
    let bytes = Array(text.utf8)
    let range = UTF8Text.trimmed(bytes, bytes.indices)
    guard !range.isEmpty, case .day(let day) = EndDate.read(bytes, range, order: nil, today: today) else { return nil }
    return day
  }
}
