import Glibc

/// Why a file was not made or written.
public enum FileFailure: Error, Sendable, Equatable {
  /// A folder bears the name.
  case isFolder
  /// A socket bears the name.
  case isSocket
  /// What bears the name is no regular file: a device, or a pipe.
  case isNoFile
  /// Others than the owner may look into the folder, in which something is to be made that is the owner's only.
  case openFolder(mode: Int)
  /// What the system said, as its number (`errno`).
  case system(Int32)

  /// In words, to stand behind a colon.
  public var text: String {
    switch self {
    case .isFolder: "it is a folder"
    case .isSocket: "it is a socket"
    case .isNoFile: "it is no regular file"
    case .openFolder(let mode): "others than its owner may use the folder (its mode is \(String(mode, radix: 8)))"
    case .system(let code): unsafe String(cString: strerror(code))
    }
  }

  /// What the system has just refused.
  static var last: FileFailure { .system(errno) }
}
