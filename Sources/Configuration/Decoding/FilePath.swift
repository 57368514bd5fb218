import Foundation
import Text

/// Paths as configuration files write them: relative to the file that they stand in.
enum FilePath {
  /// The folder of a file, as written; empty for a file in the current folder.
  static func folder(of path: String) -> String { PathName.folder(of: path) }

  /// `path` seen from `folder`, without `.` and without `name/..` where `name` is no symbolic link.
  static func resolve(_ path: String, from folder: String) -> String {
    path.utf8.first == 0x2F || folder.isEmpty ? tidy(path) : tidy(folder + "/" + path)
  }

  /// The path as seen from the root.
  static func absolute(_ path: String) -> String {
    resolve(path, from: FileManager.default.currentDirectoryPath)
  }

  static func isFolder(_ path: String) -> Bool {
    // The system itself answers "name/." only for folders, links to them included.
    FileManager.default.fileExists(atPath: path + "/.")
  }

  static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeSymbolicLink
  }

  private static func tidy(_ path: String) -> String {
    let root = path.utf8.first == 0x2F ? "/" : ""
    var kept: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = kept.last, last != "..", !isLink(root + kept.joined(separator: "/")) {
        kept.removeLast()
      } else {
        kept.append(part)
      }
    }
    let tidied = root + kept.joined(separator: "/")
    return tidied.isEmpty ? "." : tidied
  }
}
