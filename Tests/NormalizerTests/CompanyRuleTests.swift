import Records
import Testing
import Text

@testable import Normalizer

/// The rules of a company's name, website and industry, beside their own examples.
@Suite struct CompanyRuleTests {
  @Test(arguments: [
    ("TOL2008 62.01.0", "TOL 2008 62010", ""), ("62010 - Ohjelmistot", "TOL 2008 62010", ""),
    ("62010, Ohjelmistot", "TOL 2008 62010", ""), ("NACE Rev.2: 62.01", "TOL 2008 6201", ""),
    ("NACE 62.01", "TOL 2008 6201", ""), ("Toimiala: Rakentaminen", "F", ""),
    ("Toimialakoodi 69201", "69201", ""), ("TOL 2025 62010", "TOL 2025 62010", "industry.code"),
    ("TOL 2025 69201", "TOL 2025 69201", ""), ("TOL 2025 49320", "TOL 2025 49320", ""),
    ("TOL 2025 Rahoitus- ja vakuutustoiminta", "TOL 2025 L", ""),
    ("K Rahoitus- ja vakuutustoiminta", "TOL 2008 K", ""), ("L - Rahoitus- ja vakuutustoiminta", "TOL 2025 L", ""),
    ("Rahoitus- ja vakuutustoiminta (L)", "Rahoitus- ja vakuutustoiminta (L)", ""),
    ("C Teollisuus", "C", ""), ("C25.62", "2562", "-"), ("J62010", "TOL 2008 62010", ""),
    ("J 62100", "J 62100", "industry.code"), ("Z 62", "Z 62", ""), ("25 Metallituotteiden valmistus", "-", ""),
    ("1000 järveä", "1000 järveä", ""), ("20.5.2026", "20.5.2026", ""), ("TOL", "TOL", ""), ("tolppa 25", "-", ""),
    ("9", "9", "industry.code"), ("V", "TOL 2025 V", ""), ("j", "j", ""), ("(", "(", ""), ("TOL 2008", "TOL 2008", ""),
    ("Asianajotoimisto (69101)", "69101", ""), ("Liike (avattu 2010)", "-", ""),
    ("69201; 69202", "-", "industry.several"),
  ])
  func industries(value: String, result: String, finding: String) {
    // The class 25.62 is another one in each scheme: the letter C, which both have, does not settle it.
    let isAmbiguous = finding == "-"
    let (values, findings) = applying(Industry(), .companyIndustry, value)
    #expect(values[Field.companyIndustry.rawValue] == (isAmbiguous || result == "-" ? value : result))
    #expect(findings == (isAmbiguous ? ["industry.scheme"] : finding.isEmpty ? [] : [finding]))
  }

  @Test(arguments: [
    ("HTTPS://WWW.XN--KERI-POA.example:8080/A?b#C", "https://www.åkeri.example:8080/A?b#C", ""),
    ("HTTP://Yritys.example?Q", "http://yritys.example?Q", ""), ("a--b.example/", "a--b.example", ""),
    ("xn--zzzzzzz99999.example", "xn--zzzzzzz99999.example", ""), ("espoo.fi", "espoo.fi", ""),
    ("https://fi.linkedin.com/company/x", "https://fi.linkedin.com/company/x", "website.not-own"),
    ("koti.kolumbus.fi/~x", "koti.kolumbus.fi/~x", "website.not-own"), ("gmail.com", "gmail.com", "website.not-own"),
    ("WIXSITE.com/Kulma", "wixsite.com/Kulma", "website.not-own"), ("kulma.wixsite.com/a", "kulma.wixsite.com/a", ""),
    ("https://", "https://", "website.form"),
  ])
  func websites(value: String, result: String, finding: String) {
    let (values, findings) = applying(Website(), .companyWebsite, value)
    #expect(values[Field.companyWebsite.rawValue] == result)
    #expect(findings == (finding.isEmpty ? [] : [finding]))
  }

  @Test(arguments: [
    ("Meri r.y.", "Meri r.y."), ("Meri O.Y.", "Meri O.Y."), ("Ab. Meri", "Ab. Meri"), ("\"Meri Oy.\",", "Meri Oy"),
    ("Oy", "Oy"), ("Oy Oy", "Oy Oy"), ("Oy.", "Oy."), ("-", "-"), (",", ","), ("--", "-"),
    ("Meri-Ranta Oy", "Meri-Ranta Oy"),
    ("Meri Ay ay", "Meri Ay"), ("MERI OY Oy, -", "MERI OY"), ("Duo Duo", "Duo Duo"), ("Meri Oy:n", "Meri Oy:n"),
    ("Oy Meri Oy", "Oy Meri Oy"), ("", ""),
  ])
  func names(value: String, result: String) {
    #expect(applying(CompanyName(), .companyName, value).values[Field.companyName.rawValue] == result)
  }

  @Test func rulesAreIdempotent() {
    var random = SplitMix64(seed: 3)
    let bits = [
      "TOL 2008", "TOL 2025", "tol", "NACE Rev. 2.1", "J", "K", "F", "62", "62010", "49320", "69.20", "(", ")", ":",
      ",",
      "-", "--", " ", " ", "Koulutus", "Rahoitus- ja vakuutustoiminta", "Å", "www.", "xn--keri-poa", ".fi", ".", "/",
      "HTTP://", "facebook.com", "Oy", "oy", "Oy.", "ry", "\"", "”", "Meri",
    ]
    for _ in 0..<6_000 {
      let value = (0..<Int.random(in: 0...6, using: &random))
        .map { _ in bits.randomElement(using: &random) ?? "" }.joined(separator: Bool.random(using: &random) ? " " : "")
      for (rule, field) in [
        (Industry(), .companyIndustry), (Website(), .companyWebsite), (CompanyName(), .companyName),
      ]
        as [(any Rule, Field)]
      {
        let once = applying(rule, field, value).values[field.rawValue]
        #expect(applying(rule, field, once).values[field.rawValue] == once, "\(rule.id): \(value)")
      }
    }
  }
}
