import Records
import Text

/// One input, opened and looked at once: what it is, its SHA-256, and the evidence for its encoding.
public struct InputFile: Sendable, Equatable {
  /// The path as it was named.
  public let path: String
  /// Size in bytes.
  public let size: Int64
  /// Time of the last modification: seconds since 1970, UTC.
  public let modified: Int64
  /// The device that the file lies on.
  public let device: Int64
  /// The file's number on its device.
  public let inode: Int64
  /// SHA-256 of the bytes on disk; of no bytes where it was not asked for.
  public let sha256: Digest
  /// The first bytes, up to 64 KiB.
  public let head: [UInt8]

  let evidence: TextEvidence
  /// Size, times and identity of the file as it was inspected.
  public let status: FileStatus
  /// The contents, where they lie in memory and not in a file.
  let memory: [UInt8]?

  /// Bytes of the head.
  static let headLength = 65_536

  /// Reads a file once, in constant memory, and says what it is.
  ///
  /// Without `hashing` it takes a fifth of the time, for files of which no trace is kept.
  /// Throws ``Problem``: no such file, or a folder (66); may not be read, or changed meanwhile (74); empty, or not text (65).
  public static func inspect(_ path: String, hashing: Bool = true) throws(Problem) -> InputFile {
    try inspect(ByteSource(path: path), memory: nil, chunk: 1 << 20, hashing: hashing)
  }

  /// Size, times and identity of a file, without reading it. Throws ``Problem``: no such file, or a folder (66).
  public static func status(_ path: String) throws(Problem) -> FileStatus { try ByteSource(path: path).status() }

  /// The same for bytes in memory, called `path` in messages. For tests and for text that came by another way.
  public static func inspect(_ bytes: [UInt8], path: String) throws(Problem) -> InputFile {
    try inspect(ByteSource(memory: bytes, path: path), memory: bytes, chunk: 1 << 20)
  }

  /// The whole contents. Throws ``Problem`` if the file is longer than `limit` bytes (65), cannot be read or has
  /// changed since it was inspected (74).
  public func contents(limit: Int) throws(Problem) -> [UInt8] {
    guard size <= Int64(limit) else {
      throw Problem(
        .badData, file: path, "the file has \(size) bytes; more than \(limit) are not read as one page",
        remedy: "check that this is the right file")
    }
    var source = try open()
    var bytes = [UInt8](repeating: 0, count: Int(size))
    var filled = 0
    while filled < bytes.count {
      let taken = try source.read(into: &bytes, at: filled, count: bytes.count - filled)
      guard taken > 0 else { throw changed }
      filled += taken
    }
    guard try source.status() == status else { throw changed }
    return bytes
  }

  /// Opens the input again, from its beginning; refuses a file that is no longer the one inspected.
  func open() throws(Problem) -> ByteSource {
    if let memory { return ByteSource(memory: memory, path: path) }
    let source = try ByteSource(path: path)
    guard try source.status() == status else { throw changed }
    return source
  }

  /// The problem of a file that changed between two looks at it.
  var changed: Problem { Self.changed(path) }

  private static func changed(_ path: String) -> Problem {
    Problem(
      .inputOutput, file: path, "the file changed while it was read",
      remedy: "run again when whoever writes it is done")
  }

  private static func inspect(
    _ input: consuming ByteSource, memory: [UInt8]?, chunk: Int, hashing: Bool = true
  ) throws(Problem) -> InputFile {
    var source = input
    let before = try source.status()
    var buffer = [UInt8](repeating: 0, count: max(0, min(chunk - 1, Int(clamping: before.size))) + 1)
    var hash = SHA256()
    var evidence = TextEvidence()
    var head: [UInt8] = []
    while true {
      let taken = try source.read(into: &buffer, at: 0, count: buffer.count)
      if taken == 0 { break }
      if hashing { hash.update(buffer, 0..<taken) }
      evidence.add(buffer, length: taken)
      if head.count < headLength { head += buffer[0..<min(taken, headLength - head.count)] }
    }
    evidence.finish()
    let after = try source.status()
    guard before == after else { throw changed(source.path) }
    guard evidence.count > 0 else {
      throw Problem(.badData, file: source.path, "the file is empty", remedy: "check that the export has worked")
    }
    if let kind = BinaryKind.of(head, evidence: evidence) {
      throw Problem(.badData, file: source.path, "this is \(kind.name), not text", remedy: kind.remedy)
    }
    return InputFile(
      path: source.path, size: Int64(evidence.count), modified: after.modified, device: after.device,
      inode: after.inode,
      sha256: hash.finalize(), head: head, evidence: evidence, status: after, memory: memory)
  }
}
