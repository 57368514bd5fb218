import Foundation
import Glibc
import Synchronization
import Testing

@testable import Text

/// A folder that goes with the test.
private final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "lahde-files-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  func mode(_ name: String) -> Int {
    var info = stat()
    return unsafe lstat(file(name), &info) == 0 ? Int(info.st_mode & 0o7777) : -1
  }
}

private func write(_ text: String, to path: String, mode: Int = OpenFile.ownerOnly) throws {
  let file = try NewFile(path, mode: mode)
  let bytes = Array(text.utf8)
  try file.write(bytes, 0..<bytes.count)
  try file.finish()
}

/// Serialized: the umask is the whole process's.
@Suite("Files are made with their mode", .serialized) struct FileModeTests {
  @Test("whatever the umask", arguments: [0o000, 0o022, 0o077], [0o600, 0o640, 0o660, 0o644])
  func modes(umask mask: Int, mode: Int) throws {
    let folder = try Folder()
    let before = umask(mode_t(mask))
    defer { umask(before) }
    try write("new", to: folder.file("new"), mode: mode)
    _ = try OpenFile.make(folder.file("made"), mode: mode)
    _ = try OpenFile.openOrMake(folder.file("opened"), mode: mode)
    try NewFile.make(folder.file("whole"), "whole")
    #expect(folder.mode("new") == mode && folder.mode("made") == mode && folder.mode("opened") == mode)
    #expect(folder.mode("whole") == 0o600)
  }

  @Test("and nobody else can read them at any instant") func never() throws {
    let folder = try Folder()
    let before = umask(0)
    defer { umask(before) }
    let isDone = Atomic(false)
    let seen = Atomic(0)
    let open = Atomic(0)
    let path = folder.path
    // Whoever polls the folder meanwhile finds each file closed, under whatever name it stands.
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        while !isDone.load(ordering: .relaxed) {
          for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            var info = stat()
            guard unsafe lstat(path + "/" + name, &info) == 0 else { continue }
            seen.add(1, ordering: .relaxed)
            if info.st_mode & 0o077 != 0 { open.add(1, ordering: .relaxed) }
          }
        }
      } else {
        for number in 0..<400 {
          try? write("secret", to: "\(path)/new")
          try? NewFile.make("\(path)/key\(number)", "secret")
          _ = try? OpenFile.openOrMake("\(path)/log", appending: true).write("secret")
          for name in ["new", "key\(number)", "log"] { unsafe _ = unlink("\(path)/\(name)") }
        }
        isDone.store(true, ordering: .relaxed)
      }
    }
    #expect(seen.load(ordering: .relaxed) > 0 && open.load(ordering: .relaxed) == 0)
  }
}

@Suite("A new file") struct NewFileTests {
  @Test("takes the place of another only when it is complete") func replaces() throws {
    let folder = try Folder()
    try write("old", to: folder.file("f"), mode: 0o644)
    do {
      let file = try NewFile(folder.file("f"))
      try file.write(Array("half".utf8), 0..<4)
      #expect(folder.text("f") == "old")
    }
    #expect(try folder.names() == ["f"], "what was not finished is gone")
    #expect(folder.text("f") == "old" && folder.mode("f") == 0o644)
    try write("new", to: folder.file("f"))
    #expect(folder.text("f") == "new" && folder.mode("f") == 0o600)
    #expect(try folder.names() == ["f"])
  }

  @Test("does not mind what killed runs have left") func leftovers() throws {
    let folder = try Folder()
    for number in 0..<3 { _ = try OpenFile.make(folder.file(".lahde-\(number)")) }
    unsafe _ = symlink("/dev/null", folder.file(".lahde-3"))
    try write("new", to: folder.file("f"))
    #expect(folder.text("f") == "new")
    #expect(try folder.names() == [".lahde-0", ".lahde-1", ".lahde-2", ".lahde-3", "f"])
  }

  @Test("takes nobody's name where it may not") func exclusive() throws {
    let folder = try Folder()
    try NewFile.make(folder.file("key"), "first")
    #expect(throws: FileFailure.system(EEXIST)) { try NewFile.make(folder.file("key"), "second") }
    #expect(throws: FileFailure.system(EEXIST)) { try OpenFile.make(folder.file("key")) }
    unsafe _ = symlink(folder.file("nowhere"), folder.file("link"))
    #expect(throws: FileFailure.system(EEXIST)) { try OpenFile.make(folder.file("link")) }
    #expect(folder.text("key") == "first")
    #expect(try folder.names() == ["key", "link"])
  }

  @Test("follows a link, which stays", arguments: [true, false]) func link(isThere: Bool) throws {
    let (folder, other) = (try Folder(), try Folder())
    if isThere { try write("old", to: other.file("target")) }
    unsafe _ = symlink(other.file("target"), folder.file("second"))
    unsafe _ = symlink("second", folder.file("first"))
    try write("new", to: folder.file("first"))
    #expect(other.text("target") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("first")) == "second")
    #expect(try folder.names() == ["first", "second"] && other.names() == ["target"])
  }

