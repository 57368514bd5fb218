import Compliance
import Configuration
import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

/// A customer file whose merges are guarded, and a folder of returned tokens.
private final class Returns {
  static let people = 60
  let house: TestHouse
  private var day: Int64 = 0

  init(onGuard: String = "hold source", more: String = "") throws {
    house = try TestHouse(
      sources: TestHouse.source("customers").replacing(
        "purpose:",
        with: "onGuard: \"\(onGuard)\", guards: { merges: { percent: 1, rows: 1 }, changed: false }, purpose:")
          + """
          { name: "returned", reader: "unsubscribes", paths: ["../data/tokens/*.csv"], extent: "delta",
            purpose: "direct marketing" },
          """ + more)
    try write()
    try tokens("april", ["zzzz,2026-04-20"])
    try night()
  }

  static func email(_ number: Int) -> String { "aino.\(name(number))@\(name(number)).example" }

  /// A word of letters for a number, unlike that of any other.
  private static func name(_ number: Int) -> String {
    let letters = Array("bdfghjklmnprstv"), vowels = Array("aeiouy")
    var rest = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    return String(
      (0..<10).map { place in
        rest = rest &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let at = Int(rest >> 33)
        return place % 2 == 0 ? letters[at % letters.count] : vowels[at % vowels.count]
      })
  }

  /// Writes the customers; those of `merging` say what those ten places behind them say, without the address: with another one
  /// it would not be clear that they are who they were.
  func write(merging: Range<Int> = 0..<0, also: [Int] = []) throws {
    let head =
      "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;"
      + "Postitoimipaikka;Vaihde;Yrityksen sähköposti;Kotisivu;Toimiala;Tila\n"
    let rows = (Array(1...Self.people) + also).map { number in
      let (said, name) = (number, Self.name(merging.contains(number) ? number + 10 : number))
      return "\(said);\(name) Oy;;Aino;Meri\(name);\(merging.contains(number) ? "" : Self.email(number));"
        + "johtaja;fi;\(name)tie 4;00100;Helsinki;;;;;voimassa\n"
    }
    try house.folder.write("data/customers.csv", head + rows.joined())
  }

  func tokens(_ file: String, _ lines: [String], folder: String = "tokens") throws {
    try house.folder.write("data/\(folder)/\(file).csv", "token,date\n" + lines.map { $0 + "\n" }.joined())
  }

  func token(_ number: Int, _ purpose: ObjectionPurpose = .emailMarketing) throws -> String {
    UnsubscribeTokens(try keys()).token(of: Self.email(number), for: purpose)
  }

  func workplace() throws -> Workplace {
    day += 1
    return Workplace(try house.pipeline(), context: TestHouse.context(day: day))
  }

  /// Runs a night; whatever it reads is accounted for.
  @discardableResult
  func night(
    _ configure: (inout NightOptions) -> Void = { _ in }, observer: @escaping NightObserver = { _ in }
  ) throws -> NightResult {
    var options = NightOptions()
    options.create = day == 0
    configure(&options)
    let result = try Night(try workplace(), options: options, observer: observer).run()
    #expect(result.sources.allSatisfy { $0.outcome == .held || $0.counts.balances })
    return result
  }

  func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }

  func register() throws -> RegisterFile { try keys().open(house.registerPath, toWrite: false) }

  /// What may be sent to a customer.
  func state(_ number: Int) throws -> String {
    let register = try register()
    let records = try Queries(register).records(.personEmail, equal: Self.email(number))
    let states = try Standings(register, keys(), of: records)
    return records.map { states[$0].marketing.text }.joined(separator: ", ")
  }

  /// How often the rights journal has taken an objection down.
  func applied() throws -> Int {
    try RightsJournal(RightsJournal.path(ofKeyFile: try house.pipeline().contract.keyPath), keys()).entries
      .count { $0.act == .suppress && $0.scope?.isObjection == true }
  }

  func unknown() throws -> Int {
    try Queries(try register()).quarantine().count { $0.code == .unsubscribeUnknown }
  }

  func verifies() throws -> Bool { try Verification.failures(try register(), keys()).isEmpty }

  func lift(_ number: Int) throws {
    _ = try Objecting(try workplace()).lift(.emailMarketing, reason: "called") { _ in
      .person(.init(contact: nil, email: Self.email(number)))
    }
  }
}

