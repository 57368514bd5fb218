import Records
import Testing

@testable import LahdeBenchmarks

@Suite struct MatchingQualityTests {
  private static let truth = "asiakasnro,person,company\n1,10,0\n2,10,0\n3,10,1\n4,11,0\n5,12,0\n"

  @Test(arguments: [
    // name, contacts of the keys 1 to 5, true pairs, found pairs, shared pairs
    ("all found", ["7", "7", "7", "8", "9"], 3, 3),
    ("none found", ["1", "2", "3", "4", "5"], 0, 0),
    ("one left out", ["7", "7", "", "8", "9"], 1, 1),
    ("one too many", ["7", "7", "7", "7", "9"], 6, 3),
    ("no contact is no contact of anybody's", ["", "", "", "", ""], 0, 0),
  ])
  func pairs(name: String, contacts: [String], found: Int, shared: Int) throws {
    var observations = "source,source_key,contact_id,company_id\r\n"
    for (index, contact) in contacts.enumerated() { observations += "customers,\(index + 1),\(contact),3\r\n" }
    let quality = try MatchingQuality(observations: Array(observations.utf8), truth: Array(Self.truth.utf8))
    #expect(quality.truePairs == 3, "\(name)")
    #expect(quality.foundPairs == found, "\(name)")
    #expect(quality.sharedPairs == shared, "\(name)")
  }

  @Test func sharesFollowFromTheCounts() {
    var quality = MatchingQuality()
    quality.truePairs = 10
    quality.foundPairs = 5
    quality.sharedPairs = 4
    #expect(quality.precision == 0.8 && quality.recall == 0.4)
    #expect(abs(quality.f1 - 0.5333) < 0.001)
  }

  @Test func aMissingColumnIsSaid() {
    #expect(throws: Problem.self) {
      try MatchingQuality(observations: Array("source,key\n".utf8), truth: Array(Self.truth.utf8))
    }
  }
}
