import Foundation
import Records
import Register
import Text

/// The ledger's seals in a file that is kept elsewhere, to compare the register with later: numbers and hashes, no
/// values.
///
/// A line an entry, `NUMBER SEAL`, under the line `lahde.seals/1`.
public enum SealFile {
  private static let head = "lahde.seals/1"

  /// The file's text.
  public static func text(_ entries: [AuditEntry]) -> String {
    let lines = entries.map { "\($0.id) \(Digest(bytes: $0.seal)?.hex ?? "")\n" }
    return head + "\n" + lines.joined()
  }

  /// Reads a file of seals; throws ``ExitCode/noInput`` without it, ``ExitCode/badData`` at the line that is none.
  public static func load(_ path: String) throws(Problem) -> [(entry: Int64, seal: [UInt8])] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        .noInput, file: path, "there are no seals here", remedy: "`lahde audit seals --output FILE` makes them")
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == head else {
      throw Problem(
        .badData, file: path, line: 1, column: 1, "this is not a file of seals",
        remedy: "`lahde audit seals --output FILE` makes one")
    }
    var seals: [(entry: Int64, seal: [UInt8])] = []
    for (index, line) in lines.enumerated().dropFirst() where !(line.isEmpty && index == lines.count - 1) {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let entry = Int64(parts[0]), let seal = bytes(parts[1]) else {
        throw Problem(
          .badData, file: path, line: index + 1, column: 1, "this is not a line of a file of seals",
          remedy: "take the file from where it was kept, unchanged")
      }
      seals.append((entry, seal))
    }
    return seals
  }

  private static func bytes(_ hex: Substring) -> [UInt8]? {
    let digits = hex.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    return (0..<32).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }
  }
}
