import Foundation
import Testing
import Text

@testable import SyntheticData

@Suite struct ContactTrapTests {
  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try Self.written(1500, seed: 3)
    #expect(try Self.written(1500, seed: 3) == first)
    let other = try Self.written(1500, seed: 4)
    #expect(other.file != first.file && other.truth != first.truth)
  }

  @Test("The bytes of a seed stay, so that figures can be compared") func golden() throws {
    let written = try Self.written(3000, seed: 2026)
    #expect(SHA256.hash(Array(written.file.utf8)).hex == Self.fileHash)
    #expect(SHA256.hash(Array(written.truth.utf8)).hex == Self.truthHash)
  }

  private static let fileHash = "ec0bf6a82d5cd8b235c6060c189a63a17d03be8ee140b74d7614625b989cee90"
  private static let truthHash = "3692c665bbb61779487e1eb1f5fffc12bc3c65dfccfb0d3a2f67927104fd806b"

  @Test("Asking for the truth changes no byte", arguments: [0, 3])
  func truthBeside(relatives: Int) throws {
    let extras = ContactExtras(relatives: relatives)
    let (file, truth) = try Self.written(2000, seed: 5, extras: extras)
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try ContactFile(records: 2000, seed: 5, extras: extras).write(to: url.path)
    #expect(try String(contentsOf: url, encoding: .utf8) == file)
    let labels = Set(Self.cells(truth).dropFirst().map { $0[5] })
    let both: Set = ["", "relatives", "namesake-firms", "relatives namesake-firms"]
    #expect(relatives == 0 ? labels == [""] : labels.isSubset(of: both) && labels.contains("relatives"))
  }

  @Test(arguments: [1, 2, 7, 100, 1000])
  func everyRecordHasSixteenFieldsAndATruth(records: Int) throws {
    let (file, truth) = try Self.written(records, seed: 11)
    let (rows, truths) = (Self.cells(file), Self.cells(truth))
    #expect(rows.count == records + 1 && truths.count == records + 1)
    #expect(rows[0] == ContactFile.headerWithTraps.split(separator: ",").map(String.init))
    #expect(truths[0] == ContactFile.truthHeader.split(separator: ",").map(String.init))
    for (number, (row, truth)) in zip(rows, truths).dropFirst().enumerated() {
      #expect(row.count == 16 && truth.count == 6)
      #expect(row[0] == "\(number + 1)" && truth[0] == row[0] && truth[1] == row[1] && truth[2] == row[14])
    }
  }

  @Test("Every trap is as frequent as its rate says", arguments: ContactTrap.allCases)
  func rates(trap: ContactTrap) throws {
    let records = Double(try Self.rows.get().count)
    let found = Double(try Self.rows.get().count { $0.traps.contains(trap.rawValue) }) / records * 1000
    let expected: ClosedRange<Double> =
      switch trap {
      case .roleMailbox: 60...130
      case .relatives: 20...32
      case .namesakeFirms: 3...14
      // Only surnames with dots can lose them.
      case .replacementCharacter: 0.2...2
      default:
        // Four in five records are outside scenes; some have no value to change.
        trap.isValue
          ? Double(trap.rate ?? 0) * 0.4...Double(trap.rate ?? 0) * 1.05
          : Double(trap.rate ?? 0)...Double(trap.rate ?? 0) * 1.1 + 0.4
      }
    #expect(expected.contains(found), "\(found)")
  }

  @Test("The handbook names every trap and its rate") func handbook() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Handbook.docc/Measuring.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let rows = text.prefix(upTo: text.firstRange(of: "**What is true.**")?.lowerBound ?? text.startIndex).split(
      separator: "\n"
    ).filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: .whitespaces) } }
    #expect(rows == ContactTrap.allCases.map { ["`\($0.rawValue)`", $0.rate.map { "\($0)" } ?? "–"] })
  }

  @Test func threeInTenBearATrap() throws {
    let rows = try Self.rows.get()
    #expect((27...35).contains(rows.count { !$0.traps.isEmpty } * 100 / rows.count))
  }

  @Test func whoIsOneBearsOneNameInTheTruthAndNobodyIsAlone() throws {
    let byPerson = Dictionary(grouping: try Self.rows.get(), by: \.person)
    for (person, rows) in byPerson {
      #expect(Set(rows.map(\.trueName)).count == 1, "\(person)")
      if rows[0].trueName.hasPrefix("nobody") { #expect(rows.count == 1, "\(person)") }
    }
    let nobodies = try Self.rows.get().filter { $0.trueName.hasPrefix("nobody") }
    #expect(Set(nobodies.map(\.trueName)).count == nobodies.count && nobodies.count > 200)
    let traps: Set = ["placeholder-person", "couple-cell", "estate"]
    #expect(nobodies.allSatisfy { !$0.traps.isDisjoint(with: traps) })
  }

  @Test("A business ID is one firm's, and only dummies are not valid") func businessIDs() throws {
    var owners: [String: Set<String>] = [:]
    for row in try Self.rows.get() where !row.traps.contains("dummy-business-id") {
      let digits = row.cells[9].filter(\.isNumber)
      if digits.isEmpty { continue }
      #expect(BusinessIDNumber.checkDigit(Int(digits.prefix(7)) ?? 0) == Int(digits.suffix(1)), "\(row.cells[9])")
      owners[digits, default: []].insert(row.employer)
    }
    #expect(owners.values.allSatisfy { $0.count == 1 } && owners.count > 3000)
  }

  @Test func scenesAreWhatTheySay() throws {
    func rows(_ trap: ContactTrap) throws -> [Row] { try Self.rows.get().filter { $0.traps.contains(trap.rawValue) } }
    func most(_ rows: [Row], of key: (Row) -> String, different value: (Row) -> String) -> Int {
      Dictionary(grouping: rows.filter { !key($0).isEmpty && !value($0).isEmpty }, by: key)
        .values.map { Set($0.map(value)).count }.max() ?? 0
    }
    func domain(_ row: Row) -> String { row.cells[4].split(separator: "@").last.map(String.init) ?? "" }
    #expect(most(try rows(.familyMailbox), of: { $0.cells[4] }, different: { $0.person }) == 2)
    #expect(most(try rows(.scanningAddress), of: { $0.cells[15] }, different: { $0.employer }) >= 5)
    #expect(most(try rows(.businessHotel), of: { $0.cells[15] }, different: { $0.employer }) >= 6)
    #expect(most(try rows(.accountant), of: { $0.cells[4] }, different: { $0.person }) >= 3)
    #expect(most(try rows(.propertyManager), of: { $0.person }, different: { $0.employer }) == 9)
    #expect(most(try rows(.group), of: domain, different: { $0.employer }) == 3)
    #expect(most(try rows(.soleTrader), of: { $0.employer }, different: { $0.cells[8] }) >= 3)
    #expect(most(try rows(.soleTrader), of: { $0.employer }, different: { $0.person }) == 1)
    #expect(most(try rows(.municipality), of: { $0.employer }, different: { $0.cells[8] }) >= 8)
    #expect(most(try rows(.twoDomains), of: { $0.employer }, different: domain) == 2)
    #expect(most(try rows(.providerDomain), of: domain, different: { $0.employer }) >= 6)
    #expect(most(try rows(.severalFirms), of: { $0.person }, different: { $0.employer }) == 3)
    for trap in [ContactTrap.namesakesAtAddress, .namesakesInFirm] {
      #expect(most(try rows(trap), of: { $0.employer + $0.trueName }, different: { $0.person }) == 2)
    }
    let manager = try rows(.propertyManager)
    #expect(manager.contains { $0.cells[8].hasPrefix("As Oy") })
    #expect(manager.contains { $0.cells[8].hasPrefix("Isännöinti") })
    #expect(try rows(.coupleCell).contains { $0.cells[2].contains(" ja ") || $0.cells[2].contains(" & ") })
    #expect(try rows(.turkish).contains { $0.cells[2].contains("İ") })
    #expect(try rows(.particle).contains { $0.cells[2].contains("VAN") || $0.cells[3].contains("VON") })
    #expect(try rows(.excelMark).contains { $0.cells[12].hasPrefix("=\"") })
    #expect(try rows(.replacementCharacter).allSatisfy { $0.cells[3].contains("\u{FFFD}") })
  }

  struct Row {
    let cells: [String], person: String, employer: String, trueName: String, traps: Set<String>
  }

  /// Thirty thousand records, written once for all cases.
  private static let rows = Result {
    let (file, truth) = try written(30_000, seed: 1)
    return zip(cells(file), cells(truth)).dropFirst().map { cells, truth in
      Row(
        cells: cells, person: truth[1], employer: truth[2], trueName: truth[3] + " " + truth[4],
        traps: Set(truth[5].split(separator: " ").map(String.init)))
    }
  }

  /// The cells of a file without line breaks in its cells.
  private static func cells(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      var cells = [""]
      var isQuoted = false
      var last: Character?
      for character in line {
        if character == "\"" {
          if !isQuoted, last == "\"" { cells[cells.count - 1] += "\"" }
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
        last = character
      }
      return cells
    }
  }

  private static func written(
    _ records: Int, seed: UInt64, extras: ContactExtras = ContactExtras(relatives: 3, traps: true)
  ) throws -> (file: String, truth: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, truth) = (folder.appendingPathComponent("a.csv"), folder.appendingPathComponent("truth.csv"))
    try ContactFile(records: records, seed: seed, extras: extras).write(to: file.path, truthPath: truth.path)
    return (try String(contentsOf: file, encoding: .utf8), try String(contentsOf: truth, encoding: .utf8))
  }
}
