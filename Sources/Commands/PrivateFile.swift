import Foundation
import Records
import Text

/// A file that its owner alone may read (unless it is for all), and that stands under its name only when it is complete.
struct PrivateFile {
  private static let chunk = 1 << 20

  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var pending = ByteWriter(capacity: PrivateFile.chunk + 1024)

  /// Writes `path` as `body` says. Throws ``ExitCode/inputOutput``; what stood there before then stands there still.
  static func write(
    _ path: String, _ context: RunContext, mode: Int = 0o600, _ body: (inout PrivateFile) throws(Problem) -> Void
  ) throws(Problem) {
    var file = try PrivateFile(path, context, mode: mode)
    do throws(Problem) {
      try body(&file)
      try file.finish()
    } catch {
      try? FileManager.default.removeItem(atPath: file.temporary)
      throw error
    }
  }

  private init(_ path: String, _ context: RunContext, mode: Int) throws(Problem) {
    let suffix = context.randomBytes(6).map { String($0, radix: 16) }.joined()
    let start = path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex
    temporary = path[..<start] + ".lahde-" + suffix
    self.path = path
    // Made empty and closed to others before anything stands in it.
    guard
      FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: mode]),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw Self.refusal(path) }
    self.handle = handle
  }

  /// Appends bytes.
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) { pending.append(bytes, range) }

  /// Appends text.
  mutating func append(_ text: String) {
    let bytes = Array(text.utf8)
    pending.append(bytes, 0..<bytes.count)
  }

  /// Writes bytes, those of a large file piece by piece.
  mutating func write(_ bytes: [UInt8]) throws(Problem) {
    pending.append(bytes, 0..<bytes.count)
    if pending.count >= Self.chunk { try flush() }
  }

  private mutating func flush() throws(Problem) {
    do { try handle.write(contentsOf: Data(pending.bytes[..<pending.count])) } catch { throw Self.refusal(path) }
    pending.cut(to: 0)
  }

  private mutating func finish() throws(Problem) {
    try flush()
    do {
      try handle.synchronize()
      try handle.close()
    } catch { throw Self.refusal(path) }
    guard FileReplacement.rename(temporary, to: path) else { throw Self.refusal(path) }
  }

  private static func refusal(_ path: String) -> Problem {
    Problem(
      .inputOutput, file: path, "the file cannot be written", remedy: "check the folder and the space on the disk")
  }
}
