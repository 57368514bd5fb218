/// Host labels outside ASCII in their ASCII form (RFC 3492), so that one host has one spelling.
enum Punycode {
  /// `label` itself if it is ASCII, else its `xn--` form.
  static func ascii(_ label: Substring) -> String {
    guard label.utf8.contains(where: { $0 >= 0x80 }) else { return String(label) }
    let scalars = label.unicodeScalars.map(\.value)
    guard scalars.count <= 63 else { return String(label) }
    let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    var out = String(label.unicodeScalars.filter(\.isASCII).map(Character.init))
    let basic = out.count
    var handled = basic
    if basic > 0 { out.append("-") }
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
          let threshold = base <= bias ? 1 : min(base - bias, 26)
          if rest < threshold { break }
          out.append(digits[threshold + (rest - threshold) % (36 - threshold)])
          rest = (rest - threshold) / (36 - threshold)
          base += 36
        }
        out.append(digits[rest])
        bias = adapted(delta, handled + 1, first: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return "xn--" + out
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
