import Testing

@testable import SyntheticData

@Suite struct KeyNightsTests {
  private static let nights = KeyNights(numbers: 5000, seed: 3)

  @Test func theSameSeedGivesTheSameNights() {
    let again = KeyNights(numbers: 300, seed: 3)
    let other = KeyNights(numbers: 300, seed: 4)
    #expect(KeyNights(numbers: 300, seed: 3).numbers == again.numbers && other.numbers != again.numbers)
  }

  @Test(
    "Every kind is as frequent as said, in a thousand numbers",
    arguments: [
      (KeyNights.Trap.unchanged, 740...800), (.twoContacts, 130...170), (.secondComes, 12...28),
      (.secondLeaves, 12...28),
      (.succession, 22...38), (.newSurname, 6...15), (.respelt, 200...200),
    ])
  func rates(trap: KeyNights.Trap, share: ClosedRange<Int>) {
    #expect(share.contains(Self.nights.keys.count { $0.trap == trap } / 5))
  }

  @Test func noTwoHaveOneAddressAndEveryRowIsSomebodys() {
    for (file, addresses) in [
      (Self.nights.numbers.before + Self.nights.respelt.before, Self.nights.keys.flatMap(\.before)),
      (Self.nights.numbers.after + Self.nights.respelt.after, Self.nights.keys.flatMap(\.after)),
    ] {
      let rows = file.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(rows.allSatisfy { $0.count == 10 })
      #expect(Set(addresses).count == addresses.count)
      #expect(rows.compactMap { $0[3] == "email" ? nil : String($0[3]) }.sorted() == addresses.sorted())
    }
  }

  @Test func allButTheKeyIsTheSameAfterExcel() {
    let (before, after) = (
      Self.nights.respelt.before.split(separator: "\n"), Self.nights.respelt.after.split(separator: "\n")
    )
    #expect(before.count == 1001 && after.count == 1001)
    for (old, new) in zip(before, after).dropFirst() {
      #expect(old.drop { $0 == "0" } == new && old.hasPrefix("0"))
    }
  }
}
