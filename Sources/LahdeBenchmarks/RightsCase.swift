import Compliance
import Foundation
import Records
import Register
import Text

/// Erasures in a large register, what suppressions and restrictions add to its nights, and an audience where many are restricted.
struct RightsCase {
  private let records: Int
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder

  /// What was measured, in seconds.
  struct Measurement: Codable {
    let records: Int
    /// The first night, the faster of two; and the same where a tenth of the records say a restriction.
    var firstNight = 0.0, restrictedFirstNight = 0.0
    /// The list of what would go; the erasure, the file written anew by the next run; and all of it at once.
    var list = 0.0, erasureBeforeVacuum = 0.0, erasure = 0.0
    /// A night that reads all records and finds none changed, the fastest of some: without suppressions, the first one with
    /// them, which looks at all records, and a later one; and one where a tenth of the records say a restriction.
    var night = 0.0, firstSuppressedNight = 0.0, suppressedNight = 0.0, restrictedNight = 0.0

    /// An audience by area with its list written, the fastest of three, where a tenth of the records say a restriction; how many
    /// rows the list had.
    var audience = 0.0, audienceRows = 0

    /// What the suppressions add to the first night and to a later one.
    var addedFirst: Double { firstSuppressedNight / max(night, 0.001) - 1 }
    var added: Double { suppressedNight / max(night, 0.001) - 1 }

    /// What the restrictions add to the first night and to a later one.
    var addedFirstRestricted: Double { restrictedFirstNight / max(firstNight, 0.001) - 1 }
    var addedRestricted: Double { restrictedNight / max(night, 0.001) - 1 }
  }

  /// A case of `records` records in a folder of its own.
  init(records: Int, options: BenchmarkOptions, folder: BenchmarkFolder) {
    self.records = records
    self.options = options
    self.folder = folder
  }

  /// Codes of addresses and keys, and as many of names and companies.
  private static let suppressions = 100_000
  private static let rounds = 3

  /// Loads two registers of the same file, compares nights, erases two persons, and exports an audience.
  func measure() throws(Problem) -> Measurement {
    say("writing the file")
    let made = try ChildProcess.run(
      options.programs.itself, options.writingContacts(records, to: folder.path("contacts.csv"), bans: true))
    guard made.code == 0 else { throw Problem(.inputOutput, file: folder.path("contacts.csv"), "was not written") }
    folder.age("contacts.csv")
    let pipeline = try BenchmarkPipeline.writeForContacts(into: folder, traps: options.traps)
    let restricted = try BenchmarkPipeline.writeForBans(into: folder)
    var measurement = Measurement(records: records)
    var firsts: [[Double]] = [[], []]
    for round in 0..<4 {
      say("first night \(round + 1) of 4")
      for name in round % 2 == 0 ? ["register", "keys"] : ["restricted", "restricted-keys"] { folder.remove(name) }
      firsts[round % 2].append(
        try child(["run", round % 2 == 0 ? pipeline : restricted, "--create", "--quiet"]).seconds)
    }
    var nights: [[Double]] = [[], [], [], []]
    for round in 0..<Self.rounds * 4 {
      if round % 4 < 2 { try suppress(round % 4 == 1) }
      say("night \(round + 1) of \(Self.rounds * 4)")
      nights[round % 4].append(
        try child(["run", round % 4 == 3 ? restricted : pipeline, "--rehash", "--quiet"]).seconds)
    }
    try suppress(false)
    func fastest(_ times: [Double]) -> Double { times.min() ?? 0 }
    (measurement.firstNight, measurement.restrictedFirstNight) = (fastest(firsts[0]), fastest(firsts[1]))
    (measurement.night, measurement.firstSuppressedNight) = (fastest(nights[0]), fastest(nights[1]))
    (measurement.suppressedNight, measurement.restrictedNight) = (fastest(nights[2]), fastest(nights[3]))
    say("erasures")
    let contacts = try Queries(try RegisterFile.openToRead(register, key: nil)).all(.person).map(\.id)
    (measurement.list, measurement.erasureBeforeVacuum) = try erase(contacts[contacts.count / 3], pipeline, ["--later"])
    measurement.erasure = try erase(contacts[contacts.count / 2], pipeline, []).erasure
    say("an audience")
    var audiences: [Double] = []
    for _ in 0..<3 {
      let done = try audience(restricted)
      audiences.append(done.seconds)
      measurement.audienceRows = done.rows
    }
    measurement.audience = fastest(audiences)
    return measurement
  }

