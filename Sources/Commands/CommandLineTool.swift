import Foundation
import Records

/// The program: finds the command, runs it, turns problems into messages and exit codes.
public enum CommandLineTool {
  /// Runs `lahde` with these words (without the program's name) and returns the exit code.
  public static func run(_ words: [String], context: RunContext) -> Int32 {
    let output = Output()
    guard let name = words.first, name != "--help", name != "help" else {
      output.write(Help.overview)
      return ExitCode.done.rawValue
    }
    guard let command = CommandRegistry.command(named: name) else {
      output.error(Problem(.usage, "there is no command \(name)", remedy: "`lahde` lists the commands").description)
      return ExitCode.usage.rawValue
    }
    let rest = Array(words.dropFirst())
    if rest.contains("--help") {
      output.write(Help.text(command))
      return ExitCode.done.rawValue
    }
    do throws(Problem) {
      let invocation = try Invocation(command, rest, context: context, output: output)
      return try command.init().run(invocation).rawValue
    } catch {
      output.error(error.description)
      return error.code.rawValue
    }
  }

  /// The context of a real run: the system's clock, user and randomness.
  ///
  /// `$LAHDE_NOW` (seconds since 1970) sets the clock, so that documentation and tests can repeat an answer; only the
  /// contract of a sample allows it.
  public static func systemContext() -> RunContext {
    let environment = ProcessInfo.processInfo.environment
    let now = environment["LAHDE_NOW"].flatMap { Int64($0) } ?? Int64(Date().timeIntervalSince1970)
    return RunContext(now: now, user: NSUserName(), randomBytes: systemRandomBytes)
  }

  /// The kernel's random bytes, in one read; a million salts asked for one by one cost a second.
  private static func systemRandomBytes(_ count: Int) -> [UInt8] {
    guard let source = FileHandle(forReadingAtPath: "/dev/urandom"), let data = try? source.read(upToCount: count),
      data.count == count
    else {
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
    return Array(data)
  }
}
