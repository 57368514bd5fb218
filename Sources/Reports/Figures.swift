/// Numbers as text, without locale.
enum Figures {
  /// Thousandths with that many decimals (0 to 3), rounded half away from zero: `12.3`, `-0.5`.
  static func decimal(thousandths: Int, decimals: Int) -> String {
    var unit = 1
    for _ in decimals..<3 { unit *= 10 }
    let rounded = (abs(thousandths) + unit / 2) / unit
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let sign = thousandths < 0 && rounded > 0 ? "-" : ""
    if decimals == 0 { return "\(sign)\(rounded)" }
    let fraction = String(rounded % scale)
    return "\(sign)\(rounded / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  /// A match weight in bits with its sign, one decimal, and a true minus: `+4.2`, `−1.0`.
  static func bits(_ weight: Int32) -> String {
    let text = decimal(thousandths: Int(weight), decimals: 1)
    if text.first == "-" { return "−" + text.dropFirst() }
    return weight > 0 ? "+" + text : text
  }

  /// A probability in per cent with two decimals; the ends as `> 99.99 %` and `< 0.01 %`.
  static func percent(_ probability: Double) -> String {
    let share = min(max(probability.isFinite ? probability : 0, 0), 1)
    if share > 0.9999 { return "> 99.99 %" }
    if share < 0.0001 { return "< 0.01 %" }
    return decimal(thousandths: Int((share * 100_000).rounded()), decimals: 2) + " %"
  }

  /// Seconds with two decimals.
  static func seconds(_ seconds: Double) -> String {
    seconds.isFinite ? decimal(thousandths: Int((min(seconds, 1e12) * 1000).rounded()), decimals: 2) : "–"
  }

  /// Bytes as a round number of MB.
  static func megabytes(_ bytes: Int) -> String { "\((bytes + 500_000) / 1_000_000) MB" }
}
