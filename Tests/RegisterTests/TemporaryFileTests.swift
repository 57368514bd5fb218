import Foundation
import Glibc
import Records
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Register

private let key = [UInt8](repeating: 7, count: 32)

/// A database in its folder, with more in it than SQLite sorts in memory.
private func database(_ folder: TemporaryFolder) throws -> Connection {
  let connection = try Connection(path: folder.path("register.db"), mode: .create, key: key)
  try connection.execute("PRAGMA cache_size = 50; PRAGMA secure_delete = ON")
  try connection.execute(
    """
    CREATE TABLE person(name TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    INSERT INTO person SELECT hex(randomblob(200)) FROM n;
    """)
  return connection
}

/// The files without a name that this process has open, by the folders they were made in.
private func nameless() -> [String] {
  let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
  return numbers.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
    .filter { $0.hasSuffix(" (deleted)") }
}

private let statements = [
  "SELECT count(*) FROM (SELECT name FROM person ORDER BY name LIMIT -1 OFFSET 1)", "CREATE INDEX i ON person(name)",
  "VACUUM", "CREATE TEMP TABLE t AS SELECT * FROM person ORDER BY name", "UPDATE person SET name = name || 'x'",
]

/// In the build that encrypts SQLite keeps all of this in memory.
@Suite("SQLite's temporary files", .disabled(if: RegisterFile.encrypts)) struct TemporaryFileTests {
  @Test("lie in the folder of their own register, whichever was opened last") func own() throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    let connections = try folders.map { try database($0) }
    for (folder, connection) in zip(folders, connections) {
      let query = try connection.prepare("SELECT name FROM person ORDER BY name")
      #expect(try query.step())
      // Sorted, and not yet read to the end: the files are open.
      let own = folder.url.resolvingSymlinksInPath().path(percentEncoded: false)
      #expect(nameless().contains { $0.hasPrefix(own) && $0.contains(".lahde-sqlite-") })
      #expect(try FileManager.default.contentsOfDirectory(atPath: own) == ["register.db"])
    }
  }

  @Test("go nowhere else", arguments: statements) func nowhereElse(statement: String) throws {
    let folder = try TemporaryFolder()
    let connection = try database(folder)
    try connection.execute("PRAGMA journal_mode = OFF")
    // Without its folder SQLite must not find another.
    let path = folder.url.path(percentEncoded: false)
    let gone = path.hasSuffix("/") ? path.dropLast() + "-gone" : path + "-gone"
    try FileManager.default.moveItem(atPath: path, toPath: gone)
    defer { try? FileManager.default.moveItem(atPath: gone, toPath: path) }
    if statement.hasPrefix("UPDATE") {
      try connection.execute(statement)
    } else {
      #expect(throws: Problem.self) { try connection.execute(statement) }
    }
  }

  @Test("are none where the folder cannot be written", .enabled(if: getuid() != 0)) func readOnly() throws {
    let folder = try TemporaryFolder()
    _ = try database(folder)
    let path = folder.url.path(percentEncoded: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
    let query = try Connection(path: folder.path("register.db"), mode: .readOnly, key: key)
      .prepare("SELECT name FROM person ORDER BY name")
    #expect(try query.step())
    #expect(!nameless().contains { $0.contains("register.db") })
  }

  @Test("are seen nowhere else by who watches", arguments: ["CREATE INDEX i ON person(name)", "VACUUM"])
  func watched(statement: String) throws {
    let folder = try TemporaryFolder()
    let path = try { () throws in try database(folder).path }()
    let own = folder.url.resolvingSymlinksInPath().path(percentEncoded: false)
    let watch = Watch(own)
    let connection = try Connection(path: path, mode: .readWrite, key: key)
    // A file is open for a moment only: the same again until one was seen, on a busy machine too.
    for _ in 0..<200 where watch.own == 0 {
      try connection.execute(statement)
      if statement.hasPrefix("CREATE") { try connection.execute("DROP INDEX i") }
    }
    let seen = watch.end()
    #expect(seen.own > 0, "the files are so large that they are seen")
    #expect(seen.elsewhere.isEmpty, "\(seen.elsewhere)")
  }
}

/// Looks at the process's open files until it is told to end.
private final class Watch: Sendable {
  private struct Seen {
    var isDone = false
    var own = 0
    var elsewhere: Set<String> = []
  }

  private let seen = Mutex(Seen())
  private let hasBegun = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// Returns once it looks; in a thread of its own, since the others may all be busy with tests.
  init(_ own: String) {
    Thread.detachNewThread { [self] in
      defer { hasEnded.signal() }
      hasBegun.signal()
      while !seen.withLock({ $0.isDone }) {
        let files = nameless()
        seen.withLock {
          $0.own += files.count { $0.hasPrefix(own) }
          // The names that SQLite gives of itself.
          $0.elsewhere.formUnion(files.filter { $0.contains("etilqs") })
        }
      }
    }
    hasBegun.wait()
  }

  /// How many it has seen in the folder so far.
  var own: Int { seen.withLock { $0.own } }

  func end() -> (own: Int, elsewhere: Set<String>) {
    seen.withLock { $0.isDone = true }
    hasEnded.wait()
    return seen.withLock { ($0.own, $0.elsewhere) }
  }
}