  private var register: String { folder.path("register/register.db") }

  /// Erases a contact; returns the seconds of the list and of the erasure.
  private func erase(
    _ contact: Int64, _ pipeline: String, _ more: [String]
  ) throws(Problem) -> (list: Double, erasure: Double) {
    let words = ["subject", "erase", "\(contact)", "--pipeline", pipeline, "--format", "json"]
    let list = try child(words + ["--dry-run"], output: "list.json")
    guard let hash = (try? JSONDecoder().decode(List.self, from: try folder.read("list.json")))?.confirm else {
      throw Problem(.badData, "lahde subject erase --dry-run printed no list")
    }
    return (list.seconds, try child(words + more + ["--confirm", hash]).seconds)
  }

  private struct List: Decodable { let confirm: String }
  private struct Listed: Decodable { let listed: Int }

  /// Exports the audience of areas that a third of the contacts have: a tenth of the records. Returns its seconds and rows.
  private func audience(_ pipeline: String) throws(Problem) -> (seconds: Double, rows: Int) {
    let areas = "general management,finance,sales"
    let words = ["audience", "--purpose", "marketing", "--with-notice", "--area", areas, "--pipeline", pipeline]
    let export = ["--recipient", "Mallipostitus Oy", "--output", folder.path("list.csv"), "--format", "json"]
    let done = try child(words + export, output: "audience.json")
    guard let answer = try? JSONDecoder().decode(Listed.self, from: try folder.read("audience.json")) else {
      throw Problem(.badData, "lahde audience printed no numbers")
    }
    return (done.seconds, answer.listed)
  }

  /// Puts codes that no record has into the register, or takes them out.
  private func suppress(_ isSuppressed: Bool) throws(Problem) {
    let file = try RegisterFile.openToWrite(register, key: nil)
    let store = SuppressionStore(file)
    var dice = SplitMix64(seed: options.seed)
    try file.transaction { () throws(Problem) in
      for _ in 0..<Self.suppressions {
        let code = (0..<32).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
        for scope in [SuppressionScope.erased, .lookAlike] {
          if isSuppressed {
            try store.add(scope: scope, code: code, keyVersion: 1, run: nil)
          } else {
            try store.lift(scope: scope, code: code)
          }
        }
      }
    }
    try file.checkpoint()
  }

  private func child(_ arguments: [String], output: String = "answer.json") throws(Problem) -> ChildProcess.Outcome {
    let outcome = try ChildProcess.run(options.programs.lahde, arguments, output: folder.path(output))
    guard outcome.code == 0 || outcome.code == ExitCode.newInQuarantine.rawValue else {
      throw Problem(.badData, "lahde \(arguments[0]) ended with exit code \(outcome.code)")
    }
    return outcome
  }

  private func say(_ text: String) {
    FileHandle.standardError.write(Data("\(records) contacts: \(text)\n".utf8))
  }

  /// A table, a line a size.
  static func table(_ measured: [Measurement]) -> String {
    var rows = [
      [
        "records", "list s", "erase s", "with vacuum s", "of first", "night s", "2 x 100k codes s", "added", "later s",
        "added",
      ]
    ]
    var restricted = [
      [
        "records", "first night s", "restricted s", "added", "night s", "restricted s", "added", "audience s", "rows",
      ]
    ]
    for one in measured {
      let share = one.erasure / max(one.firstNight, 0.001)
      let seconds = [one.list, one.erasureBeforeVacuum, one.erasure, share]
      let nights = [one.night, one.firstSuppressedNight, one.addedFirst, one.suppressedNight, one.added]
      rows.append(
        ["\(one.records)"] + seconds.map { SpineReport.text($0, 2) } + nights.map { SpineReport.text($0, 3) })
      let compared = [
        one.firstNight, one.restrictedFirstNight, one.addedFirstRestricted, one.night, one.restrictedNight,
        one.addedRestricted,
      ]
      restricted.append(
        ["\(one.records)"] + compared.map { SpineReport.text($0, 3) }
          + [SpineReport.text(one.audience, 2), "\(one.audienceRows)"])
    }
    return SpineReport.aligned(rows) + "\n\n" + SpineReport.aligned(restricted)
  }
}
