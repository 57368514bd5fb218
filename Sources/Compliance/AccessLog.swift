import Foundation
import Records

/// Who looked at persons' data, when and how: a file of its own beside the register, one line a command, no values.
public struct AccessLog: Sendable {
  private let path: String

  /// The access log of the register at `path`.
  public init(register path: String) { self.path = path + ".access.log" }

  /// Notes that `command` showed `count` persons' data; a log that cannot be written refuses the command.
  public func note(command: String, count: Int, context: RunContext) throws(Problem) {
    let line = "\(Timestamp.text(context.now)) \(context.user) \(command) \(count)\n"
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forWritingAtPath: path) else { throw problem }
    defer { try? handle.close() }
    do {
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(line.utf8))
    } catch {
      throw problem
    }
  }

  private var problem: Problem {
    Problem(
      .inputOutput, file: path, "the access log cannot be written, so nothing is shown",
      remedy: "check that this user may write to the register's folder")
  }
}
