import Records
import Testing

@testable import Readers

@Suite("MarketingRegisterReader") struct MarketingRegisterTests {
  static let extract = """
    Asiakastieto markkinointirekisteri; poimintapäivä 1.5.2026\r
    Y-tunnus;Yrityksen nimi;Käyntiosoite;Postinumero;Postitoimipaikka;Puhelin;Sähköposti;Kotisivu;Toimialakoodi;\
    Vastuuhenkilö;Asema;Vastuualue;Kieli;Suoramarkkinointikielto\r
    9000001-2;Aurinko Oy;Hämeenkatu 1;33100;Tampere;03 000 0000;info@aurinko.example;www.aurinko.example;62010;\
    Liisa Virtanen;Toimitusjohtaja;Johto;fi;\r
    9000001-2;Aurinko Oy;Hämeenkatu 1;33100;Tampere;03 000 0000;info@aurinko.example;www.aurinko.example;62010;\
    Matti Meikäläinen;Myyntijohtaja;Myynti;fi;K\r

    """

  @Test func readsAnExtract() throws {
    for bytes in [Array(Self.extract.utf8), windows1252(Self.extract), utf16(Self.extract, mark: true)] {
      let input = try InputFile.inspect(bytes, path: "poiminta.csv")
      #expect(ReaderRegistry.guess(head: input.head, path: input.path)?.name == .marketingRegister)
      let reader = try MarketingRegisterReader(input, ReaderOptions())
      #expect(reader.facts.reader == .marketingRegister && reader.facts.delimiter == ";")
      #expect(reader.facts.headerLine == 2 && reader.facts.preambleLines == 1)
      #expect(reader.facts.retrieved.map(Timestamp.date) == "2026-05-01")
      let batch = try reader.nextBatch()
      #expect(batch?.count == 2 && batch?.findings.isEmpty == true)
      #expect(batch?.string(row: 1, column: 9) == "Matti Meikäläinen")
      let layout = try MarketingRegisterLayout.layout(columns: reader.columns)
      #expect(layout.key == [0, 9] && layout.restrictions.map(\.column) == [13] && layout.restrictions[0].leavesOut)
      #expect(layout.columns[Field.companyBusinessID.rawValue] == [0])
      #expect(layout.columns.allSatisfy { $0.count <= 1 })
    }
  }

  @Test func namesTheMissingColumn() throws {
    let text = Self.extract.replacing("Vastuualue", with: "Jokin")
    let input = try InputFile.inspect(Array(text.utf8), path: "poiminta.csv")
    let problem = #expect(throws: Problem.self) { try MarketingRegisterReader(input, ReaderOptions()) }
    #expect(problem?.code == .badData && problem?.file == "poiminta.csv")
    #expect(problem?.message.contains("Vastuualue") == true && problem?.remedy?.contains(", column 12, ") == true)
  }

  @Test func findsDates() {
    let rows: [(String, String?)] = [
      ("poimintapäivä 1.5.2026", "2026-05-01"), ("Poimintapäivä: 2026-05-01", "2026-05-01"),
      ("rivejä 12.3; poimintapäivä 31.12.2025 klo 10", "2025-12-31"), ("31.2.2026", nil), ("", nil), ("1 5 2026", nil),
    ]
    for (text, date) in rows {
      #expect(ExtractDate.find(in: Array(text.utf8)).map { Timestamp.date($0 * 86_400) } == date, "\(text)")
    }
  }

  @Test func guessesKinds() {
    let rows: [(String, ReaderName)] = [
      ("Nimi;Puhelin\nx;y\n", .csv), ("Y-tunnus;Nimi\n9000001-2;x\n", .csv),
      ("Y-TUNNUS;Nimi;SUORAMARKKINOINTIKIELTO\n", .marketingRegister),
      ("<html><p>y-tunnus markkinointirekisteri", .web),
    ]
    for (text, name) in rows { #expect(ReaderRegistry.guess(head: Array(text.utf8), path: "x.csv")?.name == name) }
    for name in ReaderName.allCases { #expect(ReaderRegistry.kind(name).name == name) }
  }
}

@Suite("LayoutResolver") struct LayoutResolverTests {
  @Test func findsColumns() throws {
    let columns = ["Asiakasnro", "Etunimi", "Suku nimi", "SÄHKÖPOSTI", "Tila"]
    let layout = try LayoutResolver.resolve(
      map: [(.personName, ["etunimi", "Suku  Nimi"]), (.personEmail, ["sähköposti"])], key: ["asiakasnro"],
      status: "tila", endedValues: ["päättynyt"], columns: columns)
    #expect(layout.columns[Field.personName.rawValue] == [1, 2])
    #expect(layout.columns[Field.personEmail.rawValue] == [3])
    #expect(layout.key == [0] && layout.status == 4 && layout.endedValues == ["päättynyt"] && layout.ignore == nil)
  }

  @Test func refusesWhatIsMissingOrUnclear() {
    for (name, columns) in [("Puhelin", ["Nimi"]), ("nimi", ["NIMI", "Nimi"])] {
      let problem = #expect(throws: Problem.self) {
        try LayoutResolver.resolve(map: [(.companyPhone, [name])], columns: columns, file: "a.csv")
      }
      #expect(problem?.code == .badData && problem?.file == "a.csv" && problem?.message.contains(name) == true)
    }
  }
}