@Suite("Returned tokens are applied exactly once") struct ReturnedTokensTests {
  @Test(
    "A file that is moved in, or grows, while the night matches is taken by the next one", arguments: ["may", "april"])
  func movedIn(_ file: String) throws {
    let returns = try Returns()
    try returns.write(merging: 1..<7)
    let lines = ["zzzz,2026-04-20", "\(try returns.token(30)),2026-05-20"]
    var isMoved = false
    let night = try returns.night(observer: { event in
      guard case .stage("write contacts", _, _, _, _) = event, !isMoved else { return }
      isMoved = true
      try? returns.tokens(file, lines)
    })
    #expect(isMoved && night.sources.map(\.outcome) == [.held, .notReadAgain])
    #expect(night.sources[0].trips.map(\.name) == [.merges])
    #expect(try returns.state(30) == "yes" && returns.applied() == 0)

    let next = try returns.night()
    #expect(next.sources.map(\.outcome) == [.held, .read] && next.sources[1].counts.ignored == 1)
    #expect(try returns.state(30) == "no e-mail" && returns.applied() == 1)
    try returns.night()
    #expect(try returns.applied() == 1 && returns.verifies())
  }

  /// What befalls the night that reads a token.
  private static let disturbances: [(name: String, night: @Sendable (Returns) throws -> Void)] = [
    ("nothing", { try $0.night() }),
    (
      "a guard holds another source",
      {
        try $0.write(merging: 1..<7); try $0.night()
      }
    ),
    (
      "a guard holds the source of the tokens",
      { returns in
        let lines = (0..<40).map { "bcdf\($0),2026-05-20" }
        try returns.tokens("may", lines + ["\(try returns.token(30)),2026-05-20"])
        #expect(try returns.night().sources[1].outcome == .held)
        try returns.tokens("may", ["\(try returns.token(30)),2026-05-20"])
      }
    ),
    (
      "the file is damaged",
      { returns in
        let line = "\(try returns.token(30)),2026-05-20"
        try returns.house.folder.write("data/tokens/may.csv", "tunnus,date\n\(line)\n")
        #expect(try returns.night().sources[1].outcome == .held)
        try returns.tokens("may", [line])
      }
    ),
    ("a rehearsal", { try $0.night { $0.isRehearsal = true } }),
    ("the source is left out", { try $0.night { $0.skip = ["returned"] } }),
    ("another source is read only", { try $0.night { $0.only = ["customers"] } }),
    ("the source is read only", { try $0.night { $0.only = ["returned"] } }),
    ("a retry", { try $0.night { $0.isRetry = true } }),
    ("everything is read again", { try $0.night { $0.rehash = true } }),
    (
      "the night is undone",
      { returns in
        let run = try returns.night().run
        _ = try Undo(try returns.workplace()).undo(run)
      }
    ),
    (
      "the register is rebuilt",
      { returns in
        try returns.night()
        RegisterFile.remove(returns.house.registerPath)
        try returns.night { $0.create = true }
      }
    ),
  ]

  @Test("Whatever befalls the night", arguments: disturbances.indices) func disturbed(_ index: Int) throws {
    let (name, disturb) = Self.disturbances[index]
    let returns = try Returns()
    try returns.tokens("may", ["\(try returns.token(30)),2026-05-20"])
    try disturb(returns)
    try returns.write()
    try returns.night()
    #expect(try returns.state(30) == "no e-mail" && returns.applied() == 1, "\(name)")
    // Once it is lifted no reading of the same line brings it back.
    try returns.lift(30)
    try returns.night { $0.rehash = true }
    let run = try returns.night { $0.rehash = true }.run
    _ = try Undo(try returns.workplace()).undo(run)
    try returns.night()
    #expect(try returns.state(30) == "yes" && returns.applied() == 1 && returns.verifies(), "\(name)")
  }

  @Test("A guard that stops the run stops no token") func stopped() throws {
    let returns = try Returns(onGuard: "stop run")
    try returns.write(merging: 1..<7)
    try returns.tokens("may", ["\(try returns.token(30)),2026-05-20"])
    #expect(throws: Problem.self) { try returns.night() }
    #expect(try returns.state(30) == "no e-mail" && returns.applied() == 1)
    try returns.write()
    #expect(try returns.night().sources.map(\.outcome) == [.notReadAgain, .read])
    #expect(try returns.applied() == 1 && returns.verifies())
  }

