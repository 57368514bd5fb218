import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Register

private let key = [UInt8](repeating: 7, count: 32)

/// A register in WAL mode, whose last row is in its write-ahead log only.
private func register(_ folder: TemporaryFolder, _ name: String, row: String) throws -> RegisterFile {
  let register = try RegisterFile.create(folder.path(name), key: key)
  try register.finishFirstLoad()
  try register.connection.execute("INSERT INTO source(name) VALUES('\(row)')")
  return register
}

private func rows(_ path: String) throws -> [String] {
  let register = try RegisterFile.openToRead(path, key: key)
  let query = try register.connection.prepare("SELECT name FROM source ORDER BY id")
  var rows: [String] = []
  while try query.step() { rows.append(query.string(0)) }
  return rows
}

@Suite("A copy of a register") struct RegisterCopyTests {
  @Test("It has what is in the write-ahead log, and none of its own") func copy() throws {
    let folder = try TemporaryFolder()
    let open = try register(folder, "register.db", row: "customers")
    try open.copy(to: folder.path("copy.db"), key: key)
    #expect(try rows(folder.path("copy.db")) == ["customers"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).filter { $0.hasPrefix("copy") } == [
        "copy.db"
      ])
  }

  @Test("In one question's view nothing changes meanwhile") func reading() throws {
    let folder = try TemporaryFolder()
    let writer = try register(folder, "register.db", row: "customers")
    let reader = try RegisterFile.openToRead(folder.path("register.db"), key: key)
    try reader.reading { () throws(Problem) in
      _ = try reader.connection.integer("SELECT count(*) FROM source")
      try writer.connection.execute("INSERT INTO source(name) VALUES('billing')")
      try reader.copy(to: folder.path("copy.db"), key: key)
    }
    #expect(try rows(folder.path("copy.db")) == ["customers"])
    #expect(try rows(folder.path("register.db")) == ["customers", "billing"])
  }

  @Test("One in plain text is destroyed") func plainText() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("copy.db", Array("SQLite format 3\0 and a name".utf8))
    let second = folder.path("second")
    try FileManager.default.linkItem(atPath: path, toPath: second)
    #expect(throws: Problem.self) { try RegisterFile.refusePlainText(path) }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try Data(contentsOf: URL(filePath: second)).allSatisfy { $0 == 0 })
    let noise = try folder.write("noise.db", [UInt8](repeating: 0xA5, count: 100))
    try RegisterFile.refusePlainText(noise)
    #expect(FileManager.default.fileExists(atPath: noise))
  }

  @Test("An encrypted register's copy is encrypted from its first page on") func encrypted() throws {
    guard RegisterFile.encrypts else { return }
    let folder = try TemporaryFolder()
    try register(folder, "register.db", row: "customers").copy(to: folder.path("copy.db"), key: key)
    let bytes = try Data(contentsOf: folder.url.appending(path: "copy.db"))
    #expect(bytes.range(of: Data("customers".utf8)) == nil && bytes.range(of: Data("CREATE TABLE".utf8)) == nil)
    #expect(throws: Problem.self) {
      try RegisterFile.openToRead(folder.path("copy.db"), key: [UInt8](repeating: 8, count: 32))
    }
  }
}

@Suite("A register in another's place") struct RegisterReplacementTests {
  @Test("What a killed run left in the write-ahead log stays with the register it belongs to") func log() throws {
    let folder = try TemporaryFolder()
    let live = try register(folder, "live.db", row: "customers")
    // As a kill leaves it: file and log, copied while they are open.
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.path("live.db" + suffix), toPath: folder.path("register.db" + suffix))
    }
    withExtendedLifetime(live) {}
    #expect(
      (try FileManager.default.attributesOfItem(atPath: folder.path("register.db-wal"))[.size] as? NSNumber)?.intValue
        != 0)
    try makeNew(folder)
    try RegisterFile.replace(
      folder.path("register.db"), by: folder.path("new.db"), keeping: folder.path("kept.db"), key: key)
    #expect(!FileManager.default.fileExists(atPath: folder.path("register.db-wal")))
    #expect(try rows(folder.path("register.db")) == ["billing"] && rows(folder.path("kept.db")) == ["customers"])
  }

  @Test("Of a damaged one every byte is kept") func damaged() throws {
    let folder = try TemporaryFolder()
    for suffix in ["", "-wal", "-journal"] { try folder.write("register.db" + suffix, "damaged\(suffix)") }
    try makeNew(folder)
    try RegisterFile.replace(
      folder.path("register.db"), by: folder.path("new.db"), keeping: folder.path("kept.db"), key: key)
    for suffix in ["", "-wal", "-journal"] {
      #expect(try String(contentsOfFile: folder.path("kept.db" + suffix), encoding: .utf8) == "damaged\(suffix)")
    }
    #expect(try rows(folder.path("register.db")) == ["billing"])
  }

  @Test("No other file's place is taken by the one that is kept") func taken() throws {
    let folder = try TemporaryFolder()
    _ = try register(folder, "register.db", row: "customers")
    try makeNew(folder)
    try folder.write("kept.db", "mine")
    #expect(throws: Problem.self) {
      try RegisterFile.replace(
        folder.path("register.db"), by: folder.path("new.db"), keeping: folder.path("kept.db"), key: key)
    }
    #expect(try rows(folder.path("register.db")) == ["customers"])
    #expect(try String(contentsOfFile: folder.path("kept.db"), encoding: .utf8) == "mine")
  }

  private func makeNew(_ folder: TemporaryFolder) throws {
    _ = try register(folder, "new.db", row: "billing")
  }
}
