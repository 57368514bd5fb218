import Glibc

/// Where something that is written under a name goes.
enum FilePlace: Equatable {
  /// Into a new file, which takes this path: a regular file stands there, or nothing.
  case file(String)
  /// Into what stands at this path and is no file: a device, or a pipe.
  case device(String)
  /// Into what this process has open under a number: `/dev/stdout` is a name for 1.
  case open(Int32)

  /// The place that a path leads to, through links that lead nowhere yet, too. A folder and a socket are refused.
  init(_ path: String) throws(FileFailure) {
    var path = path
    // As many links as the system follows.
    for _ in 0..<40 {
      var info = stat()
      guard unsafe lstat(path, &info) == 0 else {
        guard errno == ENOENT else { throw .last }
        self = .file(path)
        return
      }
      switch info.st_mode & S_IFMT {
      case S_IFREG: self = .file(path)
      case S_IFDIR: throw .isFolder
      case S_IFSOCK: throw .isSocket
      case S_IFLNK:
        let folder = Self.folder(of: path)
        if let number = Self.number(path, in: folder) {
          self = .open(number)
          return
        }
        let target = try Self.target(of: path)
        path = target.hasPrefix("/") ? target : folder + target
        continue
      default: self = .device(path)
      }
      return
    }
    throw .system(ELOOP)
  }

  /// The path of the file that a path leads to.
  static func leading(from path: String) throws(FileFailure) -> String {
    if case .file(let path) = try FilePlace(path) { path } else { path }
  }

  /// A path's folder with its `/`; nothing for a bare name.
  static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[...$0]) } ?? ""
  }

  /// The number of an open file for which a link of /proc stands. Such a link cannot be read: of a pipe it says `pipe:[1]`.
  private static func number(_ path: String, in folder: String) -> Int32? {
    guard let real = unsafe realpath(folder.isEmpty ? "." : folder, nil) else { return nil }
    defer { unsafe free(real) }
    guard unsafe String(cString: real) == "/proc/\(getpid())/fd" else { return nil }
    return Int32(path.dropFirst(folder.count))
  }

  private static func target(of link: String) throws(FileFailure) -> String {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return unsafe readlink(link, start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard count > 0 else { throw .last }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
