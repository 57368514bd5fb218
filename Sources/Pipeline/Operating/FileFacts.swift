import Text

/// What is asked of files where the register, its keys and its backups lie.
enum FileFacts {
  /// Whether two paths lead to one file.
  static func areOne(_ path: String, _ other: String) -> Bool {
    FileState(path).map { $0.identity == FileState(other)?.identity } ?? false
  }

  /// The folder in which a file lies.
  static func folder(of path: String) -> String {
    let folder = PathName.folder(of: path)
    return folder.isEmpty ? "." : folder
  }
}

extension FileState {
  /// Whether others than the owner may do anything with it. Unlike a try, this tells root the same as everybody.
  var isOpenToOthers: Bool { mode & 0o077 != 0 }
}
