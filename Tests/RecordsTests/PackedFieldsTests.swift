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
  #expect(Field.person + Field.company == Field.allCases)
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

@Test func statedIsTheSurest() {
  #expect(Confidence.allCases == Confidence.allCases.sorted(by: >))
  #expect(Grounds.allCases.filter { $0.confidence == .stated } == [.stated, .misplaced])
}
