import Pipeline
import Records
import Text

/// A file that its owner alone may read (unless it is for all), and that stands under its name only when it is complete.
struct PrivateFile {
  private static let chunk = 1 << 20

  private let path: String
  private let file: NewFile
  private var pending = ByteWriter(capacity: PrivateFile.chunk + 1024)

  /// Writes `path` as `body` says, unless it is one of the files that are `kept`. Throws ``ExitCode/usage`` then, and
  /// ``ExitCode/inputOutput`` where it cannot be written; what stood there before then stands there still.
  static func write(
    _ path: String, kept: KeptFiles, mode: Int = OpenFile.ownerOnly,
    _ body: (inout PrivateFile) throws(Problem) -> Void
  ) throws(Problem) {
    try kept.refuse(path)
    var file = try PrivateFile(path, mode: mode)
    try body(&file)
    try file.flush()
    do throws(FileFailure) { try file.file.finish() } catch { throw refusal(path, error) }
  }

  private init(_ path: String, mode: Int) throws(Problem) {
    self.path = path
    do throws(FileFailure) { file = try NewFile(path, mode: mode) } catch { throw Self.refusal(path, error) }
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
    do throws(FileFailure) { try file.write(pending.bytes, 0..<pending.count) } catch {
      throw Self.refusal(path, error)
    }
    pending.cut(to: 0)
  }

  private static func refusal(_ path: String, _ failure: FileFailure) -> Problem {
    Problem(
      .inputOutput, file: path, "the file cannot be written: \(failure.text)",
      remedy: "check the folder and the space on the disk")
  }
}
