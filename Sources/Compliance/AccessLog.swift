import Foundation
import Records
import Text

/// Who looked at persons' data, when and how: a file of its own beside the register, one line a command, no values.
///
/// `TIME USER COMMAND COUNT`, and where few persons were shown by name the IDs of their contacts: `contact:13,contact:17`.
public struct AccessLog: Sendable {
  /// One line.
  public struct Entry: Sendable, Equatable {
    /// When, `2026-05-02T00:00:00Z`.
    public let time: String
    /// The operating system's user, the command, and how many records it showed.
    public let user: String, command: String, count: Int
    /// The contacts that it was about, if they are named.
    public let contacts: [Int64]
    /// For which reason, where one was needed.
    public let reason: String?
  }

  private let path: String

  /// The access log of the register at `path`.
  public init(register path: String) { self.path = path + ".access.log" }

  /// Notes that `command` showed `count` persons' data, of `contacts` if they are few, and for which `reason` where one was
  /// needed; a log that cannot be written refuses the command.
  public func note(command: String, count: Int, contacts: [Int64] = [], reason: String? = nil, context: RunContext)
    throws(Problem)
  {
    let about = contacts.isEmpty ? "" : " " + contacts.map { "contact:\($0)" }.joined(separator: ",")
    // One word, whatever it says.
    let why = reason?.addingPercentEncoding(withAllowedCharacters: .alphanumerics).map { " reason:\($0)" } ?? ""
    let line = "\(Timestamp.text(context.now)) \(context.user) \(command) \(count)\(about)\(why)\n"
    do throws(FileFailure) { try OpenFile.openOrMake(path, appending: true).write(line) } catch {
      throw Problem(
        .inputOutput, file: path, "the access log cannot be written (\(error.text)), so nothing is shown",
        remedy: "check that this user may write to the register's folder")
    }
  }

  /// The lines, oldest first, and the numbers (1-based) of those that are none; nothing where there is no log yet.
  public func entries() throws(Problem) -> (entries: [Entry], unreadable: [Int]) {
    guard FileManager.default.fileExists(atPath: path) else { return ([], []) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(.inputOutput, file: path, "the access log cannot be read", remedy: "check the file's rights")
    }
    var (entries, unreadable): ([Entry], [Int]) = ([], [])
    for (index, line) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated() {
      if let entry = Self.entry(line) { entries.append(entry) } else { unreadable.append(index + 1) }
    }
    return (entries, unreadable)
  }

  private static func entry(_ line: Substring) -> Entry? {
    var words = line.split(separator: " ")
    var contacts: [Int64] = []
    var reason: String?
    if let last = words.last, last.hasPrefix("reason:") {
      reason = String(last.dropFirst("reason:".count)).removingPercentEncoding
      words.removeLast()
    }
    if let last = words.last, last.hasPrefix("contact:") {
      for one in last.split(separator: ",") {
        guard one.hasPrefix("contact:"), let id = Int64(one.dropFirst("contact:".count)) else { return nil }
        contacts.append(id)
      }
      words.removeLast()
    }
    guard words.count >= 4, let count = Int(words[words.count - 1]), words[0].hasSuffix("Z") else { return nil }
    return Entry(
      time: String(words[0]), user: String(words[1]), command: words[2..<(words.count - 1)].joined(separator: " "),
      count: count, contacts: contacts, reason: reason)
  }
}
