import Records
import Testing
import Text

@testable import Readers

/// Pages made to break a reader: none of them traps, recurses over depth or prints.
@Suite struct WebHostileTests {
  private func read(_ page: [UInt8]) throws -> RecordBatch {
    var reader = try WebReader(page, path: "page.html", modified: 0, ReaderOptions())
    return try #require(try reader.nextBatch())
  }

  @Test func deepNesting() throws {
    let page = String(repeating: "<div>", count: 100_000) + "Sari Satu sari.satu@a.example"
    let batch = try read(Array(page.utf8))
    #expect(batch.findings.contains { $0.code == .webTooDeep || $0.code == .webCut })
  }

  @Test func linesBeyondSixteenBits() throws {
    let page = String(repeating: "\n<br>", count: 70_000) + "<p>Sari Satu, sari.satu@a.example</p>"
    let batch = try read(Array(page.utf8))
    #expect(batch.places.map(\.line) == [70_001])
  }

  @Test func hugeAttribute() throws {
    let page = "<p title='" + String(repeating: "a", count: 2_000_000) + "'>Sari Satu, sari.satu@a.example</p>"
    #expect(try read(Array(page.utf8)).count == 1)
  }

  @Test func nulsAreSpaces() throws {
    let batch = try read(Array("<p>Sari\u{0}Satu, sari.satu@a.example</p>".utf8))
    #expect(batch.string(row: 0, column: 0) == "Sari Satu")
    #expect(batch.findings.contains { $0.code == .webNUL })
  }

  @Test func unitSeparatorNeverReachesAValue() throws {
    let batch = try read(Array("<div class=h-card><p class=p-name>Sari&#31;\u{1F}Satu</p></div>".utf8))
    #expect(!batch.bytes.contains(0x1F))
  }

  @Test func tooLarge() {
    #expect(throws: Problem.self) { try read([UInt8](repeating: 0x61, count: WebReader.largestPage + 1)) }
  }

  @Test func deepAndCircularJSON() throws {
    let deep = String(repeating: "[", count: 100_000)
    let batch = try read(Array("<script type='application/ld+json'>\(deep)</script>".utf8))
    #expect(batch.findings.contains { $0.code == .webJSONLD && $0.line == 1 })
    let links = (0..<20_000).map {
      "{\"@id\":\"\($0)\",\"@type\":\"Corporation\",\"department\":{\"@id\":\"\($0 + 1)\"}}"
    }
    _ = try read(Array("<script type='application/ld+json'>[\(links.joined(separator: ","))]</script>".utf8))
    let circle = "{\"@id\":\"a\",\"@type\":\"Corporation\",\"name\":\"Kehä Oy\",\"subOrganization\":{\"@id\":\"a\"}}"
    #expect(try read(Array("<script type='application/ld+json'>\(circle)</script>".utf8)).count == 1)
  }

  /// Pages cut, shuffled and sprinkled with bytes: the reader answers, and every value is valid UTF-8 with a path.
  @Test func mangledPages() throws {
    var random = SplitMix64(seed: 7)
    let pages = [WebPages.sahkola, WebPages.bryggan, WebPages.puusepat, WebPages.neuvo].map { Array($0.utf8) }
    for round in 0..<200 {
      var page = pages[round % pages.count]
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let at = Int.random(in: 0..<page.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: page[at] = UInt8.random(in: 0...255, using: &random)
        case 1: page.removeSubrange(at..<min(page.count, at + Int.random(in: 1...40, using: &random)))
        default: page.insert(contentsOf: page[at..<min(page.count, at + 60)], at: at / 2)
        }
      }
      let batch = try read(page)
      #expect(UTF8Text.isValid(batch.bytes, 0..<batch.bytes.count))
      #expect(batch.ends.count == batch.count * Field.count && batch.paths.count == batch.ends.count)
      #expect(!batch.bytes.contains { $0 < 0x20 })
    }
  }
}
