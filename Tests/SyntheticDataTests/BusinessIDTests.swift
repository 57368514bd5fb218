import Testing
import Text

@testable import SyntheticData

@Suite struct BusinessIDTests {
  @Test func everyCompanyHasOneThatNobodyElseHas() {
    var seen: Set<[UInt8]> = []
    for company in 0..<20_000 {
      var bytes: [UInt8] = []
      BusinessID.append(company: company, to: &bytes)
      #expect(bytes.count == 9 && bytes.first == 0x39)
      let number = bytes.prefix(7).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      #expect(BusinessIDNumber.checkDigit(number) == Int(bytes[8] & 0x0F))
      seen.insert(bytes)
    }
    #expect(seen.count == 20_000)
  }
}
