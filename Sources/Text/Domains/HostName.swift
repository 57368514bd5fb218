/// Names of hosts, of websites and behind the sign of e-mail addresses, in one spelling.
public enum HostName {
  /// Appends the host in `bytes[range]` as it is stored and compared: in lower case, `xn--` labels as the letters that
  /// they stand for, no full stop at the end.
  ///
  /// A label that is no proper punycode stays, in lower case. Doing it twice is doing it once; an ASCII host in lower
  /// case costs one look at its bytes.
  public static func appendUnicode(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var range = range
    if range.count > 1, bytes[range.upperBound - 1] == 0x2E { range = range.lowerBound..<range.upperBound - 1 }
    guard needsWork(bytes, range) else { return out.append(contentsOf: bytes[range]) }
    var isFirst = true
    for label in bytes[range].split(separator: 0x2E, omittingEmptySubsequences: false) {
      if !isFirst { out.append(0x2E) }
      isFirst = false
      let lower = lowered(label)
      out.append(contentsOf: lower.starts(with: mark) ? letters(lower) ?? lower : lower)
    }
  }

  /// The host in `bytes[range]` as ``appendUnicode(_:_:to:)`` writes it.
  public static func unicode(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    appendUnicode(bytes, range, to: &out)
    return out
  }

  /// The host in `bytes[range]` in ASCII: in lower case, labels with other letters as `xn--` and their punycode.
  public static func ascii(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let labels = bytes[range].split(separator: 0x2E, omittingEmptySubsequences: false).map { label -> [UInt8] in
      let lower = lowered(label)
      guard lower.contains(where: { $0 >= 0x80 }) else { return lower }
      let scalars = String(decoding: lower, as: UTF8.self).unicodeScalars.map(\.value)
      return Punycode.encoded(scalars).map { mark + $0 } ?? lower
    }
    return Array(labels.joined(separator: [0x2E]))
  }

  /// The part of a host that somebody registered: its last two labels, three under a shared second level such as
  /// `co.uk`, and the own label before a site builder's domain (`kulma.kotisivukone.com`).
  public static func registrable(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let (kind, found) = DomainTable.find(bytes, range)
    guard kind == .siteBuilder, found.lowerBound > range.lowerBound else { return registered(bytes, range) }
    let dots = bytes[found].count { $0 == 0x2E }
    return tail(bytes, range, labels: dots + 2)..<range.upperBound
  }

  /// The same of a host that stands under no site builder's domain.
  static func registered(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = tail(bytes, range, labels: 2)
    if start > range.lowerBound, seconds.value(bytes, start..<range.upperBound) != nil {
      start = tail(bytes, range, labels: 3)
    }
    return start..<range.upperBound
  }

  /// `range` without `www.` or `m.` in front, unless that leaves no domain.
  static func withoutPrefix(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    for prefix in prefixes where bytes[range].starts(with: prefix) {
      let rest = range.lowerBound + prefix.count..<range.upperBound
      if bytes[rest].contains(0x2E) { return rest }
    }
    return range
  }

  private static func tail(_ bytes: [UInt8], _ range: Range<Int>, labels: Int) -> Int {
    var start = range.upperBound
    var left = labels
    while start > range.lowerBound {
      if bytes[start - 1] == 0x2E {
        left -= 1
        if left == 0 { break }
      }
      start -= 1
    }
    return start
  }

  private static func needsWork(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var previous: UInt8 = 0
    for position in range {
      let byte = bytes[position]
      if byte >= 0x80 || byte >= 0x41 && byte <= 0x5A || byte == 0x2D && previous == 0x2D { return true }
      previous = byte
    }
    return false
  }

  private static func lowered(_ label: ArraySlice<UInt8>) -> [UInt8] {
    if label.contains(where: { $0 >= 0x80 }), UTF8Text.isValid(Array(label), 0..<label.count) {
      return Array(String(decoding: label, as: UTF8.self).lowercased().utf8)
    }
    return label.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// The letters of an `xn--` label; nil unless the same label comes out of them again.
  private static func letters(_ label: [UInt8]) -> [UInt8]? {
    guard let scalars = Punycode.decoded(label, mark.count..<label.count), scalars.contains(where: { $0 >= 0x80 }),
      Punycode.encoded(scalars).map({ mark + $0 }) == label
    else { return nil }
    var out: [UInt8] = []
    for scalar in scalars {
      guard let properties = Unicode.Scalar(scalar)?.properties else { return nil }
      let isLetter = properties.isAlphabetic || properties.numericType != nil || scalar == 0x2D
      guard isLetter || properties.canonicalCombiningClass != .notReordered else { return nil }
      UTF8Text.append(scalar, to: &out)
    }
    return lowered(out[...]) == out ? out : nil
  }

  private static let mark = Array("xn--".utf8)
  private static let prefixes = [Array("www.".utf8), Array("m.".utf8)]
  private static let seconds = WordTable([
    ("co.uk org.uk ac.uk gov.uk me.uk com.au net.au org.au co.nz co.jp co.kr co.in com.br com.cn com.tr com.pl", 1)
  ])
}
