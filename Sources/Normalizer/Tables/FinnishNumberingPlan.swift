/// The Finnish numbering plan: how many digits a number may have, by its first digits.
///
/// Ranges and lengths are those of libphonenumber 9.0.43 (Apache 2.0), which follows what Traficom reports to the ITU,
/// but for mobile numbers: they have nine digits at most, those of 0457 and 043 ten, where libphonenumber lets every one
/// of them have ten and so does not see a digit too many.
enum FinnishNumberingPlan {
  /// What the plan says of a number.
  enum Verdict {
    case fits, tooShort, tooLong
    /// No range in use begins with these digits, as with 049.
    case unassigned
    /// 112 and 116 xxx, which are called without a zero and cannot be called from abroad.
    case shortCode
  }

  /// What the plan says of the number in `digits[start...]`, its leading zero and country code left out.
  static func judge(_ digits: [UInt8], from start: Int) -> Verdict {
    func digit(_ offset: Int) -> Int { start + offset < digits.count ? Int(digits[start + offset]) - 0x30 : -1 }
    let count = digits.count - start
    if digit(0) == 1, digit(1) == 1 { return .shortCode }
    let lengths = lengths(digit(0), digit(1), digit(2), digit(3))
    let limits = lengths ?? 5...12
    if count < limits.lowerBound { return .tooShort }
    if count > limits.upperBound { return .tooLong }
    return lengths == nil ? .unassigned : .fits
  }

  /// The digits of the prefix with which a call to abroad begins, if one stands in front and a number with its country
  /// behind it: 00, or an operator's own, 990, 991, 994, 996, 999 and some of 995xx (libphonenumber, as above).
  static func internationalPrefix(_ digits: [UInt8]) -> Int {
    guard digits.count > 2 else { return 0 }
    if digits[0] == 0x30 { return digits[1] == 0x30 ? 2 : 0 }
    guard digits[0] == 0x39, digits[1] == 0x39, digits.count > 5 else { return 0 }
    let length: Int
    switch (digits[2] - 0x30, digits[3] - 0x30, digits[4] - 0x30) {
    case (0, _, _), (1, _, _), (4, _, _), (6, _, _), (9, _, _): length = 3
    case (5, 1, 1), (5, 4, 1), (5, 3, 2...3), (5, 5, 5), (5, 5, 9), (5, 7, 7), (5, 8, 8), (5, 9, 0), (5, 9, 9):
      length = 5
    default: return 0
    }
    let isWhole = digits.count - length >= shortestAbroad && digits[length] != 0x30
    return isWhole ? length : 0
  }

  /// The digits of a number with its country, at least: fewer behind 990 are a number within some network.
  private static let shortestAbroad = 9

  /// Whether digits of this beginning are a mobile number's: 040 to 048 and 050.
  static func isMobile(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0x34 && second < 0x39 || first == 0x35 && second == 0x30
  }

  /// The lengths of a range by its first four digits; nil if it is not in use.
  private static func lengths(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) -> ClosedRange<Int>? {
    switch (first, second, third, fourth) {
    case (4, 3, _, _), (4, 5, 7, _): 6...10
    case (4, 0...8, _, _), (5, 0, _, _): 6...9
    case (1, 0, _, _), (2, 9, _, _), (3, 0, _, _), (3, 9, _, _): 6...10
    case (2, 0, 2...5, _), (2, 0, 9, _): 5...10
    case (2, 0, _, _): 6...10
    case (1, 3...8, 1...8, _): 6...9
    case (1, 9, 1...8, _), (2, 1...8, _, _), (3, 1...8, _, _), (5, 1...8, _, _), (6, 1...8, _, _), (8, 1...8, _, _),
      (9, 1...8, _, _), (9, 0, 0, _):
      5...9
    case (8, 0, 0, _): 7...9
    case (6, 0, 0...2, _), (7, 0, 0, _), (7, 0, 9, 9): 8...9
    case (6, 0, 6, _), (7, 0, 7...8, _), (7, 3, _, _): 10...10
    case (7, 0, 1...5, _): 8...12
    case (7, 1, _, _): 9...9
    case (7, 5, 0, _), (7, 5, 3...9, _): 6...10
    default: nil
    }
  }
}
