import Glibc

/// A file that stands under its name only when it is complete, and has the mode asked for from its first byte.
///
/// It is written beside its name and then put there: what stood there before is there until then, whatever happens. A link
/// stays a link, and what it leads to is replaced. A device or a pipe is written to as it is.
public final class NewFile {
  private let file: OpenFile
  /// The temporary name, and the name that it is to have; none for what is no file.
  private var names: (temporary: String, final: String)?

  /// Begins the file at `path`.
  public init(_ path: String, mode: Int = OpenFile.ownerOnly) throws(FileFailure) {
    switch try FilePlace(path) {
    case .file(let path):
      let folder = FilePlace.folder(of: path)
      let (file, temporary) = try Self.temporary(in: folder, mode: mode)
      self.file = file
      names = (temporary, path)
    case .device(let path): file = try .device(path)
    case .open(let number):
      let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
      guard copy >= 0 else { throw .last }
      file = OpenFile(descriptor: copy)
    }
  }

  deinit { removeTemporary() }

  /// Makes a whole file at once, of its owner only, where there is none of the name.
  public static func make(_ path: String, _ text: String) throws(FileFailure) {
    let file = try NewFile(path)
    let bytes = Array(text.utf8)
    try file.write(bytes, 0..<bytes.count)
    try file.finish(replacing: false)
  }

  /// Appends `bytes[range]`.
  public func write(_ bytes: [UInt8], _ range: Range<Int>) throws(FileFailure) { try file.write(bytes, range) }

  /// Has the system write everything so far to the disk, under the temporary name.
  public func sync() throws(FileFailure) { try file.sync() }

  /// Has the system write everything to the disk, and puts the file under its name; with `replacing` false, only if
  /// nothing bears that.
  public func finish(replacing: Bool = true) throws(FileFailure) {
    try file.sync()
    guard let names else { return }
    let isPlaced =
      replacing
      ? FileReplacement.rename(names.temporary, to: names.final)
      : FileReplacement.renameToNew(names.temporary, to: names.final)
    guard isPlaced else {
      let failure = FileFailure.last
      removeTemporary()
      throw failure
    }
    self.names = nil
    FileReplacement.settleFolder(of: names.final)
  }

  /// Refuses to make a file in a folder that others than its owner may use.
  public static func requireClosed(folderOf path: String) throws(FileFailure) {
    let folder = FilePlace.folder(of: path)
    var info = stat()
    guard unsafe stat(folder.isEmpty ? "." : folder, &info) == 0 else { throw .last }
    let mode = Int(info.st_mode & 0o777)
    guard mode & 0o077 == 0 else { throw .openFolder(mode: mode) }
  }

  /// A new file in `folder` under a name that is free: a run that was killed may have left its own there.
  private static func temporary(in folder: String, mode: Int) throws(FileFailure) -> (OpenFile, String) {
    for number in 0..<10_000 {
      let path = "\(folder).lahde-\(number)"
      do throws(FileFailure) { return (try .make(path, mode: mode), path) } catch {
        if error != .system(EEXIST) { throw error }
      }
    }
    throw .system(EEXIST)
  }

  private func removeTemporary() {
    if let names { unsafe _ = unlink(names.temporary) }
    names = nil
  }
}
