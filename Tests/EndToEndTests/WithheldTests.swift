import Foundation
import TestSupport
import Testing

/// A person whose processing is restricted (Article 18), and every command there is: none shows their values without a reason.
///
/// The table has a row for every command; a new command without one fails.
@Suite("Restricted persons are shown only with a reason") struct WithheldTests {
  /// How a command goes about it.
  enum Way {
    /// It shows nothing of the person, and takes no reason.
    case nothing
    /// It leaves the values out, and shows them for a reason.
    case reason
    /// It refuses (69), and shows them for a reason.
    case refusal
    /// It is what the person demands themselves.
    case own
  }

  private static let who = "salla.kanaria@havupuu.example"

  /// Every command, by its path: words that make it tell what it can, and how it goes about it.
  static let commands: [String: [([String], Way)]] = [
    "run": [
      (
        ["run", "pipelines/nightly.json5", "--rehash", "--report", "out/run.json", "--metrics", "out/run.prom"],
        .nothing
      ),
      (["run", "pipelines/nightly.json5", "--rehash", "--dry-run", "--all"], .nothing),
      (["run", "pipelines/nightly.json5", "--rehash", "--dry-run", "--all", "--format", "json"], .nothing),
    ],
    "check": [(["check"], .nothing)],
    "runs": [
      (["runs", "--all"], .nothing), (["runs", "1", "--all"], .reason),
      (["runs", "1", "--all", "--format", "json"], .reason), (["runs", "10", "--all"], .reason),
    ],
    "undo": [(["undo", "2", "--dry-run", "--all"], .nothing), (["undo", "2", "--format", "json"], .nothing)],
    "quarantine list": [
      (["quarantine", "list"], .nothing), (["quarantine", "list", "--rows", "--reveal"], .nothing),
      (["quarantine", "list", "--reveal", "--format", "csv"], .nothing),
      (["quarantine", "list", "--reveal", "--format", "json"], .nothing),
      (["quarantine", "list", "--discarded", "--reveal"], .nothing),
    ],
    "quarantine export": [(["quarantine", "export", "--output", "out/quarantine.csv"], .nothing)],
    "quarantine retry": [(["quarantine", "retry"], .nothing)],
    "quarantine discard": [(["quarantine", "discard", "2", "--reason", "test row"], .nothing)],
    "quarantine admit": [(["quarantine", "admit", "2", "--reason", "test row"], .nothing)],
    "quarantine refuse": [(["quarantine", "refuse", "2", "--reason", "test row"], .nothing)],
    "verify": [(["verify"], .nothing)],
    // The copy is a register.
    "backup": [(["backup", "out/backup.db"], .nothing)],
    "restore": [(["restore", "backup.db"], .nothing), (["restore", "backup.db", "--confirm"], .nothing)],
    "doctor": [(["doctor"], .nothing)],
    "review report": [
      (["review", "report", "--limit", "all"], .reason),
      (["review", "report", "--limit", "all", "--output", "out/review.html"], .reason),
      (["review", "report", "--limit", "all", "--output", "out/review.csv"], .reason),
    ],
    "review apply": [(["review", "apply", "rulings.csv"], .nothing)],
    "review list": [(["review", "list"], .reason), (["review", "list", "--format", "json"], .reason)],
    "review undo": [(["review", "undo", "1"], .nothing)],
    "explain": [(["explain", "1"], .refusal), (["explain", "3", "1"], .refusal)],
    "train": [(["train"], .nothing)],
    "contacts": [
      (["contacts"], .reason), (["contacts", "--format", "csv"], .reason), (["contacts", "--format", "json"], .reason),
    ],
    "companies": [(["companies", "--format", "json"], .nothing)],
    "show": [
      (["show", "1"], .refusal), (["show", "1", "--format", "json"], .refusal), (["show", "company:1"], .reason),
      (["show", "company:1", "--format", "json"], .reason),
    ],
    "find": [(["find", "havupuu"], .reason), (["find", "havupuu", "--format", "json"], .reason)],
    "observations": [(["observations"], .reason), (["observations", "--format", "json"], .reason)],
    "provenance": [
      (["provenance", "1"], .refusal), (["provenance", "1", "--as-of", "1"], .refusal),
      (["provenance", "company:1", "--format", "json"], .nothing),
    ],
    "audience list": [
      (["audience", "--purpose", "communication"], .nothing),
      (["audience", "--purpose", "communication", "--explain", "1"], .nothing),
      (
        [
          "audience", "--purpose", "communication", "--recipient", "Mallipostitus Oy", "--output", "out/list.csv",
        ], .nothing
      ),
    ],
    // What it is given is theirs who have it; what it writes has the person no more.
    "audience recheck": [(["audience", "recheck", "list.csv", "--output", "out/left.csv"], .nothing)],
    "subject access": [
      (["subject", "access", "1", "--output", "out/answer"], .own), (["subject", "access", "3"], .nothing),
    ],
    "subject rectify": [
      (["subject", "rectify", "1", "--field", "person.title", "--to", "Johtaja", "--dry-run"], .own)
    ],
    "subject corrections": [
      (["subject", "corrections"], .reason), (["subject", "corrections", "--format", "json"], .reason),
    ],
    "subject erase": [
      (["subject", "erase", "1", "--dry-run"], .own), (["subject", "erase", "3", "--dry-run"], .nothing),
      (["subject", "erase", "3", "--dry-run", "--format", "json"], .nothing),
    ],
    "subject object": [(["subject", "object", "1"], .nothing)],
    "subject restrict": [(["subject", "restrict", "1", "--told", "2026-05-20"], .nothing)],
    "subject readmit": [(["subject", "readmit", "nobody@havupuu.example"], .nothing)],
    "subject refuse": [(["subject", "refuse", "3", "--reason", "answered"], .nothing)],
    "subject requests": [(["subject", "requests", "--all"], .reason)],
    "notices due": [
      (["notices", "due"], .nothing), (["notices", "due", "--format", "csv"], .nothing),
      (
        [
          "notices", "due", "--output", "out/mail.csv", "--post", "out/post.csv", "--recipient", "Mallipostitus Oy",
        ], .nothing
      ),
    ],
    "notices overdue": [(["notices", "overdue", "--format", "json"], .nothing)],
    "notices given": [
      (["notices", "given"], .nothing),
      (["notices", "given", "--all-due", "--on", "2026-05-28", "--reason", "a letter"], .nothing),
    ],
    "retention list": [
      (["retention", "--reveal"], .reason), (["retention", "--reveal", "--format", "json"], .reason),
    ],
    "retention hold": [(["retention", "hold", "1", "--reason", "a claim"], .nothing)],
    "retention release": [(["retention", "release", "1", "--reason", "over"], .nothing)],
    "retention reviewed": [(["retention", "reviewed", "crm", "--reason", "looked at"], .nothing)],
    "audit log": [(["audit", "log"], .nothing), (["audit", "log", "--person", "1"], .nothing)],
    "audit seals": [(["audit", "seals"], .nothing)],
    // These read a file, or words, and no register: what stands there is whoever gave it's.
    "preview": [], "normalize": [], "dedupe": [],
  ]

