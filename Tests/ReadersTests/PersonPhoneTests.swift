import Records
import Testing

@testable import Readers

@Suite struct PersonPhoneTests {
  private static func layout(_ fields: (Field, Int)...) -> Layout {
    var layout = Layout()
    for (field, column) in fields { layout.columns[field.rawValue] = [column] }
    return layout
  }

  /// Headers of an unmapped column 2; column 0 is the person's name, column 1 the company's phone.
  @Test(
    arguments: [
      ("Matkapuhelin", true), ("GSM", true), ("Kännykkä", true), ("Mobiltelefon", true), ("Mobile phone", true),
      ("Mobil 2", false), ("Suora numero", true), ("Direct line", true), ("Yhteyshenkilön puh.", true),
      ("Contact phone", true), ("Puhelin", true), ("Telefon", true), ("Vaihde", false), ("Fax", false),
      ("Yrityksen puhelin", false), ("Puhelinaika", false), ("Mobile app", false), ("Suora", false),
      ("Asiakasnumero", false), ("Henkilönumero", false), ("Numero", false), ("", false),
    ])
  func tellsByTheHeader(_ header: String, _ isPersons: Bool) {
    let layout = Self.layout((.personName, 0), (.companyPhone, 1))
    #expect(PersonPhone.columns(["Nimi", "Vaihde", header], layout) == (isPersons ? [2] : []))
  }

  @Test func judgesByTheMappedColumn() {
    let names = ["Nimi", "Vaihde", "Matkapuhelin", "Puhelin"]
    #expect(PersonPhone.columns(names, Self.layout((.personName, 0), (.companyPhone, 1))) == [2, 3])
    #expect(PersonPhone.columns(names, Self.layout((.personName, 0), (.companyPhone, 2))) == [3])
    #expect(PersonPhone.columns(names, Self.layout((.personName, 0), (.companyPhone, 3))) == [2])
    #expect(PersonPhone.columns(names, Self.layout((.personName, 0))) == [2])
    #expect(PersonPhone.columns(names, Self.layout((.companyName, 0), (.companyPhone, 1))) == [2])
  }

  @Test func countsRecordsOnce() throws {
    let text = "Nimi;GSM;Puhelin\nA;0400000001;0400000002\nB; ;-\nC;;0400000003\n"
    let reader = try CSVReader(try InputFile.inspect(Array(text.utf8), path: "a.csv"), ReaderOptions())
    let batch = try #require(try reader.nextBatch())
    #expect(PersonPhone.count(batch, [1, 2]) == 2 && PersonPhone.count(batch, [1]) == 1)
    #expect(PersonPhone.count(batch, []) == 0 && PersonPhone.count(batch, [9]) == 0)
  }
}
