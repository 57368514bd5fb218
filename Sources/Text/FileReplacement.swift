import Glibc

/// One file put in another's place.
public enum FileReplacement {
  /// Gives the file at `source` the name `target`, in one step: whoever looks sees what stood there before, or the new
  /// file. False, and nothing is done, where the system refuses; both must lie in one file system.
  public static func rename(_ source: String, to target: String) -> Bool {
    // Foundation's replaceItemAt leaves neither file on Linux.
    unsafe Glibc.rename(source, target) == 0
  }
}
