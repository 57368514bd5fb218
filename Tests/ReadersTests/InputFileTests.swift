import Foundation
import Records
import Testing
import Text

@testable import Readers

@Suite("InputFile") struct InputFileTests {
  private func inFile<T>(_ bytes: [UInt8], _ body: (String) throws -> T) throws -> T {
    let path = NSTemporaryDirectory() + "lahde-input-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test func saysWhatAFileIs() throws {
    let bytes = Array("Nimi;Paikka\nÄ;Ö\n".utf8)
    try inFile(bytes) { path in
      let input = try InputFile.inspect(path)
      #expect(input.size == Int64(bytes.count) && input.sha256 == SHA256.hash(bytes))
      #expect(input.head == bytes && input.inode != 0)
      #expect(try input.contents(limit: 100) == bytes)
      #expect(throws: Problem.self) { try input.contents(limit: 3) }
    }
  }

  @Test func refusesWhatIsNoText() throws {
    let rows: [([UInt8], String)] = [
      ([], "empty"), (Array("PK\u{3}\u{4}....[Content_Types].xml".utf8), "Excel"), (Array("PK\u{3}\u{4}x".utf8), "ZIP"),
      (Array("%PDF-1.7".utf8), "PDF"), ([0x1F, 0x8B, 8, 0], "gzip"), (Array("SQLite format 3\0".utf8), "SQLite"),
      ((0...255).map { UInt8($0) } + Array(repeating: 1, count: 100), "binary"),
    ]
    for (bytes, word) in rows {
      let problem = #expect(throws: Problem.self) { try inFile(bytes) { try InputFile.inspect($0) } }
      #expect(problem?.code == .badData && problem?.remedy != nil)
      #expect(problem?.message.contains(word) == true, "\(word)")
    }
  }

  @Test func refusesWhatIsNoFile() {
    for path in ["/nowhere/at/all.csv", NSTemporaryDirectory(), "/dev/null"] {
      let problem = #expect(throws: Problem.self) { try InputFile.inspect(path) }
      #expect(problem?.code == .noInput && problem?.file == path && problem?.remedy != nil)
    }
  }

  @Test func aFileThatChangesIsNotReadOn() throws {
    try inFile(Array("a;b\n1;2\n".utf8)) { path in
      let input = try InputFile.inspect(path)
      let reader = try CSVReader(input, ReaderOptions())
      #expect(try reader.nextBatch()?.count == 1)
      try Data("a;b\n1;2\n3;4\n".utf8).write(to: URL(fileURLWithPath: path))
      let problem = #expect(throws: Problem.self) { try CSVReader(input, ReaderOptions()) }
      #expect(problem?.code == .inputOutput)
    }
  }

  @Test func evidenceDoesNotDependOnChunks() {
    for seed in 0..<40 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let bytes = (0..<200).map { _ in
        seed % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 0x1E...0x7F, using: &random)
      }
      func evidence(_ chunk: Int) -> TextEvidence {
        var evidence = TextEvidence()
        for start in stride(from: 0, to: bytes.count, by: chunk) {
          let part = Array(bytes[start..<min(start + chunk, bytes.count)])
          evidence.add(part, length: part.count)
        }
        evidence.finish()
        return evidence
      }
      for chunk in [1, 3, 8, 50] { #expect(evidence(chunk) == evidence(200), "seed \(seed)") }
      #expect(evidence(200).isUTF8 == UTF8Text.isValid(bytes, 0..<bytes.count))
    }
  }
}
