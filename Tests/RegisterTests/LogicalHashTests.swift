import Records
import SQLite
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri", title: "johtaja"), also = Said("2", "Aino Meri")
private let apart = Said("3", "Aino Meri", at: "Honka Oy")

private func house() throws -> TestRegister {
  let house = try TestRegister()
  try house.night(Spoken("s", aino, also, apart))
  return house
}

@Suite("What two registers that say the same have in common") struct LogicalHashTests {
  @Test(
    "Whatever a register says is in the hash",
    arguments: [
      "UPDATE source SET name = 'x'", "UPDATE key SET key = 'x' WHERE id = 1",
      "UPDATE observation SET raw = 'x' WHERE id = 1", "UPDATE observation SET relationship = 1 WHERE id = 1",
      "UPDATE membership SET contact = 3 WHERE observation = 1",
      "UPDATE membership SET contact = NULL WHERE observation = 1",
      "UPDATE membership SET company = 3 WHERE observation = 1", "UPDATE membership SET contact_weight = 1",
      "UPDATE membership SET company_weight = 1", "UPDATE membership SET closed = 1 WHERE observation = 1",
      "UPDATE contact SET company = 3 WHERE id = 1", "UPDATE contact SET closed = 1 WHERE id = 1",
      "UPDATE contact SET why = '2'", "UPDATE contact SET language = '' WHERE language IS NULL",
      "UPDATE company SET why = '2'", "UPDATE company SET closed = 1 WHERE id = 1",
      "UPDATE pair SET weight = weight + 1 WHERE a = 1 AND b = 2", "UPDATE pair SET pattern = 6 WHERE a = 1 AND b = 2",
      "UPDATE pair SET closed = 1 WHERE a = 1 AND b = 2", "UPDATE pair SET kind = 0 WHERE a = 1 AND b = 2",
      "UPDATE pair SET b = 3, opened = 0 WHERE a = 1 AND b = 2",
    ] + GoldenColumns.names(.person).map { "UPDATE contact SET \($0) = 'x' WHERE id = 1" }
      + GoldenColumns.names(.company).map { "UPDATE company SET \($0) = 'x' WHERE id = 1" })
  func told(sql: String) throws {
    let house = try house()
    let before = try house.hash
    try house.connection.execute("PRAGMA foreign_keys = OFF; \(sql)")
    #expect(try house.hash != before)
  }

  @Test(
    "How it came to it is not",
    arguments: [
      "UPDATE observation SET salt = x'00', commitment = x'00', digest = x'00', places = 'x'",
      "UPDATE observation SET since = 9, opened = 9", "UPDATE run SET started = 9, user = 'x', program = 'y'",
      "UPDATE input SET path = 'x', sha256 = NULL", "DELETE FROM alias", "UPDATE contact SET opened = 9, name_from = 9",
      "UPDATE pair SET opened = 9", "UPDATE membership SET opened = 9",
      "UPDATE contact SET row = row + 10",
      "INSERT INTO contact(id, name, why, opened, closed) VALUES(1, 'x', '', 1, 1)",
    ])
  func untold(sql: String) throws {
    let house = try house()
    let before = try house.hash
    try house.connection.execute("PRAGMA foreign_keys = OFF; \(sql)")
    #expect(try house.hash == before)
  }

  @Test("Two ways to one register: in one night or in three, and whatever the order") func ways() throws {
    let one = try house()
    let other = try TestRegister()
    try other.night(Spoken("s", aino, Said("9", "Oona Oja")))
    try other.night(Spoken("s", aino, also.with(.personTitle, "x")))
    try other.night(Spoken("s", apart, also, aino))
    #expect(try one.hash == other.hash)
  }

  @Test("What was put right is in it, field by field, as long as it stands") func corrections() throws {
    let house = try house()
    let before = try house.hash
    var hashes: Set<String> = [before]
    for sql in [
      "INSERT INTO correction(key, field, value, incorrect, opened, author, made) VALUES(1, 'person.title', 'x', 'y', 1, 't', 0)",
      "UPDATE correction SET value = 'z'", "UPDATE correction SET incorrect = 'z'",
      "UPDATE correction SET field = 'person.language'", "UPDATE correction SET key = 2",
    ] {
      try house.connection.execute(sql)
      #expect(try hashes.insert(house.hash).inserted, "\(sql)")
    }
    let standing = try house.hash
    try house.connection.execute("UPDATE correction SET author = 'u', made = 9, opened = 1, reason = 'r'")
    #expect(try house.hash == standing)
    try house.connection.execute("UPDATE correction SET closed = 1")
    #expect(try house.hash == before)
  }
}
