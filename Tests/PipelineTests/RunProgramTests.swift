import Deduplicator
import ProvenanceTagger
import Testing

@testable import Pipeline

@Suite("What a run says of the program that made it") struct RunProgramTests {
  static let texts: [(text: String, program: RunProgram?)] = [
    ("lahde 0.2 match 1 survivorship 1", RunProgram(program: "lahde 0.2", match: 1, survivorship: 1)),
    ("lahde 0.2 match 12 survivorship 3", RunProgram(program: "lahde 0.2", match: 12, survivorship: 3)),
    ("lahde 1.0-beta 4 match 2 survivorship 1", RunProgram(program: "lahde 1.0-beta 4", match: 2, survivorship: 1)),
    ("", nil), ("test", nil), ("lahde 0.2", nil), ("lahde 0.2 match 1", nil), ("match 1 survivorship 1", nil),
    ("lahde 0.2 survivorship 1 match 1", nil), ("lahde 0.2 match one survivorship 1", nil),
    ("lahde 0.2 match 1 survivorship ", nil), ("lahde 0.2 match 1 survivorship 1 ", nil),
  ]

  @Test(arguments: texts.indices) func parses(_ index: Int) {
    let (text, program) = Self.texts[index]
    #expect(RunProgram(text) == program, "\(text)")
    if let program { #expect(program.text == text) }
  }

  @Test("This program says what it is") func current() {
    #expect(RunProgram(RunProgram.current.text) == .current)
    #expect(RunProgram.current.match == MatchEngine.version)
    #expect(RunProgram.current.survivorship == Survivorship.version)
    #expect(RunProgram.current.program == programVersion)
  }

  @Test("What made the contacts counts, the program's own version does not") func same() {
    let one = RunProgram(program: "a", match: 1, survivorship: 2)
    #expect(one.makesSameContacts(as: RunProgram(program: "b", match: 1, survivorship: 2)))
    #expect(!one.makesSameContacts(as: RunProgram(program: "a", match: 2, survivorship: 2)))
    #expect(!one.makesSameContacts(as: RunProgram(program: "a", match: 1, survivorship: 1)))
  }
}