  @Test("A token of nobody waits in quarantine, and is applied once somebody has the address") func waits() throws {
    let returns = try Returns()
    try returns.tokens("may", ["\(try returns.token(99)),2026-05-20"])
    #expect(try returns.night().exitCode == .newInQuarantine && returns.unknown() == 2)
    #expect(try returns.night().state == .unchanged)
    try returns.write(also: [99])
    #expect(try returns.night().sources.map(\.outcome) == [.read, .notReadAgain])
    let night = try returns.night()
    #expect(
      night.state == .committed && night.sources[1].counts.ignored == 1 && night.sources[1].counts.quarantined == 1)
    #expect(try returns.state(99) == "no e-mail" && returns.applied() == 1 && returns.unknown() == 1)
    #expect(try returns.night().state == .unchanged && returns.verifies())
  }

  @Test("A night that failed after it has applied a token is accounted for by the next") func failed() throws {
    let returns = try Returns(onGuard: "stop run")
    try returns.tokens("may", ["\(try returns.token(99)),2026-05-20"])
    try returns.night()
    try returns.write(also: [99])
    try returns.night()
    try returns.write(merging: 1..<7, also: [99])
    #expect(throws: Problem.self) { try returns.night() }
    #expect(try returns.applied() == 1 && returns.unknown() == 2)
    try returns.write(also: [99])
    #expect(try returns.night().sources.map(\.outcome) == [.notReadAgain, .read])
    #expect(try returns.applied() == 1 && returns.unknown() == 1)
  }

  @Test("A token objects to what its mailing was for", arguments: ObjectionPurpose.ofMailings)
  func purpose(_ purpose: ObjectionPurpose) throws {
    let returns = try Returns()
    try returns.tokens("may", ["\(try returns.token(30, purpose)),2026-05-20"])
    try returns.night()
    #expect(try returns.state(30) == (purpose == .emailMarketing ? "no e-mail" : "no") && returns.state(31) == "yes")
  }

  @Test("One return is one, in two files, two sources and another case; another day's is another") func twice() throws {
    let returns = try Returns(
      more: """
        { name: "returned2", reader: "unsubscribes", paths: ["../data/tokens2/*.csv"], extent: "delta",
          purpose: "direct marketing" },
        """)
    let token = try returns.token(30)
    try returns.tokens("may", ["\(token),2026-05-20", "\(token.uppercased()),2026-05-20", " \(token) ,2026-05-20"])
    try returns.tokens("june", ["\(token),2026-05-20", "\(token),2026-06-01"])
    try returns.tokens("may", ["\(token),2026-05-20"], folder: "tokens2")
    try returns.night()
    #expect(try returns.applied() == 2 && returns.state(30) == "no e-mail")
  }

  @Test("A line that an earlier version applied as it was written is known") func earlier() throws {
    let returns = try Returns()
    let line = "\(try returns.token(30).uppercased())\u{1F}2026-05-20"
    let code = try #require(try Suppression(returns.keys(), codes: []).code(.returned(line)))
    _ = try returns.workplace().open().publish(
      .unsubscribe, [.init(.suppress, .noEmailMarketing, keyVersion: code.version, [code.code])]
    ) { _, _ in }
    try returns.tokens("may", [line.replacing("\u{1F}", with: ",")])
    try returns.night()
    #expect(try returns.applied() == 1 && returns.state(30) == "yes")
  }

  @Test(
    "A token is found in its link, and needs no date",
    arguments: [
      "https://mallikirja.example/peru/TOKEN,2026-05-20",
      "https://mallikirja.example/peru/TOKEN?utm_source=x,2026-05-20",
      "TOKEN/,2026-05-20", "'TOKEN,2026-05-20", "TOKEN,", "HTTPS://MALLIKIRJA.EXAMPLE/PERU/TOKEN,",
    ])
  func link(_ line: String) throws {
    let returns = try Returns()
    try returns.tokens("may", [line.replacing("TOKEN", with: try returns.token(30))])
    try returns.night()
    #expect(try returns.state(30) == "no e-mail", "\(line)")
    try returns.night()
    #expect(try returns.applied() == 1, "\(line)")
  }

  @Test("A line that cannot be read is quarantined for its reason, and the others are applied") func damaged() throws {
    let returns = try Returns()
    let token = try returns.token(30)
    try returns.tokens(
      "may", ["\(token),", ",2026-05-20", "\(token),131052-308T", "\(token),2026-05-20,more", "\(token),2026-05-21"])
    let counts = try returns.night().sources[1].counts
    #expect(counts.read == 6 && counts.ignored == 2 && counts.quarantined == 4)
    #expect(
      try Queries(returns.register()).quarantine().map(\.reason).sorted()
        == ["csv.field-count", "key.personal-identity-code", "unsubscribe.unknown", "unsubscribe.unknown"])
    #expect(try returns.applied() == 2 && returns.state(30) == "no e-mail")
  }
}
