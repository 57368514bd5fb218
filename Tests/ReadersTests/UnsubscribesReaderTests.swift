import Records
import Testing

@testable import Readers

@Suite("UnsubscribesReader") struct UnsubscribesReaderTests {
  @Test("Token and date are found wherever they stand, and the reader says that they are returns") func reads() throws {
    for (text, places) in [
      ("token,date\nbcdf,2026-05-02\n", (0, 1)), ("Date;Campaign;Token\n2026-05-02;May;bcdf\n", (2, 0)),
    ] {
      let input = try InputFile.inspect(Array(text.utf8), path: "returned.csv")
      let reader = try ReaderRegistry.kind(.unsubscribes).open(input, ReaderOptions())
      #expect(reader.facts.reader == .unsubscribes)
      #expect(try UnsubscribesReader.places(in: reader.columns) == places)
    }
    #expect(ReaderName.allCases.filter { $0.yields == .returns } == [.unsubscribes])
  }

  @Test("A missing column is named, and no file is taken for one that was not named so") func refuses() throws {
    let input = try InputFile.inspect(Array("code,date\nbcdf,2026-05-02\n".utf8), path: "returned.csv")
    let problem = #expect(throws: Problem.self) { try UnsubscribesReader(input, ReaderOptions()) }
    #expect(problem?.code == .badData && problem?.message.contains("\"token\"") == true)
    #expect(try UnsubscribesReader.places(in: ["token"]) == (0, nil), "a no without a date is a no")
    #expect(ReaderRegistry.guess(head: Array("token,date\nbcdf,2026-05-02\n".utf8), path: "x.csv")?.name == .csv)
  }
}
