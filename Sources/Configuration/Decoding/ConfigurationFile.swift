import Foundation
import Records

/// A configuration file on disk.
public enum ConfigurationFile {
  /// Bytes that a configuration file has at most.
  public static let byteLimit = 4 << 20

  /// The file's bytes; throws ``ExitCode/noInput`` where it cannot be read.
  public static func read(_ path: String) throws(Problem) -> [UInt8] {
    if FilePath.isFolder(path) {
      throw Problem(.noInput, file: path, "this is a folder", remedy: "name the file in it")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileManager.default.fileExists(atPath: path)
        ? Problem(.noInput, file: path, "the file cannot be read", remedy: "check who may read it")
        : Problem(.noInput, file: path, "no such file", remedy: "check the path")
    }
    guard let data = try? handle.read(upToCount: byteLimit + 1) else {
      throw Problem(.noInput, file: path, "the file cannot be read", remedy: "check the disk")
    }
    if data.count > byteLimit {
      throw Problem(
        .configuration, file: path, "the file is larger than 4 MiB", remedy: "name a configuration file, not data")
    }
    return [UInt8](data)
  }
}