  @Test("refuses a link that leads to itself, a folder and a socket") func refused() throws {
    let folder = try Folder()
    unsafe _ = symlink("loop", folder.file("loop"))
    #expect(throws: FileFailure.system(ELOOP)) { try write("x", to: folder.file("loop")) }
    #expect(throws: FileFailure.isFolder) { try write("x", to: folder.path) }
    #expect(throws: FileFailure.system(ENOENT)) { try write("x", to: folder.file("no/folder")) }
    #expect(throws: FileFailure.self) { try write("x", to: "") }
    let socket = folder.file("s")
    unsafe _ = mknod(socket, S_IFSOCK | 0o600, 0)
    #expect(throws: FileFailure.isSocket) { try write("x", to: socket) }
    #expect(try folder.names() == ["loop", "s"])
  }

  @Test("refuses a folder that cannot be written", .enabled(if: getuid() != 0)) func unwritable() throws {
    let folder = try Folder()
    unsafe _ = chmod(folder.path, 0o500)
    defer { unsafe _ = chmod(folder.path, 0o700) }
    #expect(throws: FileFailure.system(EACCES)) { try write("x", to: folder.file("f")) }
  }

  @Test("is asked for in a folder that is its owner's", arguments: [0o700, 0o500, 0o750, 0o705, 0o755, 0o777])
  func closedFolder(mode: Int) throws {
    let folder = try Folder()
    unsafe _ = chmod(folder.path, mode_t(mode))
    defer { unsafe _ = chmod(folder.path, 0o700) }
    var failure: FileFailure?
    do throws(FileFailure) { try NewFile.requireClosed(folderOf: folder.file("key")) } catch { failure = error }
    #expect(failure == (mode & 0o077 == 0 ? nil : .openFolder(mode: mode)))
  }

  @Test("is written to a pipe as it is") func pipe() throws {
    let folder = try Folder()
    let path = folder.file("pipe")
    #expect(unsafe mkfifo(path, 0o600) == 0)
    // Open for both, so that neither end waits for the other.
    let reader = try #require(FileHandle(forUpdatingAtPath: path))
    try write("metrics", to: path)
    #expect(try reader.read(upToCount: 7) == Data("metrics".utf8))
    #expect(folder.mode("pipe") & 0o777 == 0o600)
    #expect(try folder.names() == ["pipe"])
  }

  @Test("leaves a device a device", .enabled(if: getuid() == 0)) func device() throws {
    let folder = try Folder()
    for (name, number) in [("null", 0x103), ("full", 0x107)] {
      guard unsafe mknod(folder.file(name), S_IFCHR | 0o666, dev_t(number)) == 0 else { return }
    }
    try write("x", to: folder.file("null"))
    #expect(throws: FileFailure.system(ENOSPC)) { try write("x", to: folder.file("full")) }
    var info = stat()
    for name in ["null", "full"] {
      #expect(unsafe lstat(folder.file(name), &info) == 0 && info.st_mode & S_IFMT == S_IFCHR)
    }
  }

  @Test("goes to an open file where its name is one's") func standardOutput() throws {
    let folder = try Folder()
    let log = try OpenFile.openOrMake(folder.file("log"))
    try log.write("before ")
    let handle = try #require(FileHandle(forWritingAtPath: folder.file("log")))
    try handle.seekToEnd()
    try write("after", to: "/dev/fd/\(handle.fileDescriptor)")
    try write("!", to: "/proc/self/fd/\(handle.fileDescriptor)")
    #expect(folder.text("log") == "before after!")
    #expect(try folder.names() == ["log"])
  }
}

@Suite("An open file") struct OpenFileTests {
  @Test("is appended to, cut and written over") func contents() throws {
    let folder = try Folder()
    let path = folder.file("log")
    try OpenFile.openOrMake(path, appending: true).write("one\n")
    try OpenFile.openOrMake(path, appending: true).write("two\n")
    #expect(folder.text("log") == "one\ntwo\n" && folder.mode("log") == 0o600)
    let file = try OpenFile.existing(path)
    #expect(try file.contents() == Array("one\ntwo\n".utf8))
    try file.truncate(to: 4)
    try file.write("three\n")
    #expect(folder.text("log") == "one\nthree\n")
    try file.overwrite()
    #expect(folder.text("log") == String(repeating: "\0", count: 10))
    #expect(throws: FileFailure.system(ENOENT)) { try OpenFile.existing(folder.file("none")) }
  }

  @Test("is made where a link leads") func link() throws {
    let folder = try Folder()
    unsafe _ = symlink("target", folder.file("link"))
    try OpenFile.openOrMake(folder.file("link"), appending: true).write("x")
    #expect(folder.text("target") == "x" && folder.mode("target") == 0o600)
  }

  @Test("has a lock that one holds at a time") func lock() throws {
    let folder = try Folder()
    let first = try OpenFile.openOrMake(folder.file("lock"))
    let second = try OpenFile.openOrMake(folder.file("lock"))
    #expect(first.lock() && !second.lock())
  }
}
