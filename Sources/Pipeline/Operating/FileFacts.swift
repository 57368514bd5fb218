import Foundation

/// What the system says of a file or folder; of a link, what it says of that to which the link leads.
struct FileFacts {
  /// Whether it is a folder.
  let isFolder: Bool
  /// The twelve bits of its mode.
  let mode: Int
  /// The number of the user who owns it.
  let owner: Int
  /// Bytes.
  let size: Int64
  /// Device and inode: which file it is, whatever leads to it.
  let identity: [UInt64]

  /// The facts of what lies at `path`; nil if nothing does, or it cannot be seen.
  init?(_ path: String) {
    let path = (path as NSString).resolvingSymlinksInPath
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let mode = attributes[.posixPermissions] as? NSNumber, let owner = attributes[.ownerAccountID] as? NSNumber
    else { return nil }
    isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
    self.mode = mode.intValue
    self.owner = owner.intValue
    size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
    identity = [.systemNumber, .systemFileNumber].map { (attributes[$0] as? NSNumber)?.uint64Value ?? 0 }
  }

  /// Whether two paths lead to one file.
  static func areOne(_ path: String, _ other: String) -> Bool {
    FileFacts(path).map { $0.identity == FileFacts(other)?.identity } ?? false
  }

  /// The folder in which a file lies.
  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// Whether others than the owner may do anything with it. Unlike a try, this tells root the same as everybody.
  var isOpenToOthers: Bool { mode & 0o077 != 0 }
}
