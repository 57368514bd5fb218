import Foundation
import TestSupport
import Testing

/// Every command that writes a file, by its words before the file's name.
private let writers = [
  "review report --output", "quarantine export --output", "audit seals --output", "run --rehash --report",
  "run --rehash --metrics", "backup --force --",
]

/// What lahde itself reads or keeps, and other names of it.
private let kept = [
  ".lahde/register.db", ".lahde/../.lahde/register.db", ".lahde/register.db.access.log", ".lahde-keys/sample.key",
  ".lahde-keys/sample.rights", "pipelines/register.json5", "pipelines/nightly.json5", "samples/customers/asiakkaat.csv",
  "link",
]

@Suite("No answer is written over what lahde reads or keeps") struct KeptFilesTests {
  @Test func keptFilesStay() throws {
    let folder = try Tool.samples()
    _ = try Tool.run(["run", "--create"], in: folder)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path(".lahde/register.db"))
    let log = folder.path(".lahde/register.db.access.log")
    for words in writers {
      for name in kept {
        let before = try Data(contentsOf: URL(filePath: folder.path(name)))
        let outcome = try Tool.run(words.split(separator: " ").map(String.init) + [name], in: folder)
        // A backup has its own words for the register and the folder of the keys.
        let isTold = ["reads or keeps", "the register itself", "the folder of the keys"]
          .contains { outcome.errors.contains($0) }
        #expect(outcome.code == 64 && isTold, "\(words) \(name): \(outcome.errors)")
        let after = try Data(contentsOf: URL(filePath: folder.path(name)))
        #expect(after == before || (name == ".lahde/register.db.access.log" && after.starts(with: before)), "\(name)")
      }
      let other = try Tool.run(
        words.replacing(" --force --", with: "").split(separator: " ").map(String.init) + ["new.file"], in: folder)
      #expect(other.code != 64, "\(words): \(other.errors)")
      try? FileManager.default.removeItem(atPath: folder.path("new.file"))
    }
    #expect(FileManager.default.fileExists(atPath: log))
    let runs = try Tool.run(["runs"], in: folder)
    // The night is refused before it begins: the first one, and the two with a place for their answer.
    #expect(runs.output.split(separator: "\n").count == 4, "\(runs.output)")
  }

  /// A run that is committed says so, with its answer, where its report or its metrics have no place.
  @Test(arguments: ["--report", "--metrics"]) func aCommittedRunSaysSo(_ option: String) throws {
    let folder = try Tool.samples()
    let outcome = try Tool.run(["run", "--create", option, "nowhere/file"], in: folder)
    #expect(outcome.code == 74 && outcome.errors.contains("run 1 is committed all the same"), "\(outcome.errors)")
    #expect(outcome.output.contains("Run 1: committed."))
    // What commits nothing does not say that it has.
    for words in [["run"], ["run", "--dry-run"], ["run", "--rehash", "--dry-run"]] {
      let other = try Tool.run(words, in: folder)
      #expect(!other.errors.contains("committed all the same"), "\(words)")
    }
  }

  @Test(arguments: ["2020-01-01T00:00:00Z", "foo", "", "1e9", "99999999999999999999"])
  func aClockThatIsNoNumberIsRefused(_ text: String) throws {
    let folder = try Tool.samples()
    let outcome = try Tool.run(["run", "--create"], in: folder, environment: ["LAHDE_NOW": text])
    #expect(outcome.code == 78 && outcome.errors.contains("LAHDE_NOW"), "\(outcome.errors)")
  }
}