  private static let sources = """
    { name: "crm", reader: "csv", paths: ["../data/crm.csv"], key: ["tunnus"], extent: "snapshot",
      purpose: ["customer register", "communication"], trust: 60, relationship: { status: "tila", ended: ["ended"] },
      map: \(map) },
    { name: "leads", reader: "csv", paths: ["../data/leads.csv"], key: ["tunnus"], extent: "snapshot",
      purpose: "direct marketing", trust: 50, map: \(map) },
    """
  private static let map = """
    { "person.name": "nimi", "person.email": "email", "person.title": "titteli", "company.name": "yritys",
      "company.businessID": "ytunnus" }
    """

  /// A register in which the person is wherever a person can be: in two sources, ended in one of them, in pairs, in
  /// quarantine, in a correction, a decision, a hold, a request and the reasons of all, a list and a backup.
  private static func house() throws -> TemporaryFolder {
    let house = try TestHouse(sources: sources)
    let folder = house.folder
    try folder.write("pipelines/register.json5", AudienceTests.contract)
    let head = "tunnus,nimi,email,titteli,yritys,ytunnus,tila\n"
    try folder.write(
      "data/crm.csv",
      head + "KANARIA-4711,Salla Kanaria,\(who),Kanariapäällikkö,Havupuu Oy,9100037-1,\n"
        + "KANARIA-4712,Salla Kanaria,\(who),Kanariapäällikkö,Havupuu Oy,9100037-1,ended\n"
        + "Z-13,Matti Meri,matti@kuusi.example,Johtaja,Kuusi Oy,,\n" + "KANARIA-4711,S.K.,x,Kanariapäällikkö\n"
        + "Z-14,Toinen,rivi\n")
    try folder.write(
      "data/leads.csv",
      head + "L-KANARIA,Kanaria Salla K.,\(who),Kanariavastaava,Havupuu Oy,9100037-1,\n"
        + "L-2,Sallamari Vieras,vieras@havupuu.example,,Havupuu Oy,9100037-1,\n"
        + "L-3,Salla Vieras,,,Havupuu Oy,9100037-1,\n")
    func lahde(_ words: String...) throws {
      let done = try Tool.run(
        words[0] == "run" ? words : words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
      #expect([0, 3, 4].contains(done.code), "\(words): \(done)")
    }
    try lahde("run", "pipelines/nightly.json5", "--create")
    try lahde("run", "pipelines/nightly.json5", "--rehash")
    try folder.write(
      "rulings.csv",
      "kind,left_record,right_record,verdict,reason\nperson,1,3,different,Kanaria on toinen\n")
    try lahde("review", "apply", "rulings.csv")
    try lahde(
      "subject", "rectify", "1", "--field", "person.title", "--to", "Kanariajohtaja", "--reason", "Kanaria soitti")
    try lahde("subject", "access", "1", "--received", "2026-05-02")
    try lahde("subject", "refuse", "1", "--reason", "Kanaria asked twice")
    try lahde("retention", "hold", "1", "--reason", "Kanaria sues")
    try lahde("audience", "--purpose", "communication", "--recipient", "Mallipostitus Oy", "--output", "list.csv")
    try lahde("backup", "backup.db")
    try lahde("subject", "restrict", "1", "--reason", "accuracy is contested")
    // What comes after it is joined to nobody, and is the person's all the same.
    for (key, isRun) in [("L-8", true), ("L-9", false)] {
      let leads = try String(contentsOfFile: folder.path("data/leads.csv"), encoding: .utf8)
      try folder.write("data/leads.csv", leads + "\(key),Salla Kanaria,\(who),Kanariapäällikkö,Havupuu Oy,9100037-1,\n")
      if isRun { try lahde("run", "pipelines/nightly.json5") }
    }
    return folder
  }

  /// Everything that a run wrote: its streams, and the files of the folder `out`.
  private static func told(_ outcome: Outcome, in folder: TemporaryFolder) throws -> [(place: String, text: String)] {
    var told = [("standard output", outcome.output), ("standard error", outcome.errors)]
    for name in FileManager.default.enumerator(atPath: folder.path("out"))?.compactMap({ $0 as? String }) ?? []
    where !name.hasSuffix(".db") {
      guard let data = FileManager.default.contents(atPath: folder.path("out/\(name)")) else { continue }
      told.append((name, String(decoding: data, as: UTF8.self)))
    }
    return told.map { ($0.0, $0.1.lowercased()) }
  }

  @Test("Every command has a row") func closed() throws {
    let folder = try TemporaryFolder()
    func words(_ help: String) -> [String] {
      help.components(separatedBy: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    var paths: Set<String> = []
    for word in words(try Tool.run([], in: folder).output) {
      let help = try Tool.run([word, "--help"], in: folder).output
      if help.contains("\nusage: lahde \(word) COMMAND") {
        let list = try #require(
          help.components(separatedBy: "\nCommands:\n").last?.components(separatedBy: "\n\n").first)
        paths.formUnion(words(list).map { "\(word) \($0)" })
      } else {
        paths.insert(word)
      }
    }
    #expect(paths == Set(Self.commands.keys))
  }

  @Test("No command shows their values without a reason, and what shows them notes the reason") func shown() throws {
    let original = try Self.house()
    for (path, rows) in Self.commands.sorted(by: { $0.key < $1.key }) {
      for (words, way) in rows {
        let folder = try TemporaryFolder()
        // With the modes that the program demands.
        _ = try Tool.shell("cp -a '\(original.path("."))'/. .", in: folder)
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: false)
        func run(_ more: [String] = []) throws -> (outcome: Outcome, shows: [String]) {
          let pipeline = words[0] == "run" ? [] : ["--pipeline", "pipelines/nightly.json5"]
          let outcome = try Tool.run(words + pipeline + more, in: folder)
          return (outcome, try Self.told(outcome, in: folder).filter { $0.text.contains("kanaria") }.map(\.place))
        }
        let first = try run()
        let what = "\(path): \(words) \(first)"
        if way == .own {
          #expect(first.outcome.code == 0, "\(what)")
          continue
        }
        #expect(first.shows.isEmpty, "\(what)")
        #expect(![64, 70, 78].contains(first.outcome.code), "\(what)")
        guard way != .nothing else { continue }
        #expect((first.outcome.code == 69) == (way == .refusal), "\(what)")
        #expect(first.outcome.errors.contains("--reason"), "it says how to see them: \(what)")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) {
          try FileManager.default.removeItem(atPath: folder.path("out/\(name)"))
        }
        let second = try run(["--reason", "the person phoned"])
        #expect(second.outcome.code == 0, "\(path): \(words) \(second)")
        // An explanation has places and weights, and no values.
        #expect(!second.shows.isEmpty || path == "explain", "\(path): \(words) \(second)")
        #expect(!second.outcome.errors.contains("--reason"), "\(path): \(words) \(second)")
        #expect(
          try Tool.run(["audit", "log", "--pipeline", "pipelines/nightly.json5"], in: folder).output
            .contains("the person phoned"), "\(path): \(words)")
      }
    }
  }

  @Test("An erasure ends the restriction, also in a backup that is restored") func erased() throws {
    let folder = try Self.house()
    func lahde(_ words: String...) throws -> Outcome {
      try Tool.run(words[0] == "run" ? words : words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
    }
    #expect(try lahde("retention", "release", "1", "--reason", "over").code == 0)
    #expect(try lahde("backup", "later.db").code == 0)
    // What came later is erased by itself, and not to be written to in between.
    for who in ["1", Self.who] {
      let plan = try lahde("subject", "erase", who, "--dry-run", "--format", "json").output
      let hash = try #require(plan.firstMatch(of: #/"confirm" : "([0-9a-f]+)"/#)?.1, "\(plan)")
      let erased = try lahde("subject", "erase", who, "--confirm", String(hash))
      #expect(erased.code == 0, "\(erased)")
      guard who == "1" else { continue }
      let audience = try lahde("audience", "--purpose", "marketing", "--with-notice", "--explain", Self.who)
      #expect(audience.output.contains("processing is restricted"), "\(audience)")
    }
    #expect(try lahde("subject", "restrict", "1", "--lift", "--reason", "it is over").code == 69)
    #expect(try lahde("restore", "later.db", "--confirm").code == 0)
    #expect([0, 3, 4].contains(try lahde("run", "pipelines/nightly.json5", "--rehash").code))
    #expect(!(try lahde("contacts", "--format", "json").output.lowercased().contains("kanaria")))
    #expect(try lahde("verify").code == 0)
  }
}
