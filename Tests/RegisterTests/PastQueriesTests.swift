import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

/// A contact over five runs: the title changes in run 2, the name in run 3, run 4 fails, the contact goes in run 5.
private func register(in folder: TemporaryFolder) throws -> RegisterFile {
  let register = try RegisterFile.create(folder.path("register.db"), key: [UInt8](repeating: 7, count: 32))
  let zeros = String(repeating: "00", count: 32)
  try register.connection.execute(
    """
    INSERT INTO run(id, kind, state, started, finished, user, program, contract) VALUES
      (1, 'night', 'committed', 100, 110, 't', '0.1', x'00'), (2, 'night', 'committed', 86500, 86510, 't', '0.1', x'00'),
      (3, 'night', 'committed', 86600, 86610, 't', '0.1', x'00'), (4, 'night', 'failed', 172900, NULL, 't', '0.1', x'00'),
      (5, 'night', 'committed', 259300, 259310, 't', '0.1', x'00');
    INSERT INTO source(id, name)
      VALUES(1, 'customers');
    INSERT INTO source_run(
      run, source, outcome, extent, trust, purpose, basis, reading, chain, read, created, changed, unchanged, suppressed,
      quarantined, ignored, gone, suspended) VALUES
      (1, 1, 'read', 'snapshot', 80, 'customer register', 'contract', x'\(zeros)', '2:aa', 1, 1, 0, 0, 0, 0, 0, 0, 0),
      (2, 1, 'read', 'snapshot', 80, 'customer register', 'contract', x'\(zeros)', '2:aa', 1, 0, 1, 0, 0, 0, 0, 0, 0);
    INSERT INTO chain(version, rules)
      VALUES('2:aa', 'phone/2 website/1');
    INSERT INTO input(id, run, source, path, sha256, size, modified, device, inode, encoding, url, retrieved)
      VALUES(1, 1, 1, 'a.csv', x'00ff', 1, 1, 1, 1, 'utf-8', NULL, NULL);
    INSERT INTO key(id, source, key, run)
      VALUES(1, 1, 'a', 1);
    INSERT INTO observation(
      id, key, input, line, byte_start, byte_end, places, raw, normal, relationship, digest, salt, commitment, since, opened,
      withdrawn) VALUES
      (1, 1, 1, 2, 0, 9, '1' || char(31) || '4', 'liisa', 'Liisa', 0, x'01', x'00', x'\(zeros)', 1, 1, 2),
      (2, 1, 1, 3, 0, 9, '1' || char(31) || '4', 'Liisa' || char(31) || 'l@x.example', NULL, 0, x'02', x'00', x'\(zeros)', 2, 2, 5);
    INSERT INTO contact(row, id, name, name_from, title, title_from, why, opened, closed) VALUES
      (1, 1, 'Liisa', 1, 'CFO', 1, '10100', 1, 2), (2, 1, 'Liisa', 2, 'CEO', 2, '10100', 2, 3),
      (3, 1, 'Lisa', 2, 'CEO', 2, '10100', 3, 5);
    INSERT INTO membership(observation, opened, contact, company, contact_weight, company_weight, closed)
      VALUES(1, 1, 1, NULL, 0, 0, 2), (2, 2, 1, NULL, 0, 0, 5);
    """)
  return register
}

@Test func theRegisterAnswersAsItWas() throws {
  let folder = try TemporaryFolder()
  let register = try register(in: folder)
  #expect(try Queries(register).record(.person, id: 1) == nil)
  let read = try ([1, 2, 3, 4] as [Int64]).map { run in
    let queries = Queries(register, asOf: run)
    let record = try #require(try queries.record(.person, id: 1))
    let observations = try queries.observations(.person, id: 1).map(\.id)
    return "\(record.value(.personName) ?? "") \(record.value(.personTitle) ?? "") \(observations)"
  }
  #expect(read == ["Liisa CFO [1]", "Liisa CEO [2]", "Lisa CEO [2]", "Lisa CEO [2]"])
  #expect(try Queries(register, asOf: 5).record(.person, id: 1) == nil)
}

@Test(
  arguments: [(0, nil), (109, nil), (111, 1), (86400, 1), (86511, 2), (172_899, 3), (300_000, 5)] as [(Int64, Int64?)])
