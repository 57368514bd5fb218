import Glibc

/// An open file: the one place in which files are made, closed to others from their first byte.
///
/// The mode is a part of the making, not a second step: what was open to all for a moment, somebody may hold open for good.
public final class OpenFile {
  /// What a file's owner, and nobody else, may do with it: read and write.
  public static let ownerOnly = 0o600

  private let descriptor: Int32
  private var isLocked = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit {
    // A child that is just being started has the descriptor too until it is another program, and with it the lock.
    if isLocked { flock(descriptor, LOCK_UN) }
    close(descriptor)
  }

  /// Makes a file that has exactly this mode, whatever the user's umask says. Fails where anything bears the name, a link
  /// that leads nowhere, too; and where the file system cannot give the mode.
  public static func make(_ path: String, mode: Int = ownerOnly) throws(FileFailure) -> OpenFile {
    let mode = mode_t(truncatingIfNeeded: mode & 0o777)
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = try OpenFile(descriptor: opened { unsafe Glibc.open(path, flags, mode) })
    do throws(FileFailure) {
      // The umask takes rights away that were asked for, and some file systems know but one mode.
      if try file.status().st_mode & 0o7777 != mode { try file.restrict(to: Int(mode)) }
      guard try file.status().st_mode & 0o7777 & ~mode == 0 else { throw .system(EPERM) }
    } catch {
      unsafe _ = unlink(path)
      throw error
    }
    return file
  }

  /// Opens a file to read and to write, and makes it where there is none. All that is written goes to its end, where it is
  /// for `appending`.
  public static func openOrMake(
    _ path: String, mode: Int = ownerOnly, appending: Bool = false
  ) throws(FileFailure) -> OpenFile {
    // Whoever makes it at the same time has made it.
    for _ in 0..<10 {
      do { return try existing(path, appending: appending) } catch { if error != .system(ENOENT) { throw error } }
      do throws(FileFailure) {
        // Closed again at once: only an existing file is opened for appending.
        _ = try make(FilePlace.leading(from: path), mode: mode)
      } catch { if error != .system(EEXIST) { throw error } }
    }
    throw .system(ENOENT)
  }

  /// Opens a file that is there to read and to write; what is no regular file is refused, as nothing would be kept in it.
  public static func existing(_ path: String, appending: Bool = false) throws(FileFailure) -> OpenFile {
    // Without waiting: a pipe that nobody writes to would never be opened.
    let flags = O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (appending ? O_APPEND : 0)
    let file = try OpenFile(descriptor: opened { unsafe Glibc.open(path, flags) })
    guard try file.status().st_mode & S_IFMT == S_IFREG else { throw .isNoFile }
    return file
  }

  /// Opens what is there, and is no regular file, to write to it.
  static func device(_ path: String) throws(FileFailure) -> OpenFile {
    try OpenFile(descriptor: opened { unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) })
  }

  /// Writes all of `bytes[range]`.
  public func write(_ bytes: [UInt8], _ range: Range<Int>) throws(FileFailure) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range beyond the bytes")
    var start = range.lowerBound
    while start < range.upperBound {
      let (taken, error) = unsafe bytes.withUnsafeBytes { buffer in
        let taken = unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), range.upperBound - start)
        return (taken, errno)
      }
      if taken >= 0 { start += taken } else if error != EINTR { throw .system(error) }
    }
  }

  /// Writes text.
  public func write(_ text: String) throws(FileFailure) {
    let bytes = Array(text.utf8)
    try write(bytes, 0..<bytes.count)
  }

  /// All that is in it, from its beginning; what is written next goes behind that.
  public func contents() throws(FileFailure) -> [UInt8] {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
    var (bytes, chunk): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let (taken, error) = unsafe chunk.withUnsafeMutableBytes { buffer in
        (unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count), errno)
      }
      if taken == 0 { return bytes }
      if taken > 0 { bytes += chunk[..<taken] } else if error != EINTR { throw .system(error) }
    }
  }

  /// Cuts the file off behind its first `length` bytes; what is written next goes there.
  public func truncate(to length: Int) throws(FileFailure) {
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw .last
    }
  }

  /// Writes zeros over all that is in it: a file that is only removed leaves its bytes on the disk.
  public func overwrite() throws(FileFailure) {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    var left = Int(clamping: try status().st_size)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
    while left > 0 {
      try write(zeros, 0..<min(left, zeros.count))
      left -= min(left, zeros.count)
    }
    try sync()
  }

  /// Has the system write it to the disk.
  public func sync() throws(FileFailure) {
    // Devices and pipes have no disk.
    guard fsync(descriptor) == 0 || [EINVAL, ENOTSUP, EROFS].contains(errno) else { throw .last }
  }

  /// Takes the file's lock (`flock`), which goes with the process; false where another process has it.
  public func lock() -> Bool {
    isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    return isLocked
  }

  /// Gives the file this mode, also one that was there.
  public func restrict(to mode: Int = ownerOnly) throws(FileFailure) {
    guard fchmod(descriptor, mode_t(truncatingIfNeeded: mode)) == 0 else { throw .last }
  }

  private func status() throws(FileFailure) -> stat {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw .last }
    return info
  }

  private static func opened(_ body: () -> Int32) throws(FileFailure) -> Int32 {
    while true {
      let descriptor = body()
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last }
    }
  }
}
