import Foundation
import Records
import Testing

@testable import Normalizer

/// Titles with the area that a reader gives them: `title, language, area[, group]`, tab-separated.
///
/// The titles and their areas were written for this project; `known.tsv` was looked at while the stems were chosen, its
/// group `common` being the 200 commonest. `heldout.tsv` was written apart from it and not looked at.
@Suite struct TitleCorpusTests {
  private static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Titles")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  private static func share(_ rows: [[String]]) -> Double {
    let right = rows.count { row in
      let area = RuleChain.derived(from: .personTitle, value: row[0]).first { $0.field == .personResponsibility }
      return (area?.normal ?? "unknown") == row[2]
    }
    return Double(right) / Double(rows.count)
  }

  @Test func theCommonestTitlesTellTheirArea() throws {
    let common = try Self.rows("known.tsv").filter { $0.last == "common" }
    #expect(common.count == 200)
    #expect(Self.share(common) >= 0.95)
  }

  @Test func titlesThatNobodyLookedAtTellTheirArea() throws {
    let rows = try Self.rows("heldout.tsv")
    #expect(rows.count == 400)
    #expect(Self.share(rows) >= 0.90)
  }

  @Test func everyAreaIsOneOfTheTree() throws {
    let names = Set(Area.allCases.map(\.name) + ["unknown"])
    for row in try Self.rows("known.tsv") + Self.rows("heldout.tsv") { #expect(names.contains(row[2]), "\(row[0])") }
  }
}
