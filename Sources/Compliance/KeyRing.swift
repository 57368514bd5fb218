import Foundation
import Records
import Text

/// The keys of a register: one file of lines `purpose version hex`, readable by its owner only, in a folder of its own
/// outside the register's folder and its backups.
public struct KeyRing: Sendable {
  /// What a key is for.
  public enum Purpose: String, Sendable, CaseIterable {
    /// Encrypts the register (SQLCipher build).
    case cipher
    /// Turns identifiers into suppression codes.
    case suppression
    /// Seals the ledger.
    case ledger
  }

  private struct Key {
    var purpose: Purpose
    var version: Int
    var bytes: [UInt8]
  }

  let path: String
  private let keys: [Key]

  /// The newest key for a purpose, and its version.
  public func newest(_ purpose: Purpose) throws(Problem) -> (version: Int, bytes: [UInt8]) {
    guard let key = keys.filter({ $0.purpose == purpose }).max(by: { $0.version < $1.version }) else {
      throw Problem(
        .configuration, file: path, "the key file has no key for \(purpose.rawValue)",
        remedy: "restore the key file from its copy")
    }
    return (key.version, key.bytes)
  }

  /// All keys for a purpose, oldest first: what was suppressed under an old key stays suppressed.
  public func all(_ purpose: Purpose) -> [(version: Int, bytes: [UInt8])] {
    keys.filter { $0.purpose == purpose }.sorted { $0.version < $1.version }.map { ($0.version, $0.bytes) }
  }

  /// Reads a key file. A missing key is never made silently: it is a problem, ``ExitCode/configuration``.
  public static func load(_ path: String) throws(Problem) -> KeyRing {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        .configuration, file: path, "the key file is missing or cannot be read",
        remedy: "restore it; without it nothing suppressed would be recognised, so no run starts")
    }
    if let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let mode = attributes[.posixPermissions] as? NSNumber, mode.intValue & 0o077 != 0
    {
      throw Problem(
        .configuration, file: path, "the key file can be read by others than its owner", remedy: "chmod 600")
    }
    var keys: [Key] = []
    for (number, line) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated() {
      let parts = line.split(separator: " ")
      guard parts.count == 3, let purpose = Purpose(rawValue: String(parts[0])), let version = Int(parts[1]),
        let bytes = bytes(hex: parts[2]), bytes.count == 32
      else {
        throw Problem(
          .configuration, file: path, line: number + 1, column: 1, "this is not a line of a key file",
          remedy: "restore the key file from its copy")
      }
      keys.append(Key(purpose: purpose, version: version, bytes: bytes))
    }
    return KeyRing(path: path, keys: keys)
  }

  /// Makes a key file with one new key a purpose, and its rights journal, for a register's first night.
  ///
  /// Both are made in a folder that only its owner may use: the journal first, empty, and then the whole key file in one
  /// step. Cut off in between, that leaves an empty journal, of which no key is lost; see ``areMissing(_:)``.
  public static func create(_ path: String, context: RunContext) throws(Problem) -> KeyRing {
    let folder = PathName.folder(of: path)
    let keys = Purpose.allCases.map { Key(purpose: $0, version: 1, bytes: context.randomBytes(32)) }
    let lines = keys.map { "\($0.purpose.rawValue) \($0.version) \(hex($0.bytes))\n" }.joined()
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw Problem(.inputOutput, file: folder, "the key folder cannot be made")
      }
    }
    do throws(FileFailure) {
      try NewFile.requireClosed(folderOf: path)
      try RightsJournal.make(RightsJournal.path(ofKeyFile: path))
      try NewFile.make(path, lines)
    } catch {
      guard case .openFolder = error else {
        throw Problem(.inputOutput, file: path, "the key file cannot be written: \(error.text)")
      }
      throw Problem(
        .configuration, file: folder, "the keys are not made here: \(error.text)",
        remedy: "chmod 700, or name a key file in a folder of its own (keyFile)")
    }
    return KeyRing(path: path, keys: keys)
  }

  /// Whether no keys have been made here yet: neither key file nor journal is there, or only a journal in which nothing
  /// stands. A journal with entries has lost its keys, and new ones would not know whom it has erased.
  public static func areMissing(_ path: String) -> Bool {
    let journal = RightsJournal.path(ofKeyFile: path)
    guard !FileManager.default.fileExists(atPath: path) else { return false }
    return !FileManager.default.fileExists(atPath: journal)
      || FileManager.default.contents(atPath: journal)?.isEmpty == true
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    Digest(bytes: bytes)?.hex ?? ""
  }

  private static func bytes(hex: Substring) -> [UInt8]? {
    guard hex.utf8.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in hex {
      guard let digit = character.hexDigitValue else { return nil }
      if let first = high {
        bytes.append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
    return bytes
  }
}
