import Records
import Testing
import Text

@testable import Readers

@Suite("CSV properties") struct CSVPropertyTests {
  static let chunks = [1, 2, 3, 7, 64, 1000, 65_536]

  private func agree(_ bytes: [UInt8], longest: Int, _ seed: UInt64) {
    let whole = Result { () throws(Problem) in try read(bytes, longest: longest) }
    for chunk in Self.chunks {
      let cut = Result { () throws(Problem) in try read(bytes, chunk: chunk, longest: longest) }
      #expect(cut == whole, "seed \(seed), chunk \(chunk)")
    }
    guard case .success(let reading) = whole else { return }
    for (index, place) in reading.places.enumerated() {
      #expect(place.byteStart <= place.byteEnd && Int(place.byteEnd) <= bytes.count, "seed \(seed), record \(index)")
      if index > 0 { #expect(place.byteStart >= reading.places[index - 1].byteEnd, "seed \(seed), record \(index)") }
    }
    for record in reading.records {
      #expect(!record.contains { $0.utf8.contains { $0 == 0 || $0 == 0x1F } }, "seed \(seed)")
    }
  }

  /// Any bytes at all: no trap, and the same whatever the chunks.
  @Test func randomBytesAreReadTheSameInAnyChunks() {
    let alphabet: [UInt8] = Array("ab1;,\t|\"'\\\n\r \0\u{1F}".utf8) + [0xC3, 0xA4, 0xE4, 0xFF, 0xFE, 0x81, 0xF0, 0x9F]
    for seed in 0..<150 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let length = Int.random(in: 1...300, using: &random)
      let bytes = (0..<length).map { _ in
        seed % 5 == 0
          ? UInt8.random(in: 0...255, using: &random) : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      agree(bytes, longest: seed % 2 == 0 ? 40 : 1000, seed)
    }
  }

  /// An ordinary file with a few bytes changed, left out or doubled, in every encoding.
  @Test func mutatedFilesAreReadTheSameInAnyChunks() {
    let rows = (1...12).map { "\($0);\"Yritys \($0) \"\"Å\"\" Oy\";Hämeenkatu \($0);\"x\r\ny\";00\($0)00\r\n" }
    let text = "Nro;Nimi;Osoite;Muuta;Postinumero\r\n" + rows.joined()
    for seed in 0..<120 as Range<UInt64> {
      var random = SplitMix64(seed: seed &+ 1000)
      var bytes = [
        Array(text.utf8), windows1252(text), utf16(text, mark: seed % 8 < 4), utf16(text, big: true, mark: true),
      ][Int(seed % 4)]
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(0x22, at: position)
        default: bytes.removeSubrange(position...)
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      agree(bytes, longest: seed % 3 == 0 ? 60 : 100_000, seed)
    }
  }

  /// What is written by the rules is read back, whatever it holds.
  @Test func whatIsWrittenIsReadBack() throws {
    let pieces = ["", "a", "ä", ",", ";", "\"", "\n", "\r\n", " ", "'", "\\", "x y", "1,5", "😀"]
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix64(seed: seed &+ 5000)
      let width = Int.random(in: 2...6, using: &random)
      var writer = CSVWriter(raw: true)
      let header = (0..<width).map { "Sarake \($0)" }
      writer.row(header)
      var rows: [[String]] = []
      for number in 0..<Int.random(in: 1...30, using: &random) {
        let row =
          ["k\(number)"]
          + (1..<width).map { _ in
            (0..<Int.random(in: 0...4, using: &random)).map { _ in
              pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
          }
        rows.append(row)
        writer.row(row)
      }
      var options = ReaderOptions()
      options.delimiter = 0x2C
      options.headerLine = 1
      let input = try InputFile.inspect(writer.bytes, path: "round.csv")
      let window = try TextWindow(input, encoding: .utf8, mark: 0, chunk: 100)
      var records = CSVRecords(
        window, dialect: .standard, evidence: input.evidence, line: 1, longest: 1 << 20, habit: 2)
      #expect(try records.header(file: "round.csv") == header)
      var found: [[String]] = []
      while let batch = try records.nextBatch(columns: header, limit: 7) {
        let refused = batch.findings.filter { $0.quarantines }
        #expect(refused.isEmpty, "seed \(seed)")
        for row in 0..<batch.count { found.append((0..<width).map { batch.string(row: row, column: $0) }) }
      }
      #expect(found == rows, "seed \(seed)")
    }
  }
}

extension Result where Success == Reading, Failure == Problem {
  fileprivate static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.success(let left), .success(let right)): left == right
    case (.failure(let left), .failure(let right)): left == right
    default: false
    }
  }
}
