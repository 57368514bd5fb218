import Foundation
import Testing

@testable import SyntheticData

@Suite struct ContactFileTests {
  private typealias Row = [Substring]

  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try Self.written(400, seed: 3)
    #expect(try Self.written(400, seed: 3) == first)
    #expect(try Self.written(400, seed: 4) != first)
  }

  @Test(arguments: [1, 2, 7, 1000])
  func everyRecordHasFifteenFields(records: Int) throws {
    let lines = try Self.written(records, seed: 11).split(separator: "\n")
    #expect(lines[0] == Substring(ContactFile.header) && lines.count == records + 1)
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 15 })
    #expect(lines.dropFirst().enumerated().allSatisfy { $1.hasPrefix("\($0 + 1),") })
  }

  @Test func whatIsDrawnForAPersonDependsOnNothingElse() {
    let writer = ContactWriter(people: ContactPeople(persons: 300, seed: 5))
    func line(_ person: Int, _ copy: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      writer.append(person: person, copy: copy, to: &bytes)
      return bytes
    }
    let forward = (0..<300).map { line($0, 1) }
    let backward = (0..<300).reversed().map { line($0, 1) }
    #expect(forward == backward.reversed())
    #expect(line(7, 0) != line(7, 2))
  }

  @Test func aLargerFileBeginsWithTheSamePeople() {
    let few = ContactPeople(persons: 200, seed: 5)
    let many = ContactPeople(persons: 900, seed: 5)
    #expect((0..<200).allSatisfy { few.givenName($0) == many.givenName($0) && few.surname($0) == many.surname($0) })
    #expect(few.company.prefix(200) == many.company.prefix(200))
  }

  @Test func aPersonStandsInItOneToSixTimes() throws {
    let sizes = Dictionary(grouping: try Self.rows.get(), by: { $0[1] }).values.map(\.count)
    #expect(sizes.min() == 1 && sizes.max() == 6)
    #expect((1.5...1.7).contains(10_000 / Double(sizes.count)))
  }

  /// Column, and per mille of the records in which it is empty.
  @Test(arguments: [
    (2, 20...60), (3, 10...50), (4, 180...260), (5, 210...290), (6, 230...270), (7, 180...220), (8, 20...40),
    (9, 280...320), (10, 330...370), (11, 70...90), (12, 85...115), (13, 280...320),
  ])
  func fieldsAreMissing(column: Int, share: ClosedRange<Int>) throws {
    #expect(share.contains(try Self.rows.get().count { $0[column].isEmpty } / 10))
  }

  /// What real files hold, and how often in a thousand records.
  @Test(arguments: [
    ("a mailbox that several read", 4, #"^(info|myynti|laskutus|talous)@"#, 60...170),
    ("a private mailbox", 4, #"@(gmail|hotmail|outlook)\.com$"#, 100...300),
    ("an initial", 2, #"^\p{Lu}\.?$"#, 40...85),
    ("a double surname", 3, "-", 15...50),
    ("a number written with the country's", 5, #"^\+358"#, 250...400),
    ("a Swedish name of a city", 11, "^(Helsingfors|Esbo|Vanda|Åbo|Vasa|Borgå)$", 20...120),
    ("a postcode without its zeros", 12, #"^\d{3,4}$"#, 20...100),
    ("a VAT number", 9, #"^FI\d{8}$"#, 20...50),
    ("a company without its legal form", 8, #"^\p{L}+ \p{L}+$"#, 50...300),
    ("an English title", 6, "Manager|Director", 10...80),
  ])
  func odditiesOccur(name: String, column: Int, pattern: String, share: ClosedRange<Int>) throws {
    let regex = try Regex(pattern)
    let found = try Self.rows.get().count { $0[column].contains(regex) } / 10
    #expect(share.contains(found), "\(name): \(found)")
  }

  @Test func companiesAreOfOneToHundredsOfPeople() {
    let sizes = (0..<20_000).map { ContactCompany.size(number: $0, seed: 1) }
    #expect(sizes.min() == 1 && (sizes.max() ?? 0) > 300)
    #expect((3.4...5.2).contains(Double(sizes.reduce(0, +)) / 20_000))
    #expect((0.55...0.67).contains(Double(sizes.count { $0 == 1 }) / 20_000))
  }

  @Test func businessIDsAreApartForAMillionCompanies() {
    var seen: Set<[UInt8]> = []
    for number in [0, 1, 2, 499_999, 500_000, 500_001, 999_999] {
      var dice = Dice(seed: 1, contact: .record, number: 8)
      var bytes: [UInt8] = []
      ContactCompany(number: number, seed: 1).appendBusinessID(&dice, to: &bytes)
      seen.insert(bytes)
    }
    #expect(seen.count == 7)
  }

  @Test func misspeltWordsStayValid() {
    var dice = Dice(seed: 7, contact: .record, number: 0)
    for word in ["Hämäläinen", "Öst", "Jääskeläinen", "Bo", "Ää", ""] {
      for _ in 0..<200 {
        let bytes = ContactSpelling.misspelt(Array(word.utf8), &dice)
        #expect(String(validating: bytes, as: UTF8.self).map { abs($0.count - word.count) <= 1 } == true)
        #expect(bytes.first == word.utf8.first)
      }
    }
  }

  @Test func aPhoneKeepsItsLastDigitsHoweverItIsWritten() {
    var dice = Dice(seed: 7, contact: .record, number: 0)
    var forms: Set<String> = []
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      ContactSpelling.appendPhone(Array("0401234567".utf8), &dice, to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.filter(\.isNumber).hasSuffix("401234567"))
      forms.insert(text)
    }
    #expect(forms.count >= 8)
  }

  @Test func bansAreAColumnMoreAndChangeNobody() throws {
    let plain = try Self.written(2000, seed: 3).split(separator: "\n")
    let banned = try Self.written(2000, seed: 3, extras: ContactExtras(bans: true)).split(separator: "\n")
    #expect(banned.first == Substring(ContactFile.header + ",ban"))
    #expect(
      banned.dropFirst().map { String($0[..<($0.lastIndex(of: ",") ?? $0.endIndex)]) }
        == plain.dropFirst().map(String.init))
    #expect((150...250).contains(banned.count { $0.hasSuffix(",K") }))
  }

  /// Ten thousand records, written once for all cases.
  private static let rows = Result {
    try written(10_000, seed: 1).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private static func written(
    _ records: Int, seed: UInt64, extras: ContactExtras = ContactExtras()
  ) throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try ContactFile(records: records, seed: seed, extras: extras).write(to: url.path)
    return try String(contentsOf: url, encoding: .utf8)
  }
}
