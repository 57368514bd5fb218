import Foundation
import Records

/// A file that is written a megabyte at a time.
struct OutputFile {
  /// What is not written yet.
  var bytes: [UInt8] = []
  private let handle: FileHandle
  private let path: String

  /// Creates the file, or empties it.
  init(path: String) throws(Problem) {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Self.unwritable(path) }
    self.handle = handle
    bytes.reserveCapacity(Self.full + 4096)
  }

  /// Writes what has gathered once it is a megabyte.
  mutating func flushIfFull() throws(Problem) {
    if bytes.count >= Self.full { try flush() }
  }

  /// Writes what has gathered.
  mutating func flush() throws(Problem) {
    do { try handle.write(contentsOf: Data(bytes)) } catch { throw Self.unwritable(path) }
    bytes.removeAll(keepingCapacity: true)
  }

  private static let full = 1 << 20

  private static func unwritable(_ path: String) -> Problem {
    Problem(.inputOutput, file: path, "cannot be written", remedy: "check that the folder is there and has room")
  }
}
