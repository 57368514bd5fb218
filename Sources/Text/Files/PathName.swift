import Glibc

/// Paths taken apart as bytes. Foundation's own methods stop the program at some names of one character.
public enum PathName {
  /// The folder of a path, without a `/` at its end; empty for a bare name, `/` for what stands in the root.
  public static func folder(of path: String) -> String {
    let path = trimmed(path)
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    let folder = trimmed(String(path[..<slash]))
    return folder.isEmpty ? "/" : folder
  }

  /// The last part of a path; empty for the root.
  public static func name(of path: String) -> String {
    let path = trimmed(path)
    return path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// A name in a folder; an empty folder is the one where the program is.
  public static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.utf8.last == 0x2F ? folder + name : "\(folder)/\(name)"
  }

  /// The path of the file to which a link leads, through all links; any other path as it is.
  public static func resolved(_ path: String) -> String {
    var info = stat()
    guard unsafe lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK, let real = unsafe realpath(path, nil) else {
      return path
    }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Without what `/` it ends with, but for the root.
  private static func trimmed(_ path: String) -> String {
    var bytes = path.utf8[...]
    while bytes.count > 1, bytes.last == 0x2F { bytes = bytes.dropLast() }
    return String(bytes) ?? path
  }
}

/// What the system says of what a path leads to, through links.
public struct FileState: Sendable, Equatable {
  /// Whether it is a regular file, or a folder.
  public let isFile: Bool, isFolder: Bool
  /// The twelve bits of its mode, and the number of its owner.
  public let mode: Int, owner: Int
  /// Bytes.
  public let size: Int64
  /// Device and inode: which file it is, whatever its names.
  public let identity: [UInt64]

  /// What a path leads to; nil where that is nothing, or it cannot be seen.
  public init?(_ path: String) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    isFile = info.st_mode & S_IFMT == S_IFREG
    isFolder = info.st_mode & S_IFMT == S_IFDIR
    mode = Int(info.st_mode & 0o7777)
    owner = Int(info.st_uid)
    size = Int64(info.st_size)
    identity = [UInt64(info.st_dev), UInt64(info.st_ino)]
  }
}
