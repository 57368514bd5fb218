import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Compliance

@Suite("The rights journal") struct RightsJournalTests {
  private let folder: TemporaryFolder
  private let keys: KeyRing
  private var path: String { RightsJournal.path(ofKeyFile: folder.path("register.keys")) }

  init() throws {
    folder = try TemporaryFolder()
    keys = try KeyRing.create(folder.path("register.keys"), context: TestHouse.context())
    try RightsJournal.create(RightsJournal.path(ofKeyFile: folder.path("register.keys")))
    var journal = try RightsJournal(path, keys)
    try journal.append(.suppress, .erased, keyVersion: 1, [code("a"), code("b")], context: TestHouse.context())
    try journal.append(.suppress, .noMarketing, keyVersion: 1, [code("c")], context: TestHouse.context(day: 1))
    try journal.append(.lift, .erased, keyVersion: 1, [code("a"), code("b")], context: TestHouse.context(day: 2))
  }

  private func code(_ text: String) -> Digest { SHA256.hash(Array(text.utf8)) }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func problem(_ text: String) throws -> Problem? {
    try folder.write("register.rights", text)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return #expect(throws: Problem.self) { try RightsJournal(path, keys) }
  }

  @Test("It is read back as it was written, by its owner only") func readBack() throws {
    let journal = try RightsJournal(path, keys)
    #expect(journal.entries.map(\.act) == [.suppress, .suppress, .lift])
    #expect(journal.entries.map(\.scope) == [.erased, .noMarketing, .erased])
    #expect(journal.entries.map(\.codes) == [[code("a"), code("b")], [code("c")], [code("a"), code("b")]])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }

  @Test("A line that was changed, removed or put elsewhere is refused") func changed() throws {
    let lines = try text().split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    for broken in [
      [lines[0].replacingOccurrences(of: "erased", with: "no-marketing"), lines[1], lines[2]], [lines[1], lines[2]],
      [lines[0], lines[2]], [lines[1], lines[0], lines[2]], [lines[0], "", "x", lines[1]],
    ] {
      #expect(try problem(broken.joined(separator: "\n") + "\n")?.code == .configuration)
    }
  }

  @Test("A line that was cut off while it was written counts as not written, and the next one takes its place")
  func cutOff() throws {
    let whole = try text()
    try folder.write("register.rights", String(whole.dropLast(20)))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    var journal = try RightsJournal(path, keys)
    #expect(journal.entries.count == 2)
    try journal.append(.lift, .erased, keyVersion: 1, [code("d")], context: TestHouse.context())
    #expect(try RightsJournal(path, keys).entries.map(\.codes.count) == [2, 1, 1])
  }

  @Test("It is missing, or open to others: refused") func missing() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: Problem.self) { try RightsJournal(path, keys) }
    try FileManager.default.removeItem(atPath: path)
    let problem = #expect(throws: Problem.self) { try RightsJournal(path, keys) }
    #expect(problem?.code == .configuration)
  }

  @Test(
    "One person has one address, however it is written",
    arguments: [
      "matti.meri@kuusi.example", "Matti.Meri@KUUSI.example", " matti.meri@kuusi.example\t",
      "matti.meri@kuusi.example.",
    ])
  func ascii(_ text: String) {
    #expect(Identifier.email(text).canonical == Identifier.email("matti.meri@kuusi.example").canonical)
  }

  @Test(
    "Letters that are composed otherwise, and hosts in ASCII, are the same",
    arguments: [
      "örn@ääkköset.example", "o\u{308}rn@a\u{308}a\u{308}kko\u{308}set.example", "ÖRN@Ääkköset.example",
      "örn@xn--kkset-fraa0m.example",
    ])
  func unicode(_ text: String) {
    #expect(Identifier.email(text).canonical == Identifier.email("örn@ääkköset.example").canonical)
  }
}

@Test(
  "An address that is looked at on its way through a batch has the form of one that is looked up",
  arguments: [
    "liisa@yritys.example", " Liisa@YRITYS.example\t", "liisa@yritys.example.", "liisa@xn--mkel-5qac.example",
    "liisa@mäkelä.example", "LIISA.MÄKELÄ@yritys.example", "a--b@yritys.example", "no address", "@", "",
  ])
func addressForms(_ email: String) {
  let bytes = Array(email.utf8)
  var filled: [UInt8] = Array("left over".utf8)
  Identifier.appendEmail(bytes, 0..<bytes.count, to: &filled)
  #expect(filled == Array("left over".utf8) + Identifier.canonicalEmail(bytes, 0..<bytes.count))
}

@Test("Of a long journal only what is new is read, if what a register has ends as its mark says") func longJournals()
  throws
{
  let folder = try TemporaryFolder()
  let keys = try KeyRing.create(folder.path("register.keys"), context: TestHouse.context())
  let path = RightsJournal.path(ofKeyFile: folder.path("register.keys"))
  try RightsJournal.create(path)
  var journal = try RightsJournal(path, keys)
  let many = (0..<UInt32(6000)).map { number in
    RestrictionCodes([
      (.address, SHA256.hash([UInt8(number % 256), UInt8(number / 256)])), (.key, SHA256.hash([7])),
      (.name, SHA256.hash([8])),
    ])
  }
  let line = RightsJournal.Line(.suppress, .restrictions(.marketingBan, source: "extract", many), keyVersion: 1)
  try journal.append([line], context: TestHouse.context())
  let mark = journal.mark
  #expect(mark.entries == 1 && (mark.size ?? 0) > RightsJournal.longFrom)
  try journal.append(.suppress, .noMarketing, keyVersion: 1, [SHA256.hash([1])], context: TestHouse.context())

  let rest = try RightsJournal(path, keys, after: mark)
  #expect(rest.skipped == 1 && rest.entries.map(\.number) == [2] && rest.count == 2 && rest.continues(mark))
  #expect(rest.seal == journal.seal && rest.mark == journal.mark && rest.entries(after: 1).count == 1)
  let whole = try RightsJournal(path, keys)
  #expect(whole.skipped == 0 && whole.count == 2 && whole.continues(mark) && whole.mark == rest.mark)
  #expect(whole.entries(after: 1).map(\.number) == [2])
  // Written on behind what was skipped, it is one journal.
  var grown = rest
  try grown.append(.lift, .noMarketing, keyVersion: 1, [SHA256.hash([1])], context: TestHouse.context())
  #expect(try RightsJournal(path, keys).entries.map(\.number) == [1, 2, 3])
  #expect(try RightsJournal(path, keys, after: grown.mark).entries.isEmpty)
  // A mark of another journal skips nothing, and is not continued; one of an earlier version has no size.
  let other = RightsJournal.Mark(entries: 1, seal: SHA256.hash([9]).bytes, size: mark.size)
  #expect(try RightsJournal(path, keys, after: other).skipped == 0)
  #expect(try !RightsJournal(path, keys, after: other).continues(other))
  #expect(try RightsJournal(path, keys, after: .init(entries: 1, seal: mark.seal, size: nil)).skipped == 0)
  // A changed line in front of the mark is found when all is read.
  let bytes = try Data(contentsOf: URL(filePath: path))
  var changed = bytes
  changed[100] = changed[100] == 0x30 ? 0x31 : 0x30
  try changed.write(to: URL(filePath: path))
  try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  #expect(throws: Problem.self) { try RightsJournal(path, keys) }
}
