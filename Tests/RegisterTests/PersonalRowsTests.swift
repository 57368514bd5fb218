import Records
import SQLite
import TestSupport
import Testing

@testable import Register

/// For every table with a personal column: which rows of the register below are hers, and which another's.
private let owners: [String: (hers: String, others: String)] = [
  "input": ("id = 1", "id = 2"), "key": ("id IN (1, 3)", "id = 2"), "observation": ("id IN (1, 3)", "id = 2"),
  "contact": ("id = 1", "id = 2"), "company": ("id = 1", "id = 2"), "decision": ("id = 1", "id IN (2, 3)"),
  "quarantine": ("id = 1", "id = 2"), "guard_trip": ("guard = 'hers'", "guard = 'others'"),
  "request": ("id = 1", "id = 2"), "correction": ("id = 1", "id = 2"),
  "hold": ("id = 1", "id = 2"), "source_review": ("source = 1", "source = 2"),
  "processing_restriction": ("id = 1", "id = 2"),
]

/// A register of two persons: observations 1 and 3 are hers, 2 is another's; the same contact even holds all three.
private func register(in folder: TemporaryFolder) throws -> RegisterFile {
  let register = try RegisterFile.create(folder.path("register.db"), key: [UInt8](repeating: 7, count: 32))
  let zeros = String(repeating: "00", count: 32)
  try register.connection.execute(
    """
    INSERT INTO run(id, kind, state, started, finished, user, program, contract) VALUES(1, 'night', 'committed', 0, 1, 'tester', '0.1', x'00');
    INSERT INTO source(id, name)
      VALUES(1, 'customers'), (2, 'fair');
    INSERT INTO input(id, run, source, path, sha256, size, modified, device, inode, encoding, url, retrieved)
      VALUES(1, 1, 1, 'a', x'01', 1, 1, 1, 1, 'utf-8', 'a', NULL), (2, 1, 1, 'b', x'02', 1, 1, 1, 1, 'utf-8', 'b', NULL);
    INSERT INTO key(id, source, key, run)
      VALUES(1, 1, 'a', 1), (2, 1, 'b', 1), (3, 1, 'c', 1);
    INSERT INTO observation(
      id, key, input, line, byte_start, byte_end, places, raw, normal, relationship, digest, salt, commitment, since, opened,
      withdrawn) VALUES
      (1, 1, 1, 2, 0, 9, '1', 'a', 'a', 0, x'01', x'00', x'\(zeros)', 1, 1, NULL),
      (2, 2, 2, 2, 0, 9, '1', 'b', 'b', 0, x'02', x'00', x'\(zeros)', 1, 1, NULL),
      (3, 3, 1, 3, 0, 9, '1', 'c', 'c', 0, x'03', x'00', x'\(zeros)', 1, 1, NULL);
    INSERT INTO contact(row, id, why, opened) VALUES(1, 1, '00000', 1), (2, 2, '00000', 1);
    INSERT INTO company(row, id, why, opened) VALUES(1, 1, '000000000', 1), (2, 2, '000000000', 1);
    INSERT INTO membership(observation, opened, contact, company, contact_weight, company_weight, closed)
      VALUES(1, 1, 1, 1, 0, 0, NULL), (2, 1, 2, 2, 0, 0, NULL), (3, 1, 1, 1, 0, 0, NULL);
    INSERT INTO decision(id, run, kind, left_key, right_key, verdict, evidence, author, reason) VALUES
      (1, 1, 1, 1, 3, 'same', x'00', 'tester', ''), (2, 1, 1, 1, 2, 'different', x'00', 'tester', ''),
      (3, 1, 1, 2, 3, 'different', x'00', 'tester', '');
    INSERT INTO quarantine(id, source, input, line, column, byte_start, byte_end, reason, digest, opened) VALUES
      (1, 1, 1, 3, 1, 1, 2, 'key.empty', x'00', 1), (2, 1, 2, 3, 1, 1, 2, 'key.empty', x'00', 1);
    INSERT INTO request(id, kind, contact, received, due, opened) VALUES
      (1, 'access', 1, 0, 0, 1), (2, 'erase', 9, 0, 0, 1);
    INSERT INTO guard_trip(run, source, guard, message, allowed_by, reason)
      VALUES(1, 'customers', 'hers', '', 'tester', ''), (1, 'customers', 'others', '', 'tester', '');
    INSERT INTO hold(id, key, reason, opened, closed, release_reason)
      VALUES(1, 1, '', 1, 1, ''), (2, 2, '', 1, 1, '');
    INSERT INTO processing_restriction(id, key, reason, opened, closed, close_reason)
      VALUES(1, 1, '', 1, 1, ''), (2, 2, '', 1, 1, '');
    INSERT INTO correction(id, key, field, value, opened, author, made) VALUES
      (1, 1, 'person.title', '', 1, 'tester', 0), (2, 2, 'person.title', '', 1, 'tester', 0);
    INSERT INTO source_review(source, run, reason)
      VALUES(1, 1, ''), (2, 1, '');
    """)
  for (table, owner) in owners {
    for (column, label) in Census.labels[table] ?? [:] where label == .personal {
      for (whose, rows) in [("hers", owner.hers), ("others", owner.others)] {
        // A key is unique, a typed reason names her, and a quarantined page's digest is that of an observation.
        let isTyped = table == "guard_trip" || table == "source_review"
        let more = table == "key" ? " || id" : isTyped && whose == "hers" ? " || ' of LIISA virtanen'" : ""
        let marker = table == "quarantine" && column == "digest" ? "observation.digest" : "\(table).\(column)"
        try register.connection.execute("UPDATE \(table) SET \(column) = '\(whose) \(marker)'\(more) WHERE \(rows)")
      }
    }
  }
  for (table, kind) in [("contact", EntityKind.person), ("company", .company)] {
    let from = GoldenColumns.names(kind).map { "\($0)_from = id" }.joined(separator: ", ")
    try register.connection.execute("UPDATE \(table) SET \(from)")
  }
  return register
}

