/// Scalars beyond ASCII in ASCII letters (RFC 3492).
public enum Punycode {
  /// The punycode of `scalars`, without `xn--`; nil if they are more than a host's label can hold.
  public static func encoded(_ scalars: [UInt32]) -> [UInt8]? {
    guard scalars.count <= 63 else { return nil }
    var out = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
    let basic = out.count
    var handled = basic
    if basic > 0 { out.append(0x2D) }
    var (next, delta, bias) = (UInt32(128), 0, 72)
    while handled < scalars.count {
      guard let smallest = scalars.filter({ $0 >= next }).min() else { break }
      delta += Int(smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        var rest = delta
        var base = 36
        while true {
          let threshold = threshold(base, bias)
          if rest < threshold { break }
          out.append(digit(threshold + (rest - threshold) % (36 - threshold)))
          rest = (rest - threshold) / (36 - threshold)
          base += 36
        }
        out.append(digit(rest))
        bias = adapted(delta, handled + 1, first: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return out
  }

  /// The scalars of the punycode in `bytes[range]`, without `xn--`; nil if it is none, or of more than 63 scalars.
  public static func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt32]? {
    guard range.count <= 256 else { return nil }
    let mark = bytes[range].lastIndex(of: 0x2D)
    var out = mark.map { bytes[range.lowerBound..<$0].map(UInt32.init) } ?? []
    guard out.allSatisfy({ $0 < 0x80 }) else { return nil }
    var position = mark.map { $0 + 1 } ?? range.lowerBound
    var (scalar, index, bias) = (128, 0, 72)
    while position < range.upperBound {
      let before = index
      var weight = 1
      var base = 36
      while true {
        guard position < range.upperBound, let value = value(bytes[position]) else { return nil }
        position += 1
        index += value * weight
        // Far above every index of a label: nothing overflows before this.
        guard index < 1 << 32 else { return nil }
        let threshold = threshold(base, bias)
        if value < threshold { break }
        weight *= 36 - threshold
        guard weight < 1 << 32 else { return nil }
        base += 36
      }
      let count = out.count + 1
      bias = adapted(index - before, count, first: before == 0)
      scalar += index / count
      index %= count
      guard count <= 63, scalar <= 0x10_FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
      out.insert(UInt32(truncatingIfNeeded: scalar), at: index)
      index += 1
    }
    return out
  }

  private static func threshold(_ base: Int, _ bias: Int) -> Int {
    base <= bias ? 1 : min(base - bias, 26)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x16 + value)
  }

  private static func value(_ digit: UInt8) -> Int? {
    switch digit {
    case 0x30...0x39: Int(digit) - 0x16
    case 0x41...0x5A: Int(digit) - 0x41
    case 0x61...0x7A: Int(digit) - 0x61
    default: nil
    }
  }

  private static func adapted(_ delta: Int, _ points: Int, first: Bool) -> Int {
    var delta = first ? delta / 700 : delta / 2
    delta += delta / points
    var base = 0
    while delta > 455 {
      delta /= 35
      base += 36
    }
    return base + 36 * delta / (delta + 38)
  }
}
