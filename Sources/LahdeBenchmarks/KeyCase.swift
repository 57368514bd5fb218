import Foundation
import Records
import SyntheticData

/// Two nights over keys that several share, that others take over and that a spreadsheet respells: who keeps which contact ID.
struct KeyCase {
  private let records: Int
  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder

  /// What became of the keys of one kind.
  struct Measurement: Codable, Equatable {
    /// The numbers written.
    let records: Int
    let trap: String
    /// Keys of the kind, and those of whom every contact ID is the right one.
    let keys: Int
    let right: Int
  }

  /// A case of that many customer numbers in a folder of its own.
  init(records: Int, options: BenchmarkOptions, folder: BenchmarkFolder) {
    self.records = records
    self.options = options
    self.folder = folder
  }

  /// Runs both nights and compares the IDs of their contacts. A source that a guard holds back is accepted.
  func measure() throws(Problem) -> [Measurement] {
    let nights = KeyNights(numbers: records, seed: options.seed)
    let pipeline = try BenchmarkPipeline.writeForKeys(into: folder)
    let before = try night(pipeline, nights.numbers.before, nights.respelt.before, hours: 3, ["--create"])
    let after = try night(pipeline, nights.numbers.after, nights.respelt.after, hours: 1, [])
    return KeyNights.Trap.allCases.map { trap in
      let keys = nights.keys.filter { $0.trap == trap }
      return Measurement(
        records: records, trap: trap.rawValue, keys: keys.count,
        right: keys.count { Self.isRight($0, before: before, after: after) })
    }
  }

  /// Whether whoever is one on both nights kept a contact ID, and no two people have had one.
  static func isRight(_ key: KeyNights.Key, before: [String: String], after: [String: String]) -> Bool {
    let old = key.before.compactMap { before[$0] }
    let new = key.after.compactMap { after[$0] }
    guard old.count == key.before.count, new.count == key.after.count else { return false }
    guard Set(old).count == old.count, Set(new).count == new.count else { return false }
    return switch key.trap {
    case .unchanged, .twoContacts, .newSurname, .respelt: old == new
    case .secondComes, .secondLeaves: old[0] == new[0]
    case .succession: old != new
    }
  }

  /// A table, a line for each kind of key.
  static func table(_ measured: [Measurement]) -> String {
    SpineReport.aligned(
      [["numbers", "key", "keys", "right", "wrong"]]
        + measured.map { ["\($0.records)", $0.trap, "\($0.keys)", "\($0.right)", "\($0.keys - $0.right)"] })
  }

  /// Runs a night; returns the contact ID of every address.
  private func night(
    _ pipeline: String, _ numbers: String, _ respelt: String, hours: Double, _ arguments: [String]
  ) throws(Problem) -> [String: String] {
    for (name, text) in [("numbers.csv", numbers), ("respelt.csv", respelt)] {
      _ = try folder.write(name, text)
      folder.age(name, hours: hours)
    }
    let outcome = try ChildProcess.run(options.programs.lahde, ["run", pipeline, "--quiet"] + arguments)
    guard outcome.code == 0 || outcome.code == ExitCode.newInQuarantine.rawValue else {
      throw Problem(.badData, "lahde run ended with exit code \(outcome.code)")
    }
    let list = try ChildProcess.run(
      options.programs.lahde, ["contacts", "--pipeline", pipeline, "--format", "csv"],
      output: folder.path("contacts.csv"))
    guard list.code == 0 else { throw Problem(.badData, "lahde contacts ended with exit code \(list.code)") }
    var contacts: [String: String] = [:]
    try ClusterFiles.eachRow(folder.path("contacts.csv"), ["id", "person.email"]) { cells in
      contacts[String(decoding: cells[1], as: UTF8.self)] = String(decoding: cells[0], as: UTF8.self)
    }
    return contacts
  }
}
