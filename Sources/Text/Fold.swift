/// Folding: text reduced to what matching compares.
///
/// The result is lower-case words with one space between and none around. Latin letters lose their diacritics (ä→a, ø→o,
/// æ→ae, ß→ss), combining marks and invisible characters vanish, and whatever is neither letter nor digit is a gap
/// between words. Letters of other scripts stay, in lower case and UTF-8. Folding twice is folding once.
public enum Fold {
  /// Appends the folded form of `bytes[range]` to `out`; a byte that is not UTF-8 is a gap.
  ///
  /// The folded form never has more bytes than the text.
  public static func append(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    precondition(range.upperBound <= bytes.count, "range beyond the bytes")
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { room in
      unsafe bytes.withUnsafeBytes { bytes in
        let count = unsafe fold(bytes, range, into: room)
        unsafe out.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
      }
    }
  }

  /// The folded form of `bytes[range]`.
  public static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    append(bytes, range, to: &out)
    return out
  }

  /// The folded form of `text`.
  public static func folded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: folded(bytes, 0..<bytes.count), as: UTF8.self)
  }

  /// Writes the folded form into `room` and returns its length in bytes.
  private static func fold(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var writer = unsafe FoldWriter(room)
    var position = range.lowerBound
    while true {
      position = unsafe writer.appendASCII(bytes, position, range.upperBound)
      if position == range.upperBound { break }
      if let (scalar, length) = unsafe UTF8Text.scalar(bytes, position, range.upperBound) {
        writer.append(scalar)
        position += length
      } else {
        writer.openGap()
        position += 1
      }
    }
    return writer.count
  }
}
