import Foundation
import Testing
import Text

@testable import SyntheticData

@Suite struct ContactRelativesTests {
  @Test(
    "Plain contacts are the bytes that they always were",
    arguments: [
      (2026, "d568f48fd3255489368353eeae700aa1881535d91da03d4cf0c164ebe5576955"),
      (7, "8e1adf29de67e476cd73a5f901e606f18591ac236fd55b23ed97dc667e1bc5fd"),
    ])
  func plain(seed: UInt64, hash: String) throws {
    let bytes = Array(try Self.written(3000, seed: seed, relatives: 0).utf8)
    #expect(SHA256.hash(bytes).hex == hash)
  }

  @Test(arguments: [0, 3, 10, 30])
  func asManyHaveRelativesAsAsked(relatives: Int) {
    let people = ContactPeople(persons: 40_000, seed: 5, extras: ContactExtras(relatives: relatives))
    let share = Double((0..<people.count).count { people.hasRelative($0) }) / Double(people.count)
    #expect(abs(share * 100 - Double(relatives)) <= 0.06 * Double(relatives) + 0.1, "\(share)")
  }

  @Test func relativesShareFirmAndSurnameAndNothingOfTheirNames() {
    let people = ContactPeople(persons: 20_000, seed: 5, extras: ContactExtras(relatives: 10))
    var found = 0
    for person in 0..<people.count where people.hasRelative(person) {
      let others = [person - 1, person + 1].filter {
        people.company.indices.contains($0) && people.company[$0] == people.company[person]
          && people.surname($0) == people.surname(person) && people.givenName($0) != people.givenName(person)
          && people.hasRelative($0)
      }
      #expect(!others.isEmpty)
      found += 1
    }
    #expect(found > 1500)
  }

  @Test func theirMailboxesAreOfEveryKind() {
    let people = ContactPeople(persons: 20_000, seed: 5, extras: ContactExtras(relatives: 10))
    let styles = (0..<people.count).compactMap { ContactPerson($0, of: people).ownStyle }
    #expect(Set(styles) == [0, 1, 4, 5])
    #expect((100...200).contains(styles.count { $0 == 5 } * 1000 / styles.count))
    var bytes: [UInt8] = []
    guard let person = (0..<people.count).first(where: { ContactPerson($0, of: people).ownStyle == 4 }) else {
      Issue.record("nobody's mailbox is the initial and the surname")
      return
    }
    let relative = ContactPerson(person, of: people)
    relative.appendLocalPart(style: 4, surname: Array("Mäki".utf8), to: &bytes)
    var initial: [UInt8] = []
    Spelling.appendAddress(relative.given.prefix(1)[...], to: &initial)
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(String(decoding: initial, as: UTF8.self) + "maki"))
    bytes = []
    relative.appendLocalPart(style: 5, surname: Array("Mäki".utf8), to: &bytes)
    #expect(bytes == Array("maki".utf8))
  }

  @Test func peopleAreTheSameButForTheRelatives() {
    let plain = ContactPeople(persons: 5000, seed: 5)
    let others = ContactPeople(persons: 5000, seed: 5, extras: ContactExtras(relatives: 3))
    #expect(plain.company == others.company)
    let changed = (0..<5000).count { plain.surname($0) != others.surname($0) }
    let renamed = (0..<5000).count { plain.givenName($0) != others.givenName($0) }
    // A firm that bears another's name speaks its language.
    #expect((20...150).contains(changed) && renamed < 50, "\(changed), \(renamed)")
  }

  @Test func everyBusinessIDIsValidAndOneFirmsAlone() throws {
    var owners: [String: Set<Substring>] = [:]
    for row in try Self.written(20_000, seed: 3, relatives: 3).split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let digits = fields[9].filter(\.isNumber)
      if digits.isEmpty { continue }
      #expect(digits.count == 8)
      let number = Int(digits.prefix(7)) ?? 0
      #expect(BusinessIDNumber.checkDigit(number) == Int(digits.suffix(1)), "\(fields[9])")
      owners[digits, default: []].insert(fields[14])
    }
    #expect(owners.values.allSatisfy { $0.count == 1 } && owners.count > 2000)
  }

  @Test func firmsOfOneNameHaveTownsDomainsAndIDsOfTheirOwn() {
    let firms = (0..<20_000).map { ContactCompany(number: $0, seed: 5, isPlain: false) }
    let twins = firms.filter { $0.namesake != nil }
    #expect((150...210).contains(twins.count))
    #expect((0..<2000).allSatisfy { ContactCompany(number: $0, seed: 5).namesake == nil })
    for firm in twins {
      guard let number = firm.namesake else { continue }
      let other = firms[number]
      #expect(domain(firm) != domain(other) && domain(firm).contains("-"))
      #expect(firm.place(moved: false).place != other.place(moved: false).place)
      #expect(businessID(firm) != businessID(other))
    }
  }

  private func domain(_ firm: ContactCompany) -> String {
    var bytes: [UInt8] = []
    firm.appendDomain(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func businessID(_ firm: ContactCompany) -> String {
    var dice = Dice(seed: 1, contact: .record, number: 8)
    var bytes: [UInt8] = []
    firm.appendBusinessID(&dice, to: &bytes)
    return String(decoding: bytes, as: UTF8.self).filter(\.isNumber)
  }

  private static func written(_ records: Int, seed: UInt64, relatives: Int) throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try ContactFile(records: records, seed: seed, extras: ContactExtras(relatives: relatives)).write(to: url.path)
    return try String(contentsOf: url, encoding: .utf8)
  }
}
