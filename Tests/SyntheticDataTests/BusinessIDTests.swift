import Testing

@testable import SyntheticData

@Suite struct BusinessIDTests {
  @Test(
    arguments: [
      ("weighed and taken from 11", 9_100_037, 1), ("the same", 9_000_017, 7), ("remainder 0", 9_000_007, 0),
      ("remainder 1", 9_000_002, nil),
    ] as [(String, Int, Int?)])
  func checkDigits(name: String, number: Int, digit: Int?) {
    #expect(BusinessID.checkDigit(number) == digit, "\(name)")
  }

  @Test func everyCompanyHasOneThatNobodyElseHas() {
    var seen: Set<[UInt8]> = []
    for company in 0..<20_000 {
      var bytes: [UInt8] = []
      BusinessID.append(company: company, to: &bytes)
      #expect(bytes.count == 9 && bytes.first == 0x39)
      let number = bytes.prefix(7).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      #expect(BusinessID.checkDigit(number) == Int(bytes[8] & 0x0F))
      seen.insert(bytes)
    }
    #expect(seen.count == 20_000)
  }
}
