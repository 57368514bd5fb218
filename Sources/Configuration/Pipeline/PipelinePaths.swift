extension PipelineFile {
  /// A path as the register remembers it: relative to the pipeline's folder, so that the house can move.
  public func relative(_ path: String) -> String {
    let home = FilePath.absolute(FilePath.folder(of: FilePath.absolute(file))).split(separator: "/")
    let goal = FilePath.absolute(path).split(separator: "/")
    var shared = 0
    while shared < home.count, shared < goal.count, home[shared] == goal[shared] { shared += 1 }
    let up = Array(repeating: Substring(".."), count: home.count - shared)
    return (up + goal[shared...]).joined(separator: "/")
  }

  /// A path that the register remembers, as it is to be opened from the current folder.
  public func resolve(_ relative: String) -> String { FilePath.resolve(relative, from: FilePath.folder(of: file)) }
}
