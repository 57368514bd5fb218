import Records
import Testing
import Text

@Test func packingAndSplittingAreInverse() {
  var generator = SplitMix64(seed: 7)
  for _ in 0..<500 {
    let values = (0..<Field.count).map { _ in
      Bool.random(using: &generator)
        ? "" : String("Äitä öinen x,;\"\n".shuffled(using: &generator).prefix(Int.random(in: 0...9, using: &generator)))
    }
    #expect(PackedFields.values(PackedFields.pack(values)) == values)
  }
}

@Test func trailingEmptyFieldsTakeNoSpace() {
  var values = Array(repeating: "", count: Field.count)
  #expect(PackedFields.pack(values).isEmpty)
  values[1] = "a@b.example"
  #expect(PackedFields.pack(values) == [0x1F] + Array("a@b.example".utf8))
}

@Test func fieldNamesLeadBack() {
  #expect(Field.allCases.count == Field.count)
  for field in Field.allCases { #expect(Field(name: field.name) == field) }
  #expect(Field(name: "person.phone") == nil)
  #expect(Set(Field.person + Field.company) == Set(Field.allCases))
}

@Test func parallelMapKeepsOrder() {
  for threads in [1, 2, 5] { #expect(Parallel.map(1000, threads: threads) { $0 * 3 } == (0..<1000).map { $0 * 3 }) }
}

@Test func groundsStandBehindTheFields() {
  var generator = SplitMix64(seed: 11)
  for _ in 0..<500 {
    let values = Field.allCases.map { _ in ["", "Dbxx", "Aa", "x"].randomElement(using: &generator) ?? "" }
    var grounds: [Field: Grounds] = [:]
    for field in Field.allCases where Int.random(in: 0..<5, using: &generator) == 0 {
      grounds[field] = Grounds.allCases.randomElement(using: &generator)
    }
    let before: [UInt8] = [0x1F, 0x41]
    let row = PackedFields.pack(values, grounds: grounds.map { ($0, $1) })
    let (bytes, range) = (before + row + [0x1F], before.count..<before.count + row.count)
    #expect(PackedFields.values(row) == values)
    let part = PackedFields.groundsPart(bytes, range)
    #expect(part.count == 2 * grounds.count)
    for field in Field.allCases {
      #expect(PackedFields.grounds(bytes, range, of: field) == grounds[field] ?? .stated)
      #expect(PackedFields.grounds(bytes, part: part, of: field) == grounds[field] ?? .stated)
    }
  }
}

@Test(arguments: ["", "Dc", "xDc", "Ba"]) func aValueIsNotTakenForGrounds(_ value: String) {
  for field in Field.allCases {
    var values = Array(repeating: "", count: Field.count)
    values[field.rawValue] = value
    let row = PackedFields.pack(values)
    #expect(PackedFields.groundsPart(row, 0..<row.count).isEmpty)
    #expect(PackedFields.grounds(row, 0..<row.count, of: .personResponsibility) == .stated)
  }
}

/// What a row says does not depend on which field is the last one.
@Test func aRowSaysTheSameWhenAFieldIsAddedBehindTheLast() {
  var values = Array(repeating: "", count: Field.count)
  (values[0], values[3]) = ("Åsa", "finance")
  let row = PackedFields.pack(values, grounds: [(.personResponsibility, .title)])
  #expect(row == Array("Åsa\u{1F}\u{1F}\u{1F}finance\u{1F}1Db\u{1F}".utf8))
  var ranges: [Range<Int>] = []
  let content = PackedFields.content(row, 0..<row.count)
  ByteRange.split(row, content, at: PackedFields.separator, most: 99, into: &ranges)
  #expect(ranges.map { String(decoding: row[$0], as: UTF8.self) } == ["Åsa", "", "", "finance"])
}

@Test(arguments: [
  "", "\u{1F}", "\u{1F}\u{1F}", "x\u{1F}", "x\u{1F}9Db\u{1F}", "x\u{1F}1D\u{1F}", "\u{1F}1\u{1F}", "1Db\u{1F}",
])
func aDamagedTailTellsNothing(_ row: String) {
  let bytes = Array(row.utf8)
  #expect(PackedFields.values(bytes).count == Field.count)
  for field in Field.allCases { #expect(PackedFields.grounds(bytes, bytes.indices, of: field) == .stated) }
}

@Test func somePartOfARowIsPackedByItself() {
  var values = Array(repeating: "", count: Field.count)
  (values[0], values[5], values[8], values[13]) = ("Åsa", "Kuusi Oy", "00100", "62010")
  let row = PackedFields.pack(values, grounds: [(.personLanguage, .page)])
  var ranges: [Range<Int>] = []
  PackedFields.split(row, row.indices, into: &ranges)
  var part: [UInt8] = []
  PackedFields.append(Field.company, of: row, ranges, to: &part)
  #expect(part == Array("Kuusi Oy\u{1F}\u{1F}\u{1F}00100\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}62010".utf8))
}

@Test func everyFieldHasItsEntry() {
  #expect(Set(Field.allCases.map(\.name)).count == Field.count)
  for kind in EntityKind.allCases {
    #expect(Set(Field.of(kind).map(\.declaration.column)).count == Field.of(kind).count)
  }
  for field in Field.allCases {
    let one = field.declaration
    #expect(one.name.hasPrefix(field.isPersonal ? "person." : "company."))
    #expect((one.label == .personal) == (one.erasure != nil))
    #expect(![one.words.finnish, one.words.swedish, one.words.english].contains(""))
  }
}

@Test func statedIsTheSurest() {
  #expect(Confidence.allCases == Confidence.allCases.sorted(by: >))
  #expect(Grounds.allCases.filter { $0.confidence == .stated } == [.stated, .misplaced])
}
