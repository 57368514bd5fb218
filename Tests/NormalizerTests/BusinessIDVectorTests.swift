import Records
import Testing
import Text

@testable import Normalizer

/// The examples of python-stdnum 2.2 for Finland (`stdnum.fi.ytunnus`, `alv` and `hetu`), and those of the business ID's
/// own definition.
@Suite struct BusinessIDVectorTests {
  @Test(
    arguments: [
      ("ytunnus", "2077474-0", "2077474-0", nil), ("ytunnus, check digit", "2077474-1", "2077474-1", "check-digit"),
      ("alv", "FI 20774740", "2077474-0", nil), ("alv, check digit", "FI 20774741", "FI 20774741", "check-digit"),
      ("alv, compact", "fi-2077474-0", "2077474-0", nil), ("digits alone", "20774740", "2077474-0", nil),
      ("remainder 0", "1598868-0", "1598868-0", nil), ("en dash", "2077474–0", "2077474-0", nil),
      ("no-break hyphen", "2077474\u{2011}0", "2077474-0", nil), ("minus", "2077474\u{2212}0", "2077474-0", nil),
      ("six digits", "100000-2", "0100000-2", nil), ("the zero Excel ate", "1000002", "0100000-2", nil),
      ("six digits, check digit", "100000-9", "100000-9", "check-digit"),
      ("seven digits, no check digit", "2077475", "2077475", "check-digit"),
      ("remainder 1", "9000002-1", "9000002-1", "check-digit"),
      ("nine digits", "20774740-0", "20774740-0", "form"), ("five digits", "12345-6", "12345-6", "form"),
      ("Swedish", "556677-8899", "556677-8899", "form"), ("German VAT", "DE136695976", "DE136695976", "form"),
      ("two hyphens", "207-7474-0", "207-7474-0", "form"), ("letters within", "2077A74-0", "2077A74-0", "form"),
    ] as [(String, String, String, String?)])
  func businessIDs(_ name: String, _ value: String, _ expected: String, _ finding: String?) {
    let trace = RuleChain.apply(field: .companyBusinessID, value: value)
    #expect(trace.normal == expected, "\(name)")
    #expect(trace.findings.map(\.rawValue) == (finding.map { ["business-id.\($0)"] } ?? []), "\(name)")
    #expect(RuleChain.apply(field: .companyBusinessID, value: expected).normal == expected, "\(name)")
  }

  /// Masking asks less than python-stdnum's `hetu`: what is nearly a code is no less personal.
  @Test(
    arguments: [
      ("valid", "131052-308T", true), ("lower case", "131052a308t", true), ("check character", "131052-308U", false),
      ("no such month's day", "310252-308Y", false), ("temporary", "131052-9085", true),
    ] as [(String, String, Bool)])
  func personalIdentityCodes(_ name: String, _ value: String, _ isCode: Bool) {
    let trace = RuleChain.apply(field: .companyStreet, value: value)
    #expect(trace.findings.contains(.personalIdentityCode) == isCode, "\(name)")
  }
}
