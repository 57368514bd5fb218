import Testing
import Text

@testable import Configuration

/// Whatever the bytes are, the answer is a value or a ``ConfigurationError`` whose places lie within the file.
@Suite struct HostileTests {
  @Test func randomBytesNeverTrap() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<3000 {
      let alphabet = Array("{}[]:,'\"\\/*\n\r uxé+-.0123eEInfNa\u{FEFF}".utf8)
      let count = Int.random(in: 0..<60, using: &generator)
      let isText = Bool.random(using: &generator)
      let bytes = (0..<count).map { _ in
        isText
          ? alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
      }
      checkContract(bytes)
    }
  }

  @Test func mutationsNeverTrap() throws {
    var generator = SplitMix64(seed: 2)
    let pipeline = try Fixture.bytes("nightly.json5")
    let contract = try Fixture.bytes("register.json5")
    for _ in 0..<120 {
      checkContract(mutated(contract, &generator))
      let bytes = mutated(pipeline, &generator)
      do { _ = try PipelineFile.parse(bytes, file: Fixture.pipelines + "/nightly.json5") } catch {
        check(error, lines: bytes)
      }
    }
  }

  @Test func everyPrefixIsRefused() throws {
    let contract = Array(Fixture.contract.utf8)
    for end in 0..<contract.count {
      #expect(throws: ConfigurationError.self) { _ = try Contract.parse(Array(contract[..<end]), file: "c") }
    }
  }

  private func checkContract(_ bytes: [UInt8]) {
    do { _ = try Contract.parse(bytes, file: "c") } catch { check(error, lines: bytes) }
  }

  private func check(_ error: ConfigurationError, lines bytes: [UInt8]) {
    let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    #expect(!error.problems.isEmpty)
    #expect(error.problems.allSatisfy { (1...lines).contains($0.line ?? 1) && ($0.column ?? 1) >= 1 })
  }

  /// The bytes with one to four places changed, cut, doubled or swapped.
  private func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 1...20, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      default: bytes.insert(Array("{}[]:,'\"\\".utf8)[Int.random(in: 0..<9, using: &generator)], at: start)
      }
    }
    return bytes
  }
}
