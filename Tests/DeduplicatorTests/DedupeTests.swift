import Testing
import Text

@testable import Deduplicator

@Suite("Matching a table within itself") struct DedupeTests {
  private func run(_ header: [String], _ rows: [[String]], rules: DedupeRules = DedupeRules(), threads: Int = 2)
    -> DedupeOutcome
  {
    let outcome = Dedupe(rules: rules, threads: threads).run(columns(header, rows), rows: rows.count)
    #expect(outcome.cluster.count == rows.count && outcome.fields.map(\.name) == header)
    for (row, head) in outcome.cluster.enumerated() {
      #expect(Int(head) <= row && outcome.cluster[Int(head)] == head)
    }
    return outcome
  }

  /// Clusters, where nothing is joined.
  private func alone(_ rows: Int) -> [Int32] { (0..<Int32(rows)).map { $0 } }

  @Test("Persons with slips are found", arguments: [1, 2] as [UInt64]) func quality(_ seed: UInt64) {
    let people = People(seed: seed, persons: 170)
    let outcome = run(People.header, people.rows)
    #expect(people.f1(outcome.cluster) > 0.9, "\(people.f1(outcome.cluster))")
    #expect(
      outcome.fields.map(\.kind) == [.ignored, .given, .family, .date, .email, .phone, .address, .postcode, .place])
  }

  @Test("The order of rows does not show", arguments: [3, 4] as [UInt64]) func order(_ seed: UInt64) {
    let people = People(seed: seed, persons: 120)
    var random = SplitMix64(seed: seed)
    let keys = Array(people.rows.indices)
    let shuffled = keys.shuffled(using: &random)
    let straight = run(People.header, people.rows)
    let other = run(People.header, shuffled.map { people.rows[$0] })
    #expect(sets(straight.cluster, keys) == sets(other.cluster, shuffled))
    #expect(straight.cluster != alone(keys.count))
  }

  @Test("Threads do not show") func threads() {
    let people = People(seed: 5, persons: 120)
    let (one, two) = (run(People.header, people.rows, threads: 1), run(People.header, people.rows))
    #expect(one.cluster == two.cluster && one.threshold == two.threshold && one.candidates == two.candidates)
    #expect(one.pairs.map { [$0.left, $0.right, $0.weight] } == two.pairs.map { [$0.left, $0.right, $0.weight] })
    #expect(one.precision.value == two.precision.value && one.recall.value == two.recall.value)
  }

  @Test("A file without duplicates stays nearly as it is") func noDuplicates() {
    let people = People(seed: 6, persons: 200)
    let firsts = people.rows.indices.filter { $0 == 0 || people.person[$0] != people.person[$0 - 1] }
    let outcome = run(People.header, firsts.map { people.rows[$0] })
    #expect(Set(outcome.cluster).count >= firsts.count - 4)
  }

  @Test("Every row twice") func twice() {
    let people = People(seed: 7, persons: 100)
    let firsts = people.rows.indices.filter { $0 == 0 || people.person[$0] != people.person[$0 - 1] }
    let rows = firsts.map { Array(people.rows[$0].dropFirst()) }
    let outcome = run(Array(People.header.dropFirst()), rows + rows)
    let joined = rows.indices.filter { outcome.cluster[$0] == outcome.cluster[$0 + rows.count] }.count
    #expect(joined >= rows.count * 9 / 10)
  }

  @Test(
    "Nothing to compare",
    arguments: [
      ("no columns, no rows", [], []), ("no rows", ["etunimi", "puhelin"], []), ("one row", ["nimi"], [["Matti"]]),
      ("no columns", [], [[], [], []]), ("empty columns", ["etunimi", "x"], [["", ""], ["", ""], ["", ""]]),
      ("identical rows", ["etunimi", "puhelin"], Array(repeating: ["Matti", "0401234567"], count: 30)),
      ("row numbers", ["id"], (0..<50).map { ["\($0)"] }),
    ] as [(String, [String], [[String]])])
  func nothing(_ description: String, _ header: [String], _ rows: [[String]]) {
    #expect(run(header, rows).cluster == alone(rows.count), "\(description)")
  }

  @Test("A table of one column", arguments: 1..<People.header.count) func oneColumn(_ column: Int) {
    let people = People(seed: 8, persons: 40)
    _ = run([People.header[column]], people.rows.map { [$0[column]] })
  }

  @Test("Two and three rows", arguments: [2, 3]) func few(_ rows: Int) {
    _ = run(People.header, Array(People(seed: 9, persons: 3).rows.prefix(rows)))
  }

  @Test("Forty columns, mostly empty") func wide() {
    let people = People(seed: 10, persons: 50)
    let more = (0..<31).map { "field \($0)" }
    let rows = people.rows.enumerated().map { index, row in
      row + more.indices.map { (index * 31 + $0 * 7) % 23 == 0 ? "\(row[1]) \($0 % 5)" : "" }
    }
    let outcome = run(People.header + more, rows)
    #expect(people.f1(outcome.cluster) > 0.8, "\(people.f1(outcome.cluster))")
  }

  @Test("Whatever the columns are said to hold, and whatever they hold", arguments: 0..<24 as Range<UInt64>)
  func anything(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var babble = Babble(seed: seed)
    babble.letters = Array("abdeik019@.-/, +ä".utf8)
    let header = (0..<(1 + Int(random.next() % 6))).map { "c\($0)" }
    let pool = (0..<12).map { _ in String(decoding: babble.word(12), as: UTF8.self) }
    let rows = (0..<(2 + Int(random.next() % 40))).map { _ in
      header.map { _ in random.next() % 4 == 0 ? "" : pool[Int(random.next() % 12)] }
    }
    var rules = DedupeRules()
    for name in header { rules.kinds[name] = FieldKind.allCases.randomElement(using: &random) }
    let one = run(header, rows, rules: rules, threads: 1)
    #expect(run(header, rows, rules: rules).cluster == one.cluster)
  }

  @Test("What the clusters rest on") func outcome() {
    let people = People(seed: 13, persons: 120)
    let outcome = run(People.header, people.rows)
    let pairs = outcome.pairs
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { ($0.left, $0.right) < ($1.left, $1.right) })
    #expect(pairs.allSatisfy { $0.left < $0.right && (0...1).contains($0.probability) })
    #expect(outcome.candidates >= pairs.count && !pairs.isEmpty)
    #expect((0...1).contains(outcome.threshold) && !outcome.thresholdReason.isEmpty)
    for estimate in [outcome.precision, outcome.recall] {
      #expect(0 <= estimate.low && estimate.low <= estimate.value)
      #expect(estimate.value <= estimate.high && estimate.high <= 1)
    }
    #expect(!outcome.reasons.isEmpty && outcome.reasons.allSatisfy { !$0.text.isEmpty && $0.pairs > 0 })
    for field in outcome.fields { #expect(field.kind == .ignored ? field.worth == 0 : field.worth > 0) }
  }

  @Test("Rows of one source without duplicates never join") func sources() {
    let people = People(seed: 14, persons: 120)
    let rows = people.rows.enumerated().map { $1 + [["crm", "web"][$0 % 2]] }
    var rules = DedupeRules()
    rules.oneRecordPerEntity = ["source"]
    let clusters = run(People.header + ["source"], rows, rules: rules).cluster
    for members in sets(clusters, Array(rows.indices)) {
      #expect(Set(members.map { rows[$0][9] }).count == members.count)
    }
    #expect(Set(clusters).count < rows.count)
  }

  @Test("A higher threshold makes parts of the clusters of a lower one") func thresholds() {
    let people = People(seed: 15, persons: 120)
    var rules = DedupeRules()
    var last: [Int32]?
    for threshold in [0.1, 0.5, 0.9, 0.99] {
      rules.threshold = threshold
      let outcome = run(People.header, people.rows, rules: rules)
      #expect(abs(outcome.threshold - threshold) < 1e-3)
      if let last {
        for members in sets(outcome.cluster, Array(people.rows.indices)) {
          #expect(Set(members.map { last[$0] }).count == 1)
        }
      }
      last = outcome.cluster
    }
  }

  @Test("Sure pairs join at a threshold of nearly one", arguments: [0.999, 0.9999]) func strict(_ threshold: Double) {
    let people = People(seed: 16, persons: 80)
    let firsts = people.rows.indices.filter { $0 == 0 || people.person[$0] != people.person[$0 - 1] }
    let rows = firsts.map { Array(people.rows[$0].dropFirst()) }
    var rules = DedupeRules()
    rules.threshold = threshold
    let outcome = run(Array(People.header.dropFirst()), rows + rows, rules: rules)
    #expect(outcome.pairs.contains { $0.probability > 0.9999 })
    #expect(Set(outcome.cluster).count < rows.count * 2)
  }

  @Test("Rules say what a column holds") func rules() {
    let people = People(seed: 11, persons: 20)
    var rules = DedupeRules()
    rules.kinds["puhelin"] = .identifier
    #expect(run(People.header, people.rows, rules: rules).fields[5].kind == .identifier)
    for name in People.header { rules.kinds[name] = .ignored }
    #expect(run(People.header, people.rows, rules: rules).cluster == alone(people.rows.count))
  }

  @Test("Beside a whole name its parts are left out") func wholeName() {
    let rows = People(seed: 12, persons: 60).rows.map { [$0[1], $0[2], "\($0[1]) \($0[2])", $0[5]] }
    let outcome = run(["etunimi", "sukunimi", "koko nimi", "puhelin"], rows)
    #expect(outcome.fields.map(\.kind) == [.ignored, .ignored, .fullName, .phone])
    #expect(outcome.fields.prefix(2).allSatisfy { !$0.note.isEmpty })
  }

  @Test("Kinds of columns that the table adds itself cannot be named by rules") func added() {
    for kind in ["mailbox", "domain"] {
      #expect(throws: (any Error).self) {
        _ = try RulesFile.parse(Array("{ fields: { x: '\(kind)' } }".utf8), file: "r.json5")
      }
    }
  }
}
