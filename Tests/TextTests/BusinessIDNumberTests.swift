import Testing
import Text

@Suite struct BusinessIDNumberTests {
  @Test(
    arguments: [
      ("weighed and taken from 11", 9_100_037, 1), ("the same", 9_000_017, 7), ("remainder 0", 9_000_007, 0),
      ("remainder 0", 1_598_868, 0), ("remainder 1", 9_000_002, nil), ("python-stdnum", 2_077_474, 0),
    ] as [(String, Int, Int?)])
  func checkDigits(name: String, number: Int, digit: Int?) {
    #expect(BusinessIDNumber.checkDigit(number) == digit, "\(name)")
  }

  @Test(
    arguments: [
      ("2077474-0", true), ("20774740", true), ("2077474-1", false), ("20774741", false), ("9000002-1", false),
      ("", false), ("2077474", false), ("2077474-", false), ("2077474–0", false), ("207747-40", false),
      ("FI20774740", false), ("2077474-0 ", false), ("20774a40", false),
    ] as [(String, Bool)])
  func judges(text: String, isValid: Bool) { #expect(BusinessIDNumber.isValid(Array(text.utf8)) == isValid, "\(text)") }

  @Test(
    arguments: [
      ("2077474-1", 0, true), ("x2077474-1x", 1, true), ("x2077474-1x", 0, false), ("2077474-", 0, false),
      ("20774741", 0, false), ("2077474-1", -1, false), ("2077474-1", 9, false),
    ] as [(String, Int, Bool)])
  func sees(text: String, at start: Int, isWritten: Bool) {
    #expect(BusinessIDNumber.isWritten(Array(text.utf8), at: start) == isWritten, "\(text)")
  }
}
