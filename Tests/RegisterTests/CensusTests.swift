import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Register

@Test func everyColumnIsLabelled() throws {
  let folder = try TemporaryFolder()
  let register = try RegisterFile.create(folder.path("register.db"), key: Array(repeating: 7, count: 32))
  var tables: [String] = []
  let list = try register.connection.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
  while try list.step() { tables.append(list.string(0)) }
  #expect(Set(tables) == Set(Census.labels.keys))
  for table in tables {
    var columns: [String] = []
    let info = try register.connection.prepare("PRAGMA table_info(\(table))")
    while try info.step() { columns.append(info.string(1)) }
    #expect(Set(columns) == Census.labels[table].map { Set($0.keys) }, "\(table)")
  }
}

@Test func everythingOfACompanyIsPersonal() {
  let columns = ["name", "business_id", "street", "postcode", "city", "phone", "email", "website", "industry"]
  for column in columns { #expect(Census.labels["company"]?[column] == .personal) }
}
