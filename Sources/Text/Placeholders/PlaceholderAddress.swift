/// E-mail addresses that say nothing: what is typed where there is none (`ei@ole.fi`, `puuttuu@…`, `x@x.fi`), where nobody
/// reads (`noreply@…`), the pattern of a firm's addresses in place of one (`etunimi.sukunimi@…`), and domains that are
/// nobody's (`example.com`).
///
/// Nobody is known by such an address, and to nobody is it written. The reserved domain `.example` stays: samples and
/// tests live there.
public enum PlaceholderAddress {
  /// Whether `bytes[range]` is such an address: well formed or not, in any letters.
  public static func isOne(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let sign = bytes[range].firstIndex(of: 0x40) else { return false }
    let (local, domain) = (range.lowerBound..<sign, sign + 1..<range.upperBound)
    if !mayBeOne(bytes, local, domain) { return false }
    return Parts(bytes, local, domain).saysNothing
  }

  /// Whether a host, in any letters, is one that is nobody's.
  public static func isNobodysHost(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let host = HostName.withoutPrefix(bytes, range)
    return PlaceholderDomains.isReserved(Parts.lower(bytes, host))
  }

  /// Whether an address needs to be taken apart: of nearly every one its beginning and its domain say that it does not.
  private static func mayBeOne(_ bytes: [UInt8], _ local: Range<Int>, _ domain: Range<Int>) -> Bool {
    // Short ones and those with other marks in front are seldom, so they need no gate.
    if local.count <= 3 || domain.count <= 4 || PlaceholderLocals.mayHold(bytes, local) { return true }
    guard let dot = bytes[domain].lastIndex(of: 0x2E) else { return true }
    let label = domain.lowerBound..<dot
    let isSame =
      label.count == local.count
      && zip(label, local).allSatisfy { bytes[$0] | 0x20 == bytes[$1] | 0x20 }
    return isSame || PlaceholderDomains.mayHold(bytes, label, dot + 1..<domain.upperBound)
  }

  /// An address taken apart.
  private struct Parts {
    /// The local part's words, between full stops, hyphens and underscores, without digits; what follows a plus is left out.
    var words: [[UInt8]] = []
    /// Its letters and its digits.
    var letters: [UInt8] = []
    var digits: [UInt8] = []
    /// The domain, and the letters and digits of all its labels but the last.
    var domain: [UInt8]
    var label: [UInt8] = []

    init(_ bytes: [UInt8], _ local: Range<Int>, _ domain: Range<Int>) {
      self.domain = Self.lower(bytes, domain)
      let plus = bytes[local].dropFirst().firstIndex(of: 0x2B) ?? local.upperBound
      for text in Fold.folded(bytes, local.lowerBound..<plus).split(separator: 0x20) {
        digits += text.filter { $0 &- 0x30 < 10 }
        let word = text.filter { $0 &- 0x30 > 9 }
        if !word.isEmpty { words.append(word) }
      }
      letters = words.flatMap { $0 }
      let dot = bytes[domain].lastIndex(of: 0x2E) ?? domain.upperBound
      let host = HostName.withoutPrefix(bytes, domain.lowerBound..<dot)
      label = Fold.folded(bytes, host).filter { $0 != 0x20 }
    }

    static func lower(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
      bytes[range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    var saysNothing: Bool {
      if PlaceholderDomains.isReserved(domain) || PlaceholderDomains.saysNothing(label) { return true }
      if letters.isEmpty { return saysNothingInDigits }
      return PlaceholderLocals.isPattern(words, letters) || saysNothingAnywhere || saysNothingHere
    }

    /// No letters: only marks, or digits that nobody chose.
    private var saysNothingInDigits: Bool {
      let whole = 0..<digits.count
      return digits.isEmpty || digits == label || PlaceholderDigits.isOneDigit(digits, whole, atLeast: 3)
        || PlaceholderDigits.isRun(digits, whole, atLeast: 3)
    }

    /// With whatever domain.
    private var saysNothingAnywhere: Bool {
      if PlaceholderLocals.saysNothing(letters) || letters.count > 1 && letters.allSatisfy({ $0 == 0x78 }) {
        return true
      }
      return letters.count > 3 && isOneLetter(letters)
    }

    /// Together with its domain: `ei@ole`, `na@na`, `x@y`, `test@test`.
    private var saysNothingHere: Bool {
      if PlaceholderLocals.saysNothing(letters, at: label) { return true }
      if PlaceholderLocals.isTest(letters) { return !PlaceholderLocals.namesATest(label) }
      if letters == [0x78], label.count <= 1 { return true }
      let isWord = PlaceholderLocals.isWeak(letters)
      if letters == label { return isWord || isOneLetter(letters) }
      return isWord && PlaceholderDomains.isWeak(label, of: domain)
        || letters.count > 2 && isOneLetter(letters) && isOneLetter(label)
    }

    private func isOneLetter(_ text: [UInt8]) -> Bool { !text.isEmpty && text.allSatisfy { $0 == text[0] } }
  }
}
