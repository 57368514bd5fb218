import Records
import Testing

@testable import Normalizer

/// What libphonenumber 9.0.43 makes of numbers as Finns write them (region FI, measured), beside what this rule makes.
@Suite struct PhoneVectorTests {
  @Test(
    arguments: [
      ("+358 40 828 3717", "+358408283717"),
      ("0407620552", "+358407620552"),
      ("040 762 0552", "+358407620552"),
      ("+358 (0)40 762 0552", "+358407620552"),
      ("+358 0 40 762 0552", "+358407620552"),
      ("358407620552", "+358407620552"),
      ("00358407620552", "+358407620552"),
      ("(09) 6162 600", "+35896162600"),
      ("09-616 2600", "+35896162600"),
      ("+358 9 616 2600", "+35896162600"),
      ("029 509 5000", "+358295095000"),
      ("+358 29 509 5000", "+358295095000"),
      ("0800 12345", "+35880012345"),
      ("0600 12345", "+35860012345"),
      ("0700 12345", "+35870012345"),
      ("010 2345678", "+358102345678"),
      ("020 1234", "+358201234"),
      ("0207 123 456", "+358207123456"),
      ("075 326 6800", "+358753266800"),
      ("+358 (0) 75 326 6800", "+358753266800"),
      ("044 7882332", "+358447882332"),
      ("0400 770697", "+358400770697"),
      ("050-5551234", "+358505551234"),
      ("045 123456", "+35845123456"),
      ("0457 1234567", "+3584571234567"),
      ("04573 123 456", "+3584573123456"),
      ("018 12345", "+3581812345"),
      ("+35818 12345", "+3581812345"),
      ("02 1234567", "+35821234567"),
      ("0203 12345", "+35820312345"),
      ("03-389 1380", "+35833891380"),
      ("040/1234567", "+358401234567"),
      ("puh. 040 1234567", "+358401234567"),
      ("+358-9-6162600", "+35896162600"),
      ("040–123 4567", "+358401234567"),
      ("0 40 123 4567", "+358401234567"),
      ("500123456", "+358500123456"),
      ("+46 8 123 456 78", "+46812345678"),
      ("+372 5123456", "+3725123456"),
      ("0500 123456", "+358500123456"),
      ("0500-12345", "+35850012345"),
      ("049 1234567", "+358491234567"),
      ("071 1234567", "+358711234567"),
    ] as [(String, String)])
  func agrees(_ value: String, _ e164: String) {
    let trace = RuleChain.apply(field: .companyPhone, value: value)
    #expect(trace.normal == e164)
    let isUnassigned = e164.hasPrefix("+35849")  // libphonenumber calls it invalid, too
    #expect(trace.findings == (isUnassigned ? [.phoneUnassigned] : []))
  }

  /// Where libphonenumber gives a number and we keep what was written, and why.
  @Test(
    arguments: [
      (
        "+358 40 762 05525", "+3584076205525", .phoneTooLong,
        "one digit too many: no mobile number but those of 0457 and 043 has ten"
      ),
      (
        "100 200", "+358100200", .phoneNoPrefix,
        "without a zero or a country it may be a short code or a part of a number"
      ),
      (
        "112", "+358112", .phoneShortCode,
        "cannot be called from abroad, so it has no E.164 form"
      ),
      (
        "116117", "+358116117", .phoneShortCode,
        "the same; libphonenumber itself calls it invalid"
      ),
      (
        "073 1234567", "+358731234567", .phoneTooShort,
        "numbers of 073 have ten digits; libphonenumber itself calls it invalid"
      ),
    ] as [(String, String, FindingCode, String)])
  func keepsWhatIsNotCertain(_ value: String, _ e164: String, _ finding: FindingCode, _ why: String) {
    let trace = RuleChain.apply(field: .companyPhone, value: value)
    #expect(trace.normal == value && trace.normal != e164, "\(why)")
    #expect(trace.findings == [finding], "\(why)")
  }

  /// Ranges of the plan at their shortest and longest; the lengths are libphonenumber's patterns for FI and AX.
  @Test(
    arguments: [
      ("mobile", "40", 6, 9), ("mobile", "48", 6, 9), ("mobile", "50", 6, 9), ("mobile", "457", 6, 10),
      ("mobile", "43", 6, 10), ("Helsinki", "91", 5, 9), ("Helsinki", "900", 5, 9), ("Tampere", "31", 5, 9),
      ("Turku", "28", 5, 9), ("Åland", "181", 6, 9), ("Uusimaa", "198", 5, 9), ("Joensuu", "131", 6, 9),
      ("010", "10", 6, 10), ("020", "20", 6, 10), ("0202", "202", 5, 10), ("0209", "209", 5, 10),
      ("029", "29", 6, 10), ("030", "30", 6, 10), ("039", "39", 6, 10), ("071", "71", 9, 9), ("073", "73", 10, 10),
      ("075", "753", 6, 10), ("0600", "600", 8, 9), ("0606", "606", 10, 10), ("0700", "700", 8, 9),
      ("0701", "701", 8, 12), ("0707", "707", 10, 10), ("07099", "7099", 8, 9), ("0800", "800", 7, 9),
    ] as [(String, String, Int, Int)])
  func knowsTheLengths(_ range: String, _ beginning: String, _ shortest: Int, _ longest: Int) {
    for length in 5...13 {
      let value = "0" + beginning + String("1313131313131".prefix(max(0, length - beginning.count)))
      let fits = length >= shortest && length <= longest
      let trace = RuleChain.apply(field: .companyPhone, value: value)
      #expect(trace.normal == (fits ? "+358" + value.dropFirst() : value), "\(range): \(value)")
      let code: FindingCode = length < shortest ? .phoneTooShort : .phoneTooLong
      #expect(trace.findings == (fits ? [] : [code]), "\(range): \(value)")
    }
  }
}
