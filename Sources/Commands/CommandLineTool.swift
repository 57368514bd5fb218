import Foundation
import Records
import Text

/// The program: finds the command, runs it, turns problems into messages and exit codes.
public enum CommandLineTool {
  /// Runs `lahde` with these words (without the program's name) and returns the exit code.
  public static func run(_ words: [String]) -> Int32 {
    StandardStreams.prepare()
    let output = Output()
    // Every answer ends here: what could not be written is never a success.
    return output.end(answer(words, output)).rawValue
  }

  private static func answer(_ words: [String], _ output: Output) -> ExitCode {
    do throws(Problem) {
      let context = try systemContext()
      switch try CommandCall(words) {
      case .overview: output.text(.lines(Help.overview))
      case .help(let entry, let path): output.text(.lines(Help.text(entry, path: path)))
      case .run(let command, let path, let words):
        return try command.init().run(Invocation(path, words, context: context, output: output))
      }
      return .done
    } catch {
      output.problem(error)
      return error.code
    }
  }

  /// The context of a real run: the system's clock, user and randomness.
  ///
  /// `$LAHDE_NOW` (seconds since 1970) sets the clock, so that documentation and tests can repeat an answer; only the
  /// contract of a sample allows it. One that is no number is refused: whoever sets it does not want the real clock.
  static func systemContext() throws(Problem) -> RunContext {
    var now = Int64(Date().timeIntervalSince1970)
    if let text = ProcessInfo.processInfo.environment["LAHDE_NOW"] {
      guard let given = Int64(text) else {
        throw Problem(
          .configuration, "LAHDE_NOW is not a number of seconds since 1970",
          remedy: "set it as LAHDE_NOW=$(date -u -d 2026-05-02 +%s), or unset it")
      }
      now = given
    }
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

extension ExitCode {
  /// Whether the command did what it was asked for.
  var isGood: Bool {
    switch self {
    case .done, .newInQuarantine, .sourceHeld: true
    case .usage, .badData, .noInput, .nobodyOrSeveral, .bug, .inputOutput, .locked, .notAuthorised, .configuration:
      false
    }
  }
}
