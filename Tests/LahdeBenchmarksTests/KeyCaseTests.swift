import SyntheticData
import Testing

@testable import LahdeBenchmarks

@Suite struct KeyCaseTests {
  /// Name, what happens to the key, the IDs of A and B on each night (nil where the address is not there), right or wrong.
  static let cases: [(String, KeyNights.Trap, before: [String?], after: [String?], Bool)] = [
    ("kept", .unchanged, ["1"], ["1"], true),
    ("another one", .unchanged, ["1"], ["2"], false),
    ("gone", .unchanged, ["1"], [nil], false),
    ("two are two", .twoContacts, ["1", "2"], ["1", "2"], true),
    ("two are one", .twoContacts, ["1", "1"], ["1", "1"], false),
    ("one overwrites the other", .twoContacts, ["1", nil], ["1", nil], false),
    ("two change places", .twoContacts, ["1", "2"], ["2", "1"], false),
    ("the second comes", .secondComes, ["1"], ["1", "2"], true),
    ("the second takes the first's", .secondComes, ["1"], ["2", "1"], false),
    ("the second leaves", .secondLeaves, ["1", "2"], ["1"], true),
    ("the second leaves and takes the ID along", .secondLeaves, ["1", "2"], ["2"], false),
    ("the second leaves after they were one", .secondLeaves, ["1", "1"], ["1"], false),
    ("a successor has a new one", .succession, ["1"], ["2"], true),
    ("a successor inherits", .succession, ["1"], ["1"], false),
    ("a marriage", .newSurname, ["1"], ["1"], true),
    ("zeros are lost", .respelt, ["1"], ["1"], true),
    ("zeros make somebody else", .respelt, ["1"], ["2"], false),
  ]

  @Test(arguments: 0..<cases.count)
  func rightAndWrong(index: Int) {
    let (name, trap, before, after, right) = Self.cases[index]
    let (old, new) = (before.indices.map { "old\($0)" }, after.indices.map { "new\($0)" })
    let key = KeyNights.Key(trap: trap, before: old, after: new)
    func table(_ addresses: [String], _ ids: [String?]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: zip(addresses, ids).compactMap { address, id in id.map { (address, $0) } })
    }
    #expect(KeyCase.isRight(key, before: table(old, before), after: table(new, after)) == right, "\(name)")
  }
}
