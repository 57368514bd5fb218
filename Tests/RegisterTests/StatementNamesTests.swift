import Records
import SQLite
import Testing

/// A table with one row: a number, text, bytes, and nothing.
private func connection() throws -> Connection {
  let connection = try Connection(path: ":memory:", mode: .create, key: Array(repeating: 7, count: 32))
  try connection.execute("CREATE TABLE thing(id INTEGER PRIMARY KEY, name TEXT UNIQUE, code BLOB, gone INTEGER)")
  try connection.execute("INSERT INTO thing VALUES(7, 'Maija', x'00ff', NULL)")
  return connection
}

/// A bug of the program, whatever its words.
private func isBug(_ error: any Error) -> Bool { (error as? Problem)?.code == .bug }

@Test(arguments: [
  "SELECT id, name, code, gone FROM thing", "SELECT gone, code, name, id FROM thing", "SELECT * FROM thing",
  "SELECT t.code, t.gone, 7 AS id, coalesce(t.name, '') AS name FROM thing t",
])
func aColumnIsFoundWhereverItStands(_ sql: String) throws {
  let query = try connection().prepare(sql)
  #expect(try query.step())
  #expect(try query.integer("id") == 7)
  #expect(try query.optionalInteger("id") == 7)
  #expect(try query.flag("id"))
  #expect(try query.string("name") == "Maija")
  #expect(try query.optionalString("name") == "Maija")
  #expect(try query.bytes("code") == [0x00, 0xff])
  #expect(try query.isNull("name") == false)
}

@Test func whatIsNullIsNothing() throws {
  let query = try connection().prepare("SELECT gone, 0 AS none, '' AS empty FROM thing")
  #expect(try query.step())
  #expect(try query.isNull("gone"))
  #expect(try query.integer("gone") == 0)
  #expect(try query.optionalInteger("gone") == nil)
  #expect(try query.flag("gone") == false)
  #expect(try query.string("gone") == "")
  #expect(try query.optionalString("gone") == nil)
  #expect(try query.bytes("gone") == [])
  #expect(try query.flag("none") == false)
  #expect(try query.optionalInteger("none") == 0)
  #expect(try query.optionalString("empty") == "")
}

@Test(arguments: ["nobody", "", "NAME", "nam", "name "])
func aColumnThatIsNotThereIsABug(_ name: String) throws {
  let query = try connection().prepare("SELECT id, name, code, gone FROM thing")
  #expect(try query.step())
  #expect { try query.column(name) } throws: { isBug($0) }
  #expect { try query.columns(["id", name]) } throws: { isBug($0) }
  #expect { try query.integer(name) } throws: { isBug($0) }
  #expect { try query.optionalInteger(name) } throws: { isBug($0) }
  #expect { try query.flag(name) } throws: { isBug($0) }
  #expect { try query.string(name) } throws: { isBug($0) }
  #expect { try query.optionalString(name) } throws: { isBug($0) }
  #expect { try query.bytes(name) } throws: { isBug($0) }
  #expect { try query.isNull(name) } throws: { isBug($0) }
}

@Test func aNameThatTwoColumnsBearIsABug() throws {
  let query = try connection().prepare("SELECT a.id, b.id, b.name AS name FROM thing a JOIN thing b")
  #expect(try query.step())
  #expect { try query.integer("id") } throws: { isBug($0) }
  #expect(try query.string("name") == "Maija")
}

@Test func columnsAreNumberedInTheOrderAskedFor() throws {
  let query = try connection().prepare("SELECT id, name, code FROM thing")
  #expect(try query.columns(["code", "id"]) == [2, 0])
  #expect(try query.columns([]) == [])
}

