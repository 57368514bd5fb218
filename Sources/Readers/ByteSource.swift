import Glibc
import Records

/// What `fstat` says about a file: two equal values mean that nobody has changed it in between.
public struct FileStatus: Sendable, Equatable {
  /// Size in bytes.
  public var size: Int64
  /// Time of the last modification: seconds since 1970, UTC.
  public var modified: Int64
  /// The rest of it in nanoseconds.
  public var modifiedNanoseconds: Int64
  /// The device that the file lies on.
  public var device: Int64
  /// The file's number on its device.
  public var inode: Int64
}

/// The bytes of one input in order: an open file, or bytes in memory.
struct ByteSource: ~Copyable {
  let path: String
  private let descriptor: Int32
  private let memory: [UInt8]
  private var position = 0

  /// Opens a regular file; a folder, a device or a file that cannot be opened is a ``Problem``.
  init(path: String) throws(Problem) {
    self.path = path
    memory = []
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw Self.refusal(path: path, error: errno) }
    descriptor = opened
  }

  /// Bytes in memory, called `path` in messages.
  init(memory: [UInt8], path: String) {
    self.path = path
    self.memory = memory
    descriptor = -1
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// What the system says about the open file.
  func status() throws(Problem) -> FileStatus {
    guard descriptor >= 0 else {
      return FileStatus(size: Int64(memory.count), modified: 0, modifiedNanoseconds: 0, device: 0, inode: 0)
    }
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw Self.refusal(path: path, error: errno) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw Problem(
        .noInput, file: path, "this is a folder, not a file", remedy: "name the files in it, as in \(path)/*.csv")
    default: throw Problem(.noInput, file: path, "this is not a regular file", remedy: "save the data in a file first")
    }
    return FileStatus(
      size: Int64(info.st_size), modified: Int64(info.st_mtim.tv_sec), modifiedNanoseconds: Int64(info.st_mtim.tv_nsec),
      device: Int64(bitPattern: UInt64(info.st_dev)), inode: Int64(bitPattern: UInt64(info.st_ino)))
  }

  /// Makes the next byte read that at `offset`.
  mutating func seek(to offset: Int) throws(Problem) {
    position = min(max(0, offset), memory.count)
    guard descriptor < 0 || lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      throw Self.refusal(path: path, error: errno)
    }
  }

  /// Reads up to `count` bytes to `array[offset...]`, which must be long enough; 0 means the end.
  mutating func read(into array: inout [UInt8], at offset: Int, count: Int) throws(Problem) -> Int {
    let room = min(count, array.count - offset)
    guard room > 0 else { return 0 }
    if descriptor < 0 {
      let taken = min(room, memory.count - position)
      for index in 0..<taken { array[offset + index] = memory[position + index] }
      position += taken
      return taken
    }
    while true {
      let (taken, error) = unsafe array.withUnsafeMutableBytes { buffer in
        let taken = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: offset), room)
        return (taken, errno)
      }
      if taken >= 0 { return taken }
      if error != EINTR { throw Self.refusal(path: path, error: error) }
    }
  }

  private static func refusal(path: String, error: Int32) -> Problem {
    switch error {
    case ENOENT, ENOTDIR:
      Problem(.noInput, file: path, "there is no such file", remedy: "check the path and whether the export has run")
    case EACCES, EPERM:
      Problem(.inputOutput, file: path, "the file may not be read", remedy: "give the user who runs this read access")
    default:
      unsafe Problem(
        .inputOutput, file: path, "the file cannot be read: \(String(cString: strerror(error)))",
        remedy: "check the disk and the network drive it lies on")
    }
  }
}
