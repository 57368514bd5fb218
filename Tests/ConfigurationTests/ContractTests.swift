import Records
import Testing

@testable import Configuration

/// What is replaced in the right contract, by what, and what the contract is then refused for.
private let refused: [(String, String, [String])] = [
  (
    "\"contract\" }", "\"contracts\" }",
    [
      "c:3:50: error: \"basis\" cannot be \"contracts\", only \"consent\", \"contract\", \"legal obligation\", "
        + "\"vital interests\", \"public task\" or \"legitimate interest\""
    ]
  ),
  (
    "\"communication\", basis: \"consent\"", "\"direct marketing\", basis: \"public task\"",
    [
      "c:3:99: error: direct marketing cannot rest on \"public task\""
    ]
  ),
  (
    "\"communication\", basis", "\"customer register\", basis",
    [
      "c:3:64: error: the purpose \"customer register\" stands here twice"
    ]
  ),
  (
    "\"company.name\"]", "\"company.nam\", \"person.name\", 1]",
    [
      "c:4:43: error: unknown field \"company.nam\"",
      "c:4:58: error: \"person.name\" is declared twice",
      "c:4:73: error: \"fields\" must be text, not a number",
    ]
  ),
  ("user: \"testi\"", "user: \"*\"", ["c:5:42: error: \"user\" can be \"*\" only where \"encryption\" is \"none\""]),
  (
    "role: \"steward\"", "role: \"boss\"",
    [
      "c:5:57: error: \"role\" cannot be \"boss\", only \"operations\", \"steward\" or \"compliance\""
    ]
  ),
  (
    "undertaking: \"2025-01-07\"", "undertaking: \"2025-02-30\"",
    [
      "c:5:81: error: \"undertaking\" must be a date that exists, as \"2026-05-02\""
    ]
  ),
  (
    "from: \"2025-01-08\"", "from: \"2025-01-01\", to: \"2024-12-31\"",
    [
      "c:5:101: error: \"from\" is before \"undertaking\"", "c:5:119: error: \"to\" is before \"from\"",
    ]
  ),
  (
    "encryption: \"register\"", "encryption: \"none\"",
    [
      "c:6:15: error: only a sample may leave the register unencrypted"
    ]
  ),
  (
    "encryption: \"register\"", "notice: { fi: \"a\" }, marketing: { soleTraders: \"firm\" }, encryption: \"register\"",
    [
      "c:6:11: error: \"en\" is missing", "c:6:11: error: \"sv\" is missing",
      "c:6:50: error: \"soleTraders\" cannot be \"firm\", only \"person\" or \"company\"",
    ]
  ),
  ("{token}", "token", ["c:8:19: error: \"unsubscribeURL\" must be an https address with {token} in it, once"]),
  (
    "keyFile: \"keys/key\"", "keyfile: \"\", retention: { reviewMonths: 0, grace: 1 }",
    [
      "c:1:1: error: \"keyFile\" is missing", "c:7:3: error: unknown key \"keyfile\"",
      "c:7:43: error: \"reviewMonths\" must be a whole number from 1 to 120", "c:7:46: error: unknown key \"grace\"",
    ]
  ),
  (
    "encryption:", "processors: [{ name: \"P\", country: \"US\", agreement: \"A\", since: 2025 }], encryption:",
    [
      "c:6:38: error: \"country\" must be a country of the EU or the EEA: nothing leaves them",
      "c:6:67: error: \"since\" must be a date in quotes, as \"2026-05-02\", not a number",
    ]
  ),
]

@Suite struct ContractTests {
  private func parse(_ text: String, file: String = "c") throws -> Contract {
    try Contract.parse(Array(text.utf8), file: file)
  }

  @Test(arguments: refused) func refuses(_ old: String, _ new: String, _ wanted: [String]) throws {
    let text = Fixture.contract.replacing(old, with: new, maxReplacements: 1)
    #expect(text != Fixture.contract)
    let error = #expect(throws: ConfigurationError.self) { _ = try parse(text) }
    #expect(error.map { Fixture.headlines($0.problems.map { $0.description }) } == wanted)
  }

  @Test func readsWithDefaults() throws {
    let contract = try parse(Fixture.contract, file: "etc/c")
    #expect(contract.retention == .standard)
    #expect(contract.processors.isEmpty && !contract.sample)
    #expect(contract.keyPath == "etc/keys/key" && contract.keyFile == "keys/key")
    #expect(contract.basis(of: .communication) == .consent && contract.basis(of: .directMarketing) == nil)
  }

  @Test func hashIsOfTheContent() throws {
    let contract = try parse(Fixture.contract)
    let same = [
      "// a comment\n" + Fixture.contract,
      Fixture.contract.replacing("encryption", with: "'encryption'"),
      Fixture.contract.replacing("\"person.name\", \"person.email\"", with: "'person.email',\n'person.name'"),
      Fixture.contract.replacing("  encryption: \"register\",", with: "").replacing(
        "name: \"Test register",
        with: "retention: {graceDays: 14, wholeContact: false}, encryption: \"register\", name: \"Test register"),
    ]
    for text in same { #expect(try parse(text, file: "elsewhere").hash == contract.hash) }
    let other = [
      ("Testi Oy", "Testi Ab"), ("\"steward\"", "\"operations\""), (", \"company.name\"]", "]"),
      ("name: \"Test register", "retention: { wholeContact: true }, name: \"Test register"),
    ]
    for (old, new) in other {
      #expect(try parse(Fixture.contract.replacing(old, with: new)).hash != contract.hash)
    }
  }

  @Test func rolesHoldInTheirPeriod() throws {
    let text = Fixture.contract.replacing("from: \"2025-01-08\"", with: "from: \"2025-01-08\", to: \"2025-03-01\"")
    let contract = try parse(text)
    let rows: [(String, String, [Role])] = [
      ("testi", "2025-01-07", []), ("testi", "2025-01-08", [.steward]), ("testi", "2025-03-01", [.steward]),
      ("testi", "2025-03-02", []), ("other", "2025-02-01", []),
    ]
    for (user, day, roles) in rows { #expect(try contract.roles(of: user, on: #require(Day(day))) == roles) }
  }

  @Test func days() {
    for text in ["2026-5-02", "2026-05-2x", "2026-13-01", "0000-01-01", "20260502", "", "2026-02-29"] {
      #expect(Day(text) == nil)
    }
    #expect(Day("2024-02-29")?.text == "2024-02-29")
    #expect(Day("1970-01-02")?.number == 1 && Day(seconds: 86399).number == 0 && Day(seconds: -1).number == -1)
  }
}
