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