@Test func aParameterIsFoundWhereverItStands() throws {
  let query = try connection().prepare(
    "SELECT :text AS text, :number AS number, :blob AS blob, :typed AS typed, :number + 1 AS next")
  try query.bind("blob", blob: [1, 0, 2])
  try query.bind("number", 41 as Int64)
  try query.bind("text", "ä")
  try query.bind("typed", text: Array("ö".utf8))
  #expect(try query.step())
  #expect(try query.string("text") == "ä")
  #expect(try query.integer("number") == 41)
  #expect(try query.integer("next") == 42)
  #expect(try query.bytes("blob") == [1, 0, 2])
  #expect(try query.string("typed") == "ö")
  query.reset()
  try query.bind("blob", blob: nil)
  try query.bind("number", nil as Int64?)
  try query.bind("text", nil as String?)
  try query.bind("typed", text: nil)
  #expect(try query.step())
  for name in ["text", "number", "blob", "typed", "next"] { #expect(try query.isNull(name), "\(name)") }
}

@Test func emptyIsNotNull() throws {
  let query = try connection().prepare("SELECT :text AS text, :blob AS blob, :typed AS typed")
  try query.bind("text", "")
  try query.bind("blob", blob: [])
  try query.bind("typed", text: [])
  #expect(try query.step())
  for name in ["text", "blob", "typed"] { #expect(try !query.isNull(name), "\(name)") }
}

@Test(arguments: ["nobody", "", "ID", ":id", "i"])
func aParameterThatIsNotThereIsABug(_ name: String) throws {
  let query = try connection().prepare("SELECT name FROM thing WHERE id = :id AND gone IS ?")
  #expect { try query.bind(name, 1 as Int64) } throws: { isBug($0) }
  #expect { try query.bind(name, "1") } throws: { isBug($0) }
  #expect { try query.bind(name, text: [1]) } throws: { isBug($0) }
  #expect { try query.bind(name, blob: [1]) } throws: { isBug($0) }
  #expect { try query.bind(name, blob: nil) } throws: { isBug($0) }
}

@Test func aRowIsWrittenByItsColumns() throws {
  let connection = try connection()
  try connection.insert(
    into: "thing", ["gone": 3, "code": [9] as [UInt8], "name": "Pekka", "id": Int64.max])
  try connection.insert(
    into: "thing", ["name": nil as String?, "code": nil as [UInt8]?, "id": 8, "gone": nil as Int64?])
  let query = try connection.prepare("SELECT * FROM thing WHERE id <> 7 ORDER BY id")
  #expect(try query.step())
  #expect(try query.integer("id") == 8)
  for name in ["name", "code", "gone"] { #expect(try query.isNull(name), "\(name)") }
  #expect(try query.step())
  #expect(try query.integer("id") == Int64.max)
  #expect(try query.string("name") == "Pekka")
  #expect(try query.bytes("code") == [9])
  #expect(try query.integer("gone") == 3)
  #expect(try !query.step())
}

@Test func aRowThatIsThereAlreadyStaysOrGoesAsSaid() throws {
  let connection = try connection()
  func name() throws -> String {
    let query = try connection.prepare("SELECT name FROM thing WHERE id = 7")
    return try query.step() ? query.string("name") : ""
  }
  #expect { try connection.insert(into: "thing", ["id": 7, "name": "Pekka"]) } throws: { isBug($0) }
  #expect(try name() == "Maija")
  try connection.insert(into: "thing", ["id": 7, "name": "Pekka"], onConflict: .ignore)
  #expect(try name() == "Maija")
  try connection.insert(into: "thing", ["id": 7, "name": "Pekka"], onConflict: .replace)
  #expect(try name() == "Pekka")
  #expect(try connection.integer("SELECT COUNT(*) FROM thing") == 1)
}

@Test func aColumnThatTheTableDoesNotHaveIsABug() throws {
  let connection = try connection()
  #expect { try connection.insert(into: "thing", ["id": 1, "nobody": 2]) } throws: { isBug($0) }
  #expect(try connection.integer("SELECT COUNT(*) FROM thing") == 1)
}
