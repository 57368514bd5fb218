import Foundation
import TestSupport
import Testing
import Text

/// A house whose customers lie in a folder that is named by an identity code, with one record that has a code for its key.
private struct Coded {
  static let code = "131052-308T"
  let house: TestHouse

  init() throws {
    house = try TestHouse(
      sources: TestHouse.source("customers").replacing("../data/customers.csv", with: "../data/\(Self.code)/*.csv")
        .replacing("trust: 80,", with: "trust: 80, guards: { rowsLost: { percent: 0, rows: 0 } },"))
    try feed("Kuusi Oy;;Maija;Meri;maija@kuusi.example;johtaja")
  }

  func feed(_ second: String) throws {
    try house.folder.write(
      "data/\(Self.code)/a-\(Self.code).csv",
      """
      asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;\
      Vaihde;Yrityksen sähköposti;Kotisivu;Toimiala;Tila
      1;Kuusi Oy;;Matti;Meri;matti@kuusi.example;johtaja;fi;;;;;;;;voimassa
      2;\(second);fi;;;;;;;;voimassa
      \(Self.code);Kuusi Oy;;Aino;Meri;aino@kuusi.example;johtaja;fi;;;;;;;;voimassa
      １３１０５２-３０８Ｔ;Kuusi Oy;;Eino;Meri;eino@kuusi.example;johtaja;fi;;;;;;;;voimassa
      5;Kuusi Oy;;Ilmari １３１٠٥٢-308T;Meri;ilmari@kuusi.example;johtaja;fi;;;;;;https://kuusi.example/131052%2D308T;;voimassa
      6;Kuusi Oy;;;Meri;;johtaja;fi;;;;;;;;voimassa

      """)
  }

  @discardableResult
  func lahde(_ words: String..., day: Int = 0) throws -> Outcome {
    try Tool.run(
      words + ["--pipeline", "pipelines/nightly.json5"], in: house.folder,
      environment: ["LAHDE_NOW": "\(1_780_000_000 + day * 86400)"])
  }

  func run(_ words: String..., day: Int = 0) throws -> Outcome {
    try Tool.run(
      ["run", "pipelines/nightly.json5"] + words, in: house.folder,
      environment: ["LAHDE_NOW": "\(1_780_000_000 + day * 86400)"])
  }

  /// The files of register and keys in which a code stands, in whatever digits.
  func betrayed() throws -> [String] {
    var found: [String] = []
    for folder in ["register", "keys"] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: house.folder.path(folder)) {
        let bytes = FileManager.default.contents(atPath: house.folder.path("\(folder)/\(name)")) ?? Data()
        for form in [Self.code, "１３１", "%2D308T", "131052"] where bytes.range(of: Data(form.utf8)) != nil {
          found.append("\(name): \(form)")
        }
      }
    }
    return found
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String { replacingOccurrences(of: old, with: new) }
}

@Suite("Personal identity codes in what people type and name") struct TypedTextTests {
  @Test("are in no file of the register") func nowhere() throws {
    let coded = try Coded()
    let why = "asked by 131052-308T and １３１０５２-３０８Ｔ"
    #expect(try coded.run("--create").code == 3)
    #expect(try coded.betrayed() == [])
    #expect(try coded.lahde("retention", "hold", "matti@kuusi.example", "--reason", why).code == 0)
    #expect(try coded.lahde("retention", "release", "matti@kuusi.example", "--reason", why).code == 0)
    #expect(try coded.lahde("retention", "reviewed", "customers", "--reason", why).code == 0)
    #expect(
      try coded.lahde(
        "subject", "rectify", "matti@kuusi.example", "--field", "person.title", "--to", "myyjä", "--reason", why
      ).code == 0)
    #expect(
      try coded.lahde(
        "subject", "rectify", "matti@kuusi.example", "--field", "person.title", "--withdraw", "--reason", why
      ).code == 0)
    #expect(try coded.lahde("subject", "object", "maija@kuusi.example").code == 0)
    #expect(
      try coded.lahde("subject", "object", "maija@kuusi.example", "--lift", "--reason", why).code == 0)
    #expect(try coded.lahde("quarantine", "discard", "1", "--reason", why).code == 0)
    try coded.house.folder.write(
      "d.csv", "kind,left_record,right_record,verdict,reason\nperson,1,2,different,\(why)\n")
    let applied = try coded.lahde("review", "apply", "d.csv")
    #expect(applied.code == 0, "\(applied.errors)")
    // A guard that is let through.
    let file = "data/\(Coded.code)/a-\(Coded.code).csv"
    let lines = try String(contentsOfFile: coded.house.folder.path(file), encoding: .utf8).components(separatedBy: "\n")
    try coded.house.folder.write(file, lines[..<2].joined(separator: "\n") + "\n")
    let held = try coded.run(day: 1)
    let allowed = held.errors.components(separatedBy: "--allow ").dropFirst().compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(!allowed.isEmpty, "\(held.errors)")
    let night = try Tool.run(
      ["run", "pipelines/nightly.json5", "--reason", why] + allowed.flatMap { ["--allow", $0] }, in: coded.house.folder,
      environment: ["LAHDE_NOW": "1780086400"])
    #expect([0, 3].contains(night.code), "\(night.errors)")
    #expect(try coded.betrayed() == [])
    let listed = try coded.lahde("review", "list").output
    #expect(listed.contains("asked by *********** and ***********"))
    #expect(try coded.lahde("verify").code == 0)
  }

  @Test("do not hide what a file is: it is known again, and read again") func paths() throws {
    let coded = try Coded()
    #expect(try coded.run("--create").code == 3)
    let again = try coded.run(day: 1)
    #expect(again.code == 0, "\(again.output)\(again.errors)")
    let runs = try coded.lahde("runs", day: 1).output
    #expect(!runs.contains("\n2 ") && !runs.hasPrefix("2 "), "nothing has changed, so there is no second run")
    let exported = try coded.lahde("quarantine", "export", "--output", "out.csv", day: 1)
    #expect(exported.code == 0, "\(exported.errors)")
    let rows = try String(contentsOfFile: coded.house.folder.path("out.csv"), encoding: .utf8)
    #expect(rows.contains("aino@kuusi.example"), "the file was found by its masked name")
    // What an erasure leaves to be removed by hand is named by where it lies.
    let shown = try coded.lahde("subject", "erase", "matti@kuusi.example", "--dry-run", "--format", "json", day: 1)
    let text = shown.output + shown.errors
    let hash = try #require(text.range(of: "\\b[0-9a-f]{16}\\b", options: .regularExpression).map { String(text[$0]) })
    let erased = try coded.lahde("subject", "erase", "matti@kuusi.example", "--confirm", hash, day: 1)
    #expect(erased.code == 0, "\(erased.errors)")
    #expect(erased.output.contains("data/"), "\(erased.output)")
  }
}
