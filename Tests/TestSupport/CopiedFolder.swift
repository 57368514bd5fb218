import Foundation

extension TemporaryFolder {
  /// Copies what another folder holds, byte by byte: the copies are the test's own, whoever the originals belong to.
  public func copy(_ original: URL, to name: String) throws {
    try FileManager.default.createDirectory(at: url.appending(path: name), withIntermediateDirectories: true)
    for entry in try FileManager.default.contentsOfDirectory(
      at: original, includingPropertiesForKeys: [.isDirectoryKey])
    {
      let place = "\(name)/\(entry.lastPathComponent)"
      if try entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
        try copy(entry, to: place)
      } else {
        try write(place, Array(try Data(contentsOf: entry)))
      }
    }
  }
}
