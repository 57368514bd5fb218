import Foundation
import Records

#if SQLCipher
  internal import CSQLCipher
#else
  internal import CSQLite
#endif

/// Where SQLite puts what it sorts, indexes and rebuilds (`VACUUM`): into the database's own folder.
///
/// Such a file can hold all that the database holds. SQLite's own choice is one for the whole process, made before the
/// first database is opened, and goes to /var/tmp where it cannot be had. So each folder has its own set of file functions
/// (a VFS): the system's, but for the name that a file without a name gets. There is no second choice.
enum TemporaryFiles {
  /// The name of the file functions for the databases in a path's folder.
  static func beside(_ path: String) throws(Problem) -> String {
    let folder = folder(of: path)
    let name = "lahde " + folder
    // Two threads that both find none register two sets that do the same.
    if unsafe sqlite3_vfs_find(name) == nil { try register(name, folder) }
    return name
  }

  /// Whether this user may make files in a path's folder.
  static func canBeMade(beside path: String) -> Bool { unsafe access(folder(of: path), W_OK | X_OK) == 0 }

  /// The folder in which the file itself lies, by its full path: the process may go to another one meanwhile.
  private static func folder(of path: String) -> String {
    let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    let file = (full as NSString).resolvingSymlinksInPath
    let slash = file.utf8.lastIndex(of: 0x2F) ?? file.startIndex
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Registered once for a folder and kept: a connection refers to it until it is closed.
  private static func register(_ name: String, _ folder: String) throws(Problem) {
    guard let system = unsafe sqlite3_vfs_find(nil), let name = unsafe strdup(name), let folder = unsafe strdup(folder)
    else { throw Problem(.bug, "SQLite has no file functions") }
    let own = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    unsafe own.initialize(to: system.pointee)
    unsafe own.pointee.pNext = nil
    unsafe own.pointee.zName = UnsafePointer(name)
    unsafe own.pointee.pAppData = UnsafeMutableRawPointer(folder)
    unsafe own.pointee.xOpen = { own, name, file, flags, outFlags in
      guard let system = unsafe sqlite3_vfs_find(nil), let open = unsafe system.pointee.xOpen else {
        return SQLITE_CANTOPEN
      }
      guard unsafe name == nil, let folder = unsafe own?.pointee.pAppData?.assumingMemoryBound(to: CChar.self) else {
        return unsafe open(system, name, file, flags, outFlags)
      }
      var random: UInt64 = 0
      unsafe sqlite3_randomness(8, &random)
      // Never freed, as SQLite keeps a file's name: some sixty bytes for each of the few that a process needs.
      let path = unsafe strdup(String(cString: folder) + "/.lahde-sqlite-" + String(random, radix: 16))
      // The flags say that the name is removed as soon as the file is open.
      return unsafe open(system, path, file, flags, outFlags)
    }
    unsafe sqlite3_vfs_register(own, 0)
  }
}
