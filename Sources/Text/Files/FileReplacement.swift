import Glibc

/// One file put in another's place.
public enum FileReplacement {
  /// Gives the file at `source` the name `target`, in one step: whoever looks sees what stood there before, or the new
  /// file. False, and nothing is done, where the system refuses; both must lie in one file system.
  public static func rename(_ source: String, to target: String) -> Bool {
    // Foundation's replaceItemAt leaves neither file on Linux.
    unsafe Glibc.rename(source, target) == 0
  }

  /// Gives the file at `source` the name `target`, unless something bears it. False, and nothing is done, where it does
  /// or the system refuses.
  public static func renameToNew(_ source: String, to target: String) -> Bool {
    // A second name first: unlike renaming, that never takes the place of another file.
    if unsafe Glibc.link(source, target) == 0 { return unsafe Glibc.unlink(source) == 0 }
    // Some file systems know no second names.
    guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS, unsafe Glibc.access(target, F_OK) != 0 else {
      return false
    }
    return rename(source, to: target)
  }

  /// Has the system write down the names in a file's folder, so that a renaming outlives a power cut.
  public static func settleFolder(of path: String) {
    let folder = PathName.folder(of: path)
    let descriptor = unsafe Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
