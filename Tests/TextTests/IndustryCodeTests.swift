import Testing
import Text

@Suite struct IndustryCodeTests {
  @Test(arguments: [
    ("69201", "69201"), ("62010", "TOL 2008 62010"), ("62100", "TOL 2025 62100"), ("45", "TOL 2008 45"), ("68", "68"),
    ("I", "I"), ("J", "ambiguous"), ("U", "ambiguous"), ("V", "TOL 2025 V"), ("W", "unknown"), ("49320", "ambiguous"),
    ("253", "ambiguous"), ("99", "99"), ("00", "unknown"), ("12345", "unknown"), ("621000", "unknown"), ("", "unknown"),
    ("5", "unknown"), ("6a", "unknown"),
  ])
  func reads(text: String, result: String) {
    #expect(described(IndustryCode.read(Array(text.utf8), 0..<text.utf8.count)) == result)
  }

  @Test(arguments: [
    ("62010", IndustryScheme.tol2025, "unknown"), ("49320", .tol2025, "TOL 2025 49320"), ("U", .tol2008, "TOL 2008 U"),
    ("V", .tol2008, "unknown"), ("45", .tol2025, "unknown"), ("69", .tol2008, "TOL 2008 69"),
  ])
  func readsInAScheme(text: String, scheme: IndustryScheme, result: String) {
    #expect(described(IndustryCode.read(Array(text.utf8), 0..<text.utf8.count, in: scheme)) == result)
  }

  @Test(arguments: [
    ("Rakentaminen", "F"), ("Byggverksamhet", "F"), ("Construction", "F"), ("koulutus", "85"), ("KOULUTUS", "85"),
    ("Informaatio ja viestintä", "TOL 2008 J"), ("Rahoitus- ja vakuutustoiminta", "ambiguous"),
    ("Retail trade", "47"), ("Detaljhandel utom med motorfordon och motorcyklar", "47"), ("Mainostoiminta", "731"),
    ("Arts, sports and recreation", "TOL 2025 S"), ("Taiteet, viihde ja virkistys", "TOL 2008 R"),
    ("Tietotekniikka", "unknown"), ("", "unknown"),
  ])
  func names(name: String, result: String) {
    let folded = Array(Fold.folded(name).utf8)
    #expect(described(IndustryCode.named(folded, 0..<folded.count)) == result)
  }

  @Test(arguments: [
    ("69201", "69201", true, true), ("69", "69201", false, true), ("69201", "69", false, false),
    ("62", "TOL 2008 62010", false, true), ("62", "TOL 2025 62100", false, true),
    ("TOL 2008 62010", "TOL 2025 62100", false, false), ("TOL 2008 69201", "TOL 2025 69201", true, true),
    ("TOL 2008 49320", "TOL 2025 49320", false, false), ("TOL 2008 J", "TOL 2025 J", false, false),
    ("TOL 2008 J", "62", false, true), ("TOL 2025 J", "62", false, false),
    ("TOL 2025 K", "TOL 2008 62010", false, false),
    ("F", "43210", false, true), ("F", "TOL 2008 F", true, true), ("G", "TOL 2008 45", false, true),
  ])
  func compares(left: String, right: String, isSame: Bool, contains: Bool) throws {
    let (a, b) = (try stored(left), try stored(right))
    #expect(a.isSame(as: b) == isSame && b.isSame(as: a) == isSame)
    #expect(a.contains(b) == contains)
    #expect(described(.code(a)) == left)
  }

  @Test(arguments: [
    "62010", "TOL 2008 62100", "TOL 69", "tol 2008 62010", "TOL 2008", "TOL 2008 ", "J", "Kirjanpito", "",
  ])
  func isNotStored(text: String) {
    #expect(IndustryCode(stored: Array(text.utf8), 0..<text.utf8.count) == nil)
  }

  private func stored(_ text: String) throws -> IndustryCode {
    try #require(IndustryCode(stored: Array(text.utf8), 0..<text.utf8.count))
  }

  private func described(_ reading: IndustryCode.Reading) -> String {
    switch reading {
    case .unknown: return "unknown"
    case .ambiguous: return "ambiguous"
    case .code(let code):
      var out: [UInt8] = []
      code.append(to: &out)
      return String(decoding: out, as: UTF8.self)
    }
  }
}
