import Foundation

/// A folder that goes with the test.
public final class TemporaryFolder {
  /// The folder.
  public let url: URL

  /// Makes a folder of its own for a test.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "lahde-test-\(UUID().uuidString)")
    // Closed, as the folder of keys must be.
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  public func path(_ name: String) -> String { url.appending(path: name).path() }

  /// Writes a file, and the folders above it.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path()
  }

  /// Writes a text file.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}
