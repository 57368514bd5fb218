import Foundation
import SyntheticData
import TestSupport
import Testing

@Suite("Training") struct TrainTests {
  private static let pipeline = ["--pipeline", "pipelines/nightly.json5"]

  private func house(records: Int) throws -> TestHouse {
    let house = try TestHouse(sources: TestHouse.source("customers"))
    try house.folder.write("data/customers.csv", "")
    try CustomerFile(records: records, seed: 3).write(to: house.folder.path("data/customers.csv"), truthPath: nil)
    let night = try Tool.run(["run", "pipelines/nightly.json5", "--create"], in: house.folder)
    #expect([0, 3].contains(night.code), "\(night)")
    return house
  }

  private func train(_ house: TestHouse, _ more: String...) throws -> Outcome {
    try Tool.run(["train"] + Self.pipeline + more, in: house.folder)
  }

  @Test("What is learned is shown, and applied when it is told to be") func answer() throws {
    let house = try house(records: 1200)
    func hash() throws -> Substring? {
      try Tool.run(["verify"] + Self.pipeline, in: house.folder).output.split(separator: "\n").last
    }
    let before = try hash()
    let shown = try train(house)
    #expect(shown.code == 0 && shown.errors.isEmpty, "\(shown)")
    let lines = shown.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0].hasPrefix("Learned from ") && lines[0].hasSuffix(" observations; until now: the starting values."))
    #expect(
      lines[2].split(separator: " ").joined(separator: " ")
        == "register before after merged split merges from, bits expected precision expected recall")
    for (line, name) in [(lines[3], "contacts"), (lines[4], "companies")] {
      #expect(line.hasPrefix(name) && line.components(separatedBy: " % (").count == 3, "\(line)")
    }
    #expect(shown.output.contains("\npairs left for review: "))
    #expect(shown.output.hasSuffix("\nNothing has changed. To make it so: lahde train --apply\n"))
    #expect(try hash() == before)

    let told = try #require(
      JSONSerialization.jsonObject(with: Data(try train(house, "--format", "json").output.utf8)) as? [String: Any])
    #expect(told["schema"] as? String == "lahde.train/1" && told["run"] == nil && told["trainedBefore"] as? Int == 0)
    let contacts = try #require(told["contacts"] as? [String: Any])
    let precision = try #require(contacts["precision"] as? [String: Double])
    let (low, value, high) = (precision["low"] ?? 2, precision["value"] ?? 2, precision["high"] ?? 2)
    #expect(0 <= low && low <= value && value <= high && high <= 1)

    let applied = try train(house, "--apply")
    #expect(applied.code == 0, "\(applied)")
    #expect(applied.output.hasSuffix("\nRun 2: contacts and companies are made under the new weights.\n"))
    let count = try #require(contacts["after"] as? Int)
    let listed = try Tool.run(["contacts", "--format", "csv"] + Self.pipeline, in: house.folder).output
    #expect(listed.split(whereSeparator: \.isNewline).count == count + 1)
    let again = try train(house)
    #expect(again.output.contains("until now: weights learned from \(told["observations"] as? Int ?? 0) observations."))
    #expect(try Tool.run(["runs"] + Self.pipeline, in: house.folder).output.contains("train"))
  }

  @Test("Too few observations teach nothing") func few() throws {
    let house = try house(records: 20)
    for more in [[], ["--apply"]] {
      let outcome = try Tool.run(["train"] + Self.pipeline + more, in: house.folder)
      #expect(outcome.code == 65 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.contains("are too few to learn from: 1000 are needed"))
    }
  }
}
