import Foundation
import Records

/// A temporary folder of its own for one measurement.
struct BenchmarkFolder {
  private let url: URL

  /// Creates the folder, for its owner only.
  init() throws(Problem) {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("lahde-benchmarks-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Problem(.inputOutput, file: url.path, "cannot be created", remedy: "set TMPDIR to a folder with room")
    }
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a small text file and returns its path.
  func write(_ name: String, _ text: String) throws(Problem) -> String {
    do { try Data(text.utf8).write(to: url.appendingPathComponent(name)) } catch {
      throw Problem(.inputOutput, file: path(name), "cannot be written")
    }
    return path(name)
  }

  /// The bytes of a file in the folder.
  func read(_ name: String) throws(Problem) -> Data {
    do { return try Data(contentsOf: url.appendingPathComponent(name), options: .alwaysMapped) } catch {
      throw Problem(.noInput, file: path(name), "cannot be read")
    }
  }

  /// Makes a file look an hour old: a file changed within the last minute would be held back.
  func age(_ name: String, hours: Double = 1) {
    let date = Date(timeIntervalSinceNow: -3600 * hours)
    try? FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path(name))
  }

  /// Removes a file or folder in it, if there.
  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

  /// Removes the folder with everything in it.
  func remove() { try? FileManager.default.removeItem(at: url) }
}
