import Foundation
import Glibc
import TestSupport
import Testing

/// Times that file systems and environments know and calendars do not.
private let times: [Int] = [
  .min, -62_135_596_801, -2_208_988_800, -1, 0, 4_102_444_800, 9_223_372_036, 9_223_372_037, 10_413_792_000,
  15_032_385_535, 253_402_300_799, 253_402_300_800, 8_000_000_000_000_000, .max,
]

private let csv = """
  asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;\
  Yrityksen sähköposti;Kotisivu;Toimiala;Tila
  1;Kuusi Oy;;Matti;Meri;matti@kuusi.example;johtaja;fi;;;;;;;;voimassa

  """

private let page = """
  <html><body><p>Matti Meri, johtaja, <a href="mailto:matti@kuusi.example">matti@kuusi.example</a></p></body></html>
  """

@Suite("Times and numbers that no calendar knows") struct HostileTimeTests {
  @Test("A file's time is taken as it is", arguments: times) func fileTime(seconds: Int) throws {
    let house = try TestHouse(
      sources: TestHouse.source("customers")
        + """
        { name: "pages", reader: "web", paths: ["../data/*.html"], extent: "snapshot", purpose: "customer register",
          trust: 40 },
        """)
    for (name, text) in [("customers.csv", csv), ("page.html", page)] {
      let path = try house.folder.write("data/\(name)", text)
      // What the file system cannot keep, it keeps as the nearest that it can.
      let time = timespec(tv_sec: seconds, tv_nsec: 999_999_999)
      unsafe _ = [time, time].withUnsafeBufferPointer { unsafe utimensat(AT_FDCWD, path, $0.baseAddress, 0) }
    }
    let words = ["run", "pipelines/nightly.json5"]
    let first = try Tool.run(words + ["--create"], in: house.folder, environment: ["LAHDE_NOW": "1780000000"])
    #expect([0, 3, 4].contains(first.code), "\(first.code) \(first.errors)")
    let second = try Tool.run(words, in: house.folder, environment: ["LAHDE_NOW": "1780000000"])
    #expect([0, 3, 4].contains(second.code), "\(second.code) \(second.errors)")
    let contacts = try Tool.run(["contacts", "--all", "--pipeline", words[1]], in: house.folder)
    #expect(contacts.output.contains("matti@kuusi.example"))
    for question in [["provenance", "1"], ["verify"], ["doctor"], ["runs"]] {
      let answer = try Tool.run(question + ["--pipeline", words[1]], in: house.folder)
      #expect(answer.code < 100, "\(question): \(answer.code) \(answer.errors)")
    }
  }

  @Test("A clock is taken for the nearest possible", arguments: times) func clock(seconds: Int) throws {
    let house = try TestHouse(sources: TestHouse.source("customers"))
    try house.folder.write("data/customers.csv", csv)
    for words in [
      ["run", "pipelines/nightly.json5", "--create"], ["run", "pipelines/nightly.json5", "--rehash"],
      ["backup", "--pipeline", "pipelines/nightly.json5"], ["doctor", "--pipeline", "pipelines/nightly.json5"],
      ["retention", "--pipeline", "pipelines/nightly.json5"], ["undo", "1", "--pipeline", "pipelines/nightly.json5"],
      ["subject", "object", "matti@kuusi.example", "--pipeline", "pipelines/nightly.json5"],
    ] {
      let outcome = try Tool.run(words, in: house.folder, environment: ["LAHDE_NOW": "\(seconds)"])
      #expect(outcome.code < 100 && outcome.code != 70, "\(words[0]): \(outcome.code) \(outcome.errors)")
    }
  }

  @Test(
    "A number in a record is a text",
    arguments: ["1e308", "-0", "99999999999999999999", "-9223372036854775808", "2958466", "NaN", "0x7fffffffffffffff"])
  func number(_ number: String) throws {
    let house = try TestHouse(sources: TestHouse.source("customers"))
    let fields = [String](repeating: number, count: 16).joined(separator: ";")
    let dates = "2;Kuusi Oy;;Matti;Meri;m@kuusi.example;;fi;Tie \(number) A \(number);\(number);;\(number);;;\(number);"
    try house.folder.write("data/customers.csv", csv + fields + "\n" + dates + "\(number).\(number).\(number)\n")
    let outcome = try Tool.run(["run", "pipelines/nightly.json5", "--create"], in: house.folder)
    #expect([0, 3].contains(outcome.code), "\(outcome.code) \(outcome.errors)")
    for option in [["--limit", number], ["--wait", number], ["--threads", number]] {
      for command in [["run", "pipelines/nightly.json5"], ["preview", "data/customers.csv"], ["contacts"]] {
        let refused = try Tool.run(command + option, in: house.folder)
        #expect(refused.code < 100 && refused.code != 70, "\(command[0]) \(option): \(refused.code) \(refused.errors)")
      }
    }
  }
}
