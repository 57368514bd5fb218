import Foundation
import Records
import Testing

@testable import LahdeBenchmarks

@Suite struct MatchingCaseTests {
  @Test func everySetIsMatchedWithoutItsTruth() throws {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    _ = try folder.write("febrl3.csv", "rec_id, name\nrec-1-org, x\n")
    let measured = try measure(folder, ["--data", folder.path("."), "--records", "5"])
    #expect(measured.map(\.name) == ["febrl3", "contacts_5", "contacts_5_no_phones"])
    #expect(measured.allSatisfy { $0.quality.records == 7 && $0.rounds.count == 3 && $0.splink == nil })
    let words = try calls(folder)
    #expect(words.filter { $0.hasPrefix("dedupe") }.count == 9)
    #expect(words.contains("dedupe febrl3.csv --id rec_id --clusters clusters.csv"))
    #expect(words.contains("dedupe contacts-5.csv --id unique_id --ignore cluster,employer --clusters clusters.csv"))
    #expect(
      words.contains("dedupe contacts-5.csv --id unique_id --ignore cluster,employer,phone --clusters clusters.csv"))
    #expect(words.filter { $0.hasPrefix("contacts") } == ["contacts contacts-5.csv --records 5 --seed 2026"])
    #expect(words.contains("score febrl3.csv --id rec_id --truth rec_id --clusters clusters.csv"))
  }

  @Test func trapsStandBesideTheCleanContacts() throws {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let measured = try measure(folder, ["--records", "5", "--relatives", "3", "--traps", "yes"])
    #expect(measured.map(\.name) == ["contacts_5", "contacts_5_no_phones", "traps_5"])
    #expect(measured.map { $0.traps?.count } == [nil, nil, 1])
    let words = try calls(folder)
    #expect(
      words.filter { $0.hasPrefix("contacts") } == [
        "contacts contacts-5.csv --records 5 --seed 2026",
        "contacts traps-5.csv --records 5 --seed 2026 --relatives 3 --traps yes --truth traps-truth.csv",
      ])
    #expect(words.contains("dedupe traps-5.csv --id unique_id --ignore cluster,employer --clusters clusters.csv"))
    #expect(words.contains("score traps-truth.csv --clusters clusters.csv --labels traps-truth.csv"))
    #expect(MatchingMeasurement.table(measured).contains("strangers"))
  }

  @Test func onlyTheSetsNamedAreMeasured() throws {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let measured = try measure(folder, ["--records", "5,6", "--only", "contacts_6,fake_1000"])
    #expect(measured.map(\.name) == ["contacts_6"])
    #expect(throws: Problem.self) { try measure(folder, ["--only", "contacts_7"]) }
  }

  @Test func aMatcherThatFailsIsSaid() throws {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    #expect(throws: Problem.self) { try measure(folder, ["--records", "5"], exit: 65) }
  }

  /// Measures with scripts in the programs' places that write down what they were called with.
  private func measure(_ folder: BenchmarkFolder, _ words: [String], exit: Int = 0) throws -> [MatchingMeasurement] {
    let quality = try SpineReport.json(ClusterQuality((0..<7).map { ($0, $0) }))
    _ = try folder.write("quality", quality)
    let traps = [TrapQuality(trap: "group", records: 3, truePairs: 1, foundPairs: 1, sharedPairs: 1, strangers: 0)]
    _ = try folder.write("traps", try SpineReport.json(traps))
    let script = "#!/bin/sh\necho \"$@\" >> \(folder.path("calls"))\n"
    let fakes = [
      try folder.write("lahde", script + "exit \(exit)\n"),
      try folder.write(
        "bench",
        script
          + "case $1$5 in score--labels) cat \(folder.path("traps"));; score*) cat \(folder.path("quality"));; contacts*) : > \"$2\";; esac\n"
      ),
    ]
    for fake in fakes { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: fake) }
    let options = try BenchmarkOptions(
      [fakes[1], "matching", "--splink", "no", "--lahde", fakes[0]] + words)
    return try MatchingCase(options: options, folder: folder).measure()
  }

  private func calls(_ folder: BenchmarkFolder) throws -> [String] {
    String(decoding: try folder.read("calls"), as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: " ").map { $0.split(separator: "/").last ?? $0 }.joined(separator: " ")
    }
  }
}
