import Foundation
import TestSupport
import Testing

/// Objection as compliance does it, and where it shows.
@Suite("subject object") struct ObjectionCommandTests {
  private static let email = "liisa.virtanen@havupuu.example"
  private let folder: TemporaryFolder

  init() throws {
    let house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/*.csv"], key: ["nr"], extent: "snapshot",
          purpose: ["customer register", "direct marketing"], trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "company.name": "yritys", "company.businessID": "ytunnus" } },
        """)
    folder = house.folder
    try folder.write(
      "data/people.csv",
      "nr,nimi,email,yritys,ytunnus\nA-4711,Liisa Virtanen,\(Self.email),Havupuu Oy,9100037-1\n"
        + "A-4712,Matti Meri,matti@kuusi.example,Kuusi Oy,\n")
    #expect(try lahde("run", "pipelines/nightly.json5", "--create").code == 0)
  }

  private func lahde(_ words: String..., input: String? = nil) throws -> Outcome {
    let arguments = words[0] == "run" ? words : words + ["--pipeline", "pipelines/nightly.json5"]
    return try Tool.run(arguments, in: folder, input: input)
  }

  @Test("It is noted, shown wherever she is, told to her, and taken back on her word") func noted() throws {
    let done = try lahde("subject", "object", "-", "--received", "2026-05-20", input: Self.email + "\n")
    #expect(
      done.code == 0 && done.output == "run 2: 14 codes made\nmarketing to contact 1: no, since 2026-05-28\n", "\(done)"
    )
    #expect(done.errors == "request 1: answered\n")

    let contacts = try lahde("contacts", "--format", "csv").output.components(separatedBy: "\r\n")
    #expect(contacts[0].hasSuffix(",marketing,marketing.since"))
    #expect(contacts[1].hasSuffix(",no,2026-05-28") && contacts[2].hasSuffix(",yes,"), "\(contacts)")
    for words in [["contacts"], ["find", "virtanen"], ["show", Self.email]] {
      let shown = try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
      #expect(shown.output.contains("no, since 2026-05-28"), "\(shown)")
      let json = try Tool.run(words + ["--pipeline", "pipelines/nightly.json5", "--format", "json"], in: folder)
      #expect(
        json.output.contains("\"since\" : \"2026-05-28\"") && json.output.contains("\"state\" : \"no\""), "\(json)")
    }
    let sentences = [
      "fi": "Olet kieltänyt suoramarkkinoinnin (28.5.2026), eikä", "sv": "Du har motsatt dig direktmarknadsföring (",
      "en": "You have objected to direct marketing (",
    ]
    for (language, sentence) in sentences.sorted(by: { $0.key < $1.key }) {
      #expect(
        try lahde("subject", "access", Self.email, "--language", language, "--output", "answer-\(language)").code == 0)
      for page in ["letter.html", "report.html"] {
        let text = try String(contentsOfFile: folder.path("answer-\(language)/\(page)"), encoding: .utf8)
        #expect(text.contains(sentence), "\(language) \(page)")
      }
    }
    #expect(try lahde("audit", "log").output.contains("object"))
    #expect(try lahde("audit", "log", "--person", "1").output.contains("subject object"))
    #expect(try lahde("subject", "requests", "--all").output.contains("answered"))
    #expect(try lahde("runs").output.contains("object"))

    // Nothing of the next nights, and no run that is undone, takes it back.
    #expect(try lahde("run", "pipelines/nightly.json5", "--rehash").code == 0)
    #expect(try lahde("undo", "2").code == 69)
    #expect(try lahde("show", "1").output.contains("no, since"))
    let again = try lahde("subject", "object", Self.email)
    #expect(again.code == 0 && again.output.hasPrefix("stands already; nothing was written\n"), "\(again)")

    #expect(try lahde("subject", "object", Self.email, "--lift").code == 64)
    let lifted = try lahde("subject", "object", Self.email, "--lift", "--reason", "soitti 28.5.", "--format", "json")
    #expect(lifted.code == 0 && lifted.output.contains("\"marketing\" : \"yes\""), "\(lifted)")
    #expect(try lahde("subject", "object", Self.email, "--lift", "--reason", "again").code == 69)
    #expect(try lahde("subject", "requests", "--all").output.contains("soitti 28.5."))
    #expect(try lahde("verify").code == 0)
  }

  @Test("A company objects for its contacts, and their letter says who did") func company() throws {
    let done = try lahde("subject", "object", "company.businessID=9100037-1", "--purpose", "email-marketing")
    #expect(done.code == 0 && done.output.contains("marketing to company 1: no e-mail, since 2026-05-28"), "\(done)")
    #expect(try lahde("companies").output.contains("no e-mail, since 2026-05-28"))
    #expect(try lahde("show", "1").output.contains("marketing              no e-mail, since 2026-05-28"))
    #expect(try lahde("subject", "access", "1", "--language", "en", "--output", "answer").code == 0)
    let letter = try String(contentsOfFile: folder.path("answer/letter.html"), encoding: .utf8)
    #expect(letter.contains("Your company has objected to direct marketing by e-mail ("))
  }

  @Test("The letter of whom no marketing reaches for another reason does not say that they objected") func restricted()
    throws
  {
    let done = try lahde("subject", "restrict", "1", "--reason", "accuracy is contested")
    #expect(done.code == 0, "\(done)")
    let sentences = [
      "fi": "Sinulle ei lähetetä suoramarkkinointia (alkaen 28.5.2026).",
      "sv": "Du får ingen direktmarknadsföring (sedan ", "en": "You get no direct marketing (since ",
    ]
    for (language, sentence) in sentences.sorted(by: { $0.key < $1.key }) {
      #expect(try lahde("subject", "access", "1", "--language", language, "--output", "answer-\(language)").code == 0)
      let text = try String(contentsOfFile: folder.path("answer-\(language)/letter.html"), encoding: .utf8)
      #expect(text.contains(sentence), "\(language)")
      #expect(!text.contains("kieltänyt") && !text.contains("Du har motsatt") && !text.contains("have objected"))
      let restricted = ["fi": "käsittelyä on rajoitettu (", "sv": "är begränsad (", "en": "data is restricted ("]
      #expect(text.contains(restricted[language] ?? "-"), "\(language)")
    }
  }

  @Test("An objection that the law does not give is on record, and is refused with its reason") func refusable() throws
  {
    let words = ["subject", "object", "1", "--purpose", "customer-register", "--pipeline", "pipelines/nightly.json5"]
    let without = try Tool.run(words, in: folder)
    #expect(without.code == 69 && without.errors.contains("--received DATE"), "\(without)")
    #expect(try !lahde("subject", "requests", "--all").output.contains("object"))
    let noted = try Tool.run(words + ["--received", "2026-05-20"], in: folder)
    #expect(noted.code == 69 && noted.errors.contains("request 1: received 2026-05-20"), "\(noted)")
    #expect(try lahde("subject", "refuse", "1", "--right", "object", "--reason", "contract").code == 0)
    #expect(try lahde("subject", "requests", "--all").output.contains("refused"))
  }

  @Test("Who ends communication is answered and told so") func communication() throws {
    let contract = try String(contentsOfFile: folder.path("pipelines/register.json5"), encoding: .utf8)
    try folder.write(
      "pipelines/register.json5",
      contract.replacing(
        "purposes: [", with: "purposes: [ { name: \"communication\", basis: \"legitimate interest\" },"))
    let done = try lahde("subject", "object", "1", "--purpose", "communication")
    #expect(done.code == 0 && done.output.contains("objects to communication, since 2026-05-28\n"), "\(done)")
    for (language, sentence) in [
      ("fi", "Myös muut viestit on kielletty (28.5.2026)"), ("sv", "Även andra meddelanden har avböjts ("),
      ("en", "Other messages have been objected to as well ("),
    ] {
      #expect(try lahde("subject", "access", "1", "--language", language, "--output", "answer-\(language)").code == 0)
      let text = try String(contentsOfFile: folder.path("answer-\(language)/letter.html"), encoding: .utf8)
      #expect(text.contains(sentence), "\(language)")
    }
  }

  @Test(
    "What is not said rightly is refused",
    arguments: [
      (["object"], 64), (["object", "1", "--purpose", "science"], 64), (["object", "1", "--lift"], 64),
      (["object", "1", "--reason", "x"], 64), (["object", "1", "--lift", "--reason", " "], 64),
      (["object", "1", "--received", "2030-01-01"], 64), (["object", "99"], 69), (["object", "virtanen"], 64),
      (["object", "company:99"], 69), (["object", "1", "--confirm", "x"], 64),
      (["object", "nobody@kuusi.example", "--lift", "--reason", "x"], 69),
    ] as [([String], Int32)])
  func refused(_ words: [String], code: Int32) throws {
    let outcome = try Tool.run(["subject"] + words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
    #expect(outcome.code == code, "\(outcome)")
    #expect(!outcome.errors.contains("nobody@"))
  }
}
