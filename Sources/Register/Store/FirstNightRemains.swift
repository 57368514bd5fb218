import Foundation
import Records
import SQLite
import Text

/// What stands in a register's file, told without opening it: SQLite deletes what lies beside an empty file.
enum FirstNightRemains {
  /// Something, which opening it will tell.
  case contents
  /// Nothing, and there never was: a first night was cut off. What a journal beside it would restore is nothing, too.
  case nothing
  /// Nothing; but a journal beside it has what a later night wrote, so there was a register.
  case emptied

  /// Looks at the file at `path`, which is there, and at what lies beside it.
  init(_ path: String) {
    /// The first bytes; none where there is no file, nil where it cannot be read.
    func start(_ suffix: String) -> [UInt8]? {
      guard FileManager.default.fileExists(atPath: path + suffix) else { return [] }
      guard let file = FileHandle(forReadingAtPath: path + suffix) else { return nil }
      defer { try? file.close() }
      return (try? file.read(upToCount: 20)).map { $0.map { Array($0) } ?? [] }
    }
    let kind = (try? FileManager.default.attributesOfItem(atPath: PathName.resolved(path)))?[.type]
    guard kind as? FileAttributeType == .typeRegular, start("") == [] else {
      self = .contents
      return
    }
    // Bytes 16 to 20 of a journal say how many pages the file had (https://www.sqlite.org/fileformat2.html, 3).
    let wasEmpty = start("-journal")?.dropFirst(16).allSatisfy { $0 == 0 } ?? false
    self = wasEmpty && start("-wal") == [] ? .nothing : .emptied
  }
}

/// A first night that was cut off.
extension RegisterFile {
  /// Whether a first night was cut off here before anything of it was in the file.
  public static func wasCutOff(_ path: String) -> Bool { FirstNightRemains(path) == .nothing }

  /// Whether nothing but the mark of a register stands in a file, or not even that: what a first night leaves that was cut
  /// off before the schema was in it. Whatever else there is in a file, it is not taken for that.
  public static func holdsNothing(_ path: String, key: [UInt8]?) -> Bool {
    if FirstNightRemains(path) == .contents { rollBackFirstLoad(path, key: key) }
    switch FirstNightRemains(path) {
    case .nothing: return true
    case .emptied: return false
    case .contents: break
    }
    guard let connection = try? Connection(path: path, mode: .readOnly, key: key),
      (try? connection.integer("PRAGMA application_id")) == Schema.applicationID,
      (try? connection.integer("PRAGMA user_version")) == 0,
      (try? connection.integer("SELECT count(*) FROM sqlite_master")) == 0
    else { return false }
    return true
  }

  /// Whether something beside the place of a register tells that one was there: who looked into it, what was restored
  /// over it, its backups.
  public static func hasTraces(_ path: String) -> Bool {
    let (folder, name) = (PathName.folder(of: path), PathName.name(of: path))
    func names(_ folder: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }
    let ownNames = ["", ".lock"] + journals
    let traces = names(folder.isEmpty ? "." : folder).filter {
      $0.hasPrefix(name) && !ownNames.contains(String($0.dropFirst(name.count)))
    }
    return !traces.isEmpty || !names(PathName.joined(folder, "backups")).isEmpty
  }
}