private func tables(_ register: RegisterFile, contacts: [Int64] = [1, 2]) throws -> [PersonalRows.Table] {
  try PersonalRows(
    register,
    PersonalRows.Subject(
      observations: [1, 3], records: [1, 3], contacts: contacts, companies: contacts, names: ["Liisa Virtanen"])
  ).tables()
}

@Test func everyPersonalColumnIsInAnAnswer() throws {
  let folder = try TemporaryFolder()
  let register = try register(in: folder)
  let tables = try tables(register)
  #expect(Set(tables.map(\.name)) == Set(Census.labels.filter { $0.value.values.contains(.personal) }.keys))
  for table in tables {
    #expect(owners[table.name] != nil, "say in PersonalRows and here whose rows of \(table.name) are whose")
    for column in table.personal {
      let position = try #require(table.columns.firstIndex(of: column))
      let marker =
        table.name == "quarantine" && column == "digest" ? "hers observation.digest" : "hers \(table.name).\(column)"
      #expect(table.rows.contains { $0[position]?.hasPrefix(marker) == true }, "\(table.name).\(column)")
    }
    #expect(!table.rows.joined().contains { $0?.contains("others") == true }, "\(table.name)")
  }
}

/// The contact holds another person's observation too, as after a wrong merge: its values and those alone are left out.
@Test func aValueOfAnothersObservationIsLeftOut() throws {
  let folder = try TemporaryFolder()
  let register = try register(in: folder)
  try register.connection.execute("UPDATE contact SET title_from = 2, title = 'others title' WHERE id = 1")
  let contact = try #require(try tables(register, contacts: [1]).first { $0.name == "contact" })
  let row = try #require(contact.rows.first)
  func value(_ column: String) -> String? { contact.columns.firstIndex(of: column).flatMap { row[$0] } }
  #expect(contact.rows.count == 1 && value("title") == nil && value("title_from") == nil)
  #expect(value("name") == "hers contact.name")
}

@Test func aDecisionAboutTwoPeopleDoesNotNameTheOther() throws {
  let folder = try TemporaryFolder()
  let decisions = try #require(try tables(try register(in: folder)).first { $0.name == "decision" })
  #expect(decisions.rows.count == 3)
  for column in ["left_key", "right_key"] {
    let position = try #require(decisions.columns.firstIndex(of: column))
    #expect(!decisions.rows.contains { $0[position] == "2" })
  }
}
