import Testing
import Text

@Suite struct CSVWriterTests {
  @Test(arguments: [
    (["a", "b"], "a,b\r\n"),
    (["a,b", "c;d"], "\"a,b\",c;d\r\n"),
    (["say \"x\""], "\"say \"\"x\"\"\"\r\n"),
    (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\"\r\n"),
    (["", ""], ",\r\n"),
    ([""], "\"\"\r\n"),
    ([], "\r\n"),
    (["Mäki"], "Mäki\r\n"),
  ])
  func rows(fields: [String], line: String) {
    var writer = CSVWriter()
    writer.row(fields)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == line)
  }

  @Test func anotherDelimiter() {
    var writer = CSVWriter(delimiter: 0x3B)
    writer.row(["a,b", "c;d"])
    writer.row(["e"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b;\"c;d\"\r\ne\r\n")
  }
}
