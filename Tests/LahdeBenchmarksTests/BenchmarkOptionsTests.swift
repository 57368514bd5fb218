import Records
import Testing

@testable import LahdeBenchmarks

@Suite struct BenchmarkOptionsTests {
  @Test func sizesFormatAndCaseAreRead() throws {
    let options = try BenchmarkOptions(["x/LahdeBenchmarks", "memory", "--records", "10,200", "--format", "json"])
    #expect(options.benchmark == .memory && options.records == [10, 200] && options.json)
    #expect(options.programs.lahde.hasSuffix("x/lahde"))
  }

  @Test func withoutWordsItIsTheSpineAtThreeSizes() throws {
    let options = try BenchmarkOptions(["LahdeBenchmarks"])
    #expect(options.benchmark == .spine && options.records == [10_000, 100_000, 1_000_000] && !options.json)
  }

  @Test func matchingReadsItsSetsAndHasSizesOfItsOwn() throws {
    let options = try BenchmarkOptions(
      ["LahdeBenchmarks", "matching", "--data", "sets", "--only", "febrl3,fake_1000", "--splink", "no"])
    #expect(options.data == "sets" && options.only == ["febrl3", "fake_1000"] && !options.splink)
    #expect(options.records == [100_000, 1_000_000] && options.seed == 2026)
  }

  @Test func relativesAreWrittenOnlyWhereAskedFor() throws {
    let plain = try BenchmarkOptions(["LahdeBenchmarks", "register", "--seed", "4", "--relatives", "0"])
    #expect(plain.writingContacts(10, to: "x.csv") == ["contacts", "x.csv", "--records", "10", "--seed", "4"])
    let options = try BenchmarkOptions(["LahdeBenchmarks", "register", "--relatives", "3"])
    let words = options.writingContacts(10, to: "x.csv")
    #expect(words.suffix(2) == ["--relatives", "3"])
    #expect(try BenchmarkOptions(["LahdeBenchmarks"] + words).relatives == 3)
    let trapped = try BenchmarkOptions(["LahdeBenchmarks", "register", "--traps", "yes"])
    let all = trapped.writingContacts(10, to: "x.csv", truth: "t.csv")
    #expect(all.suffix(4) == ["--traps", "yes", "--truth", "t.csv"] && !trapped.isPlain)
    let read = try BenchmarkOptions(["LahdeBenchmarks"] + all)
    #expect(read.traps && read.truth == "t.csv" && read.extras.traps && !read.bans)
    let banned = plain.writingContacts(10, to: "x.csv", bans: true)
    #expect(try banned.suffix(2) == ["--bans", "yes"] && BenchmarkOptions(["LahdeBenchmarks"] + banned).extras.bans)
  }

  @Test(arguments: [
    ["spindle"], ["--records"], ["--records", "ten"], ["--records", "10,"], ["--records", "-5"], ["--format", "xml"],
    ["generate"], ["names"], ["contacts"], ["score"], ["matching", "--splink", "perhaps"],
    ["register", "--relatives", "81"], ["register", "--relatives", "-1"], ["register", "--relatives", "few"],
    ["register", "--traps", "some"], ["contacts", "x.csv", "--bans", "few"],
  ])
  func whatIsNotUnderstoodIsRefused(words: [String]) {
    #expect(throws: Problem.self) { try BenchmarkOptions(["LahdeBenchmarks"] + words) }
  }
}
