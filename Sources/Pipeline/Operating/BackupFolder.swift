import Foundation
import Records
import Text

/// The folder of a register's backups: their names tell when they were made, and sort by it.
public struct BackupFolder: Sendable {
  /// The folder.
  public let path: String
  private let stem: String

  /// The backups of the register at `register` in `folder`; without it, in `backups` beside the register.
  public init(register: String, folder: String? = nil) {
    let home = PathName.folder(of: register)
    path = folder ?? PathName.joined(home, "backups")
    stem = Self.stem(of: PathName.name(of: register))
  }

  /// A file's name without its ending.
  private static func stem(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// A backup: its path, and when it was made (seconds since 1970).
  public struct Entry: Sendable, Equatable {
    /// Where it lies.
    public let path: String
    /// When it was made, by its name.
    public let made: Int64
  }

  /// The path of a backup made at `now`: `register-20260528T202640Z.db`.
  public func path(at now: Int64) -> String { join("\(stem)-\(Self.compact(now)).db") }

  /// The backups, newest first. Files with other names are none of them.
  public func entries() -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix(stem + "-"), name.hasSuffix(".db") else { return nil }
      return Self.seconds(name.dropFirst(stem.count + 1).dropLast(3)).map { Entry(path: join(name), made: $0) }
    }.sorted { $0.made > $1.made }
  }

  /// What backups that were broken off have left: whole or in part, they hold personal data.
  public func unfinished() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.contains(Self.partial) }.sorted().map(join)
  }

  /// What stands in the name of a backup that is not finished.
  static let partial = ".partial-"

  /// Makes the folder if it is not there, for its owner only.
  func make() throws(Problem) {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Problem(
        .inputOutput, file: path, "the backups' folder cannot be made",
        remedy: "check that this user may write to the folder above it")
    }
  }

  /// A time as it stands in a name: `20260528T202640Z`.
  static func compact(_ now: Int64) -> String { Timestamp.text(now).filter { $0 != "-" && $0 != ":" } }

  private static func seconds(_ text: Substring) -> Int64? {
    let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.map { Int($0) - 0x30 }
    guard text.utf8.count == 16, digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard let days = Timestamp.days(year: number(0..<4), month: number(4..<6), day: number(6..<8)) else { return nil }
    let seconds = days * 86400 + Int64(number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14))
    return compact(seconds) == text ? seconds : nil
  }

  private func join(_ name: String) -> String { PathName.joined(path, name) }
}
