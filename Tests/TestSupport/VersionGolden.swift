import Foundation
import Records
import Text

/// What each version of something derived is known to derive: a file with a line `VERSION DIGEST` for each.
///
/// A line never changes: another outcome is another version. With `LAHDE_RECORD=1` a version that has no line yet gets one,
/// and the test fails, so that nothing is recorded by accident.
public struct VersionGolden {
  private let file: URL
  private let lines: [(version: String, digest: String)]

  /// The golden file `name` in the folder `Goldens` beside a test's file.
  public init(_ name: String, beside test: String = #filePath) throws {
    file = URL(filePath: test).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    let text = FileManager.default.fileExists(atPath: file.path()) ? try String(contentsOf: file, encoding: .utf8) : ""
    lines = text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return (String(words.first ?? ""), String(words.last ?? ""))
    }
  }

  /// What is wrong with an outcome of a version, and what is to be done; nil if it is the recorded one. `raise` names the
  /// constant that holds the version.
  public func complaint(version: String, outcome: [UInt8], raise: String) throws -> String? {
    let digest = SHA256.hash(outcome).hex
    if let known = lines.first(where: { $0.version == version }) {
      if known.digest == digest { return nil }
      return "\(version) came to another outcome than is recorded in Goldens/\(file.lastPathComponent): "
        + "if the change is meant, raise \(raise) and record the new version with LAHDE_RECORD=1"
    }
    guard ProcessInfo.processInfo.environment["LAHDE_RECORD"] == "1" else {
      return "\(version) is not in Goldens/\(file.lastPathComponent): record it with LAHDE_RECORD=1"
    }
    // The file is read anew: other versions may have been recorded since.
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try (text + "\(version) \(digest)\n").write(to: file, atomically: true, encoding: .utf8)
    return "\(version) was recorded: look at it, then run without LAHDE_RECORD"
  }
}