func aDateMeansTheLastRunUpToIt(_ time: Int64, _ run: Int64?) throws {
  let folder = try TemporaryFolder()
  #expect(try Queries(try register(in: folder)).lastRun(before: time)?.run == run)
}

@Test func aValueStandsFromRunToRun() throws {
  let folder = try TemporaryFolder()
  let register = try register(in: folder)
  func span(_ run: Int64, _ position: Int) throws -> [Int64?] {
    let queries = Queries(register, asOf: run)
    let record = try #require(try queries.record(.person, id: 1))
    let span = try #require(try queries.span(record, position: position))
    return [span.since.run, span.until?.run]
  }
  #expect(try span(1, 0) == [1, 3] && span(2, 0) == [1, 3] && span(3, 0) == [3, 5])
  #expect(try span(1, 2) == [1, 2] && span(2, 2) == [2, 5] && span(4, 2) == [2, 5])
  // Values that the history window took: what rests on one observation is one stretch.
  try register.connection.execute("UPDATE contact SET name = NULL, title = NULL WHERE row = 1")
  #expect(try span(1, 0) == [1, 2] && span(2, 0) == [2, 3])
}

@Test func aPrunedObservationTellsWhy() throws {
  let folder = try TemporaryFolder()
  let register = try register(in: folder)
  try register.connection.execute(
    """
    UPDATE observation SET raw = NULL, normal = NULL, places = NULL, salt = NULL, digest = NULL WHERE id = 1;
    UPDATE contact SET name = NULL, title = NULL WHERE row = 1
    """)
  let queries = Queries(register, asOf: 1)
  let record = try #require(try queries.record(.person, id: 1))
  let observation = try #require(try queries.observations(.person, id: 1).first)
  #expect(record.values == [nil, nil, nil, nil, nil] && record.from[0] == 1)
  #expect(!observation.hasValues && observation.source == "customers" && observation.withdrawn == 2)
  #expect(try queries.erasure(of: observation) == .historyWindow)
  try register.connection.execute("UPDATE run SET act = 'erase' WHERE id = 2")
  #expect(try queries.erasure(of: observation) == .onRequest)
  try register.connection.execute("UPDATE observation SET expired_because = 'relationship ended' WHERE id = 1")
  let expired = try #require(try queries.observations(.person, id: 1).first)
  #expect(try queries.erasure(of: expired) == .relationshipEnded)
}

@Test func theViewsTellProvenanceInSQL() throws {
  let folder = try TemporaryFolder()
  let register = try register(in: folder)
  func rows(_ sql: String) throws -> [String] {
    let query = try register.connection.prepare(sql)
    var rows: [String] = []
    while try query.step() {
      rows.append((0..<query.columns.upperBound).map { query.optionalString($0) ?? "-" }.joined(separator: ","))
    }
    return rows
  }
  let title =
    "SELECT value, source, file, file_sha256, line, rules, why, trust, basis, since_run, until_run FROM provenance"
  #expect(
    try rows("\(title) WHERE kind = 'contact' AND id = 1 AND field = 'person.title' ORDER BY since_run") == [
      "CFO,customers,a.csv,00ff,2,phone/2 website/1,the only value,80,contract,1,2",
      "CEO,customers,a.csv,00ff,3,phone/2 website/1,the only value,80,contract,2,3",
      "CEO,customers,a.csv,00ff,3,phone/2 website/1,the only value,80,contract,3,5",
    ])
  #expect(
    try rows("SELECT value, raw_value, place FROM provenance WHERE id = 1 AND field = 'person.name' AND since_run <= 1")
      == ["Liisa,liisa,1"])
  #expect(
    try rows("SELECT field, raw_value, value FROM claims WHERE contact = 1 AND since_run = 2 AND value <> ''")
      == ["person.name,Liisa,Liisa", "person.email,l@x.example,l@x.example"])
  try register.connection.execute("UPDATE observation SET raw = NULL, normal = NULL; UPDATE contact SET title = NULL")
  #expect(
    try rows("SELECT DISTINCT value FROM provenance WHERE kind = 'contact' AND field = 'person.title'")
      == ["value erased"])
}
